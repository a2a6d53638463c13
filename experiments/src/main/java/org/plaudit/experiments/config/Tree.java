package org.plaudit.experiments.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Operations on plain trees of maps, lists and scalars. None changes what it is given. */
final class Tree {
  /** Keys whose value may be written as an id alone. */
  private static final List<String> NAMED = List.of("env", "learner", "oracle");

  private Tree() {}

  /** A mapping with text keys; anything else is empty. */
  static Map<String, Object> map(Object tree) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (tree instanceof Map<?, ?> map) {
      map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    }
    return copy;
  }

  /**
   * {@code over} laid over {@code base}: mappings key by key, anything else replaced. Where a
   * mapping gets another {@code id}, the options of the old one go, except a learner's {@code
   * steps}, which mean the same for all of them. Options under no id stay, for whatever they come
   * to.
   */
  static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
    return merge("", base, over);
  }

  private static Map<String, Object> merge(
      String at, Map<String, Object> base, Map<String, Object> over) {
    Map<String, Object> merged = new LinkedHashMap<>(base);
    if (base.containsKey("id") && !over.getOrDefault("id", base.get("id")).equals(base.get("id"))) {
      merged.keySet().retainAll(at.equals("learner") ? List.of("id", "steps") : List.of("id"));
    }
    over.forEach(
        (key, value) -> {
          if (value instanceof Map && merged.get(key) instanceof Map) {
            merged.put(key, merge(key, map(merged.get(key)), map(value)));
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }

  /** The tree with nothing but {@code value} at {@code path}, as in {@code learner.clip}. */
  static Map<String, Object> single(List<String> path, Object value) {
    Object inner = path.size() == 1 ? value : single(path.subList(1, path.size()), value);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(path.get(0), inner);
    return tree;
  }

  /** Writes out what people may abbreviate: an id alone, and {@code reward: learned}. */
  static Map<String, Object> spelled(Map<String, Object> tree) {
    Map<String, Object> full = new LinkedHashMap<>(tree);
    for (String key : NAMED) {
      full.computeIfPresent(key, (k, value) -> each(value, Tree::named));
    }
    full.computeIfPresent(
        "reward",
        (k, value) ->
            "task".equals(value) || "none".equals(value)
                ? value
                : named("learned".equals(value) ? "bradley-terry" : value));
    full.computeIfPresent("feedback", (k, value) -> each(value, Tree::asked));
    for (String several : List.of("worlds", "arms")) {
      if (full.get(several) instanceof Map<?, ?> named) {
        Map<String, Object> each = map(named);
        each.replaceAll((name, one) -> one instanceof Map ? spelled(map(one)) : one);
        full.put(several, each);
      }
    }
    return full;
  }

  /** Does the same to each element of a list, and to anything else by itself. */
  private static Object each(Object value, UnaryOperator<Object> change) {
    return value instanceof List<?> list
        ? list.stream().map(element -> change.apply((Object) element)).toList()
        : change.apply(value);
  }

  private static Object asked(Object value) {
    if (!(value instanceof Map)) {
      return value;
    }
    Map<String, Object> asking = map(value);
    asking.computeIfPresent("select", (k, by) -> named(by));
    return asking;
  }

  private static Object named(Object value) {
    if (value instanceof String id) {
      Map<String, Object> full = new LinkedHashMap<>();
      full.put("id", id);
      return full;
    }
    return value;
  }
}
