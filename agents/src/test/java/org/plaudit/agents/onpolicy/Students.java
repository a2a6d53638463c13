package org.plaudit.agents.onpolicy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.learn.Learner;

/** Learners out of the catalog. */
final class Students {
  private static final Catalog CATALOG = Catalog.of(new AgentsPlugin());

  private Students() {}

  static Learner.Factory of(String id, Map<String, ?> options) {
    return CATALOG.learners().get(id).create(options);
  }

  /** Small ones: a few rows, a few units, then {@code more}. */
  static Learner.Factory small(String id, Map<String, ?> more) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("worlds", 3);
    options.put("horizon", 9);
    options.put("hidden", List.of(8));
    options.putAll(more);
    return of(id, options);
  }
}
