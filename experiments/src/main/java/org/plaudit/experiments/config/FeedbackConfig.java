package org.plaudit.experiments.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plaudit.core.catalog.Option;

/**
 * What people are asked, how often, and when.
 *
 * @param select who chooses which segments are shown
 */
public record FeedbackConfig(Choice select, Asking asking) {
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    Map<String, Object> written = Option.written(asking);
    written.keySet().removeAll(asking.idle());
    tree.put("query", written.remove("query"));
    tree.put("select", select.tree());
    tree.putAll(written);
    return tree;
  }
}
