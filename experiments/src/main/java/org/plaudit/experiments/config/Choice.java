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

  /**
   * As a config says it: the id, then every option. Infinite numbers can be defaults, but nobody
   * may write them, so they are left out.
   */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", id);
    tree.putAll(writable(Option.written(options)));
    return tree;
  }

  /** Options without infinite numbers, which nobody may write. */
  static Map<String, Object> writable(Map<String, Object> all) {
    Map<String, Object> some = new LinkedHashMap<>();
    all.forEach(
        (key, value) -> {
          if (!(value instanceof Double number) || Double.isFinite(number)) {
            some.put(key, value instanceof Map ? writable(Tree.map(value)) : value);
          }
        });
    return some;
  }
}
