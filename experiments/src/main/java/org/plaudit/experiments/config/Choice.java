package org.plaudit.experiments.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plaudit.core.catalog.Option;
import org.plaudit.core.catalog.Shelf;

/**
 * One entry of the catalog, with all its options.
 *
 * @param options of the entry's own type, defaults filled in
 */
public record Choice(String id, Record options) {

  /** Makes what was chosen. */
  public <P> P create(Shelf<P> shelf) {
    return shelf.get(id).create(options);
  }

  /** As a config says it: the id, then every option. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", id);
    tree.putAll(Option.written(options));
    return tree;
  }
}
