package org.plaudit.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plaudit.core.Require;
import org.plaudit.core.Shown;
import org.plaudit.core.Suggest;

/**
 * A map in a tree and its place, whose values are read by key and type; what is missing or of
 * another type is refused with an {@link IllegalArgumentException} that names the place.
 */
record Tree(Map<?, ?> map, String place, int depth) {
  /** Spaces nest this deep at most, so that a hostile tree cannot exhaust the stack. */
  private static final int DEEPEST = 64;

  Tree {
    Require.that(depth <= DEEPEST, "%s is nested deeper than %d spaces", place, DEEPEST);
  }

  /** The map at a place, or a refusal. */
  static Tree of(Object node, String place, int depth) {
    Mismatch.require(node instanceof Map, place, node, "be a map of keys and values");
    return new Tree((Map<?, ?>) node, place, depth);
  }

  /** Refuses any other key. */
  void only(Set<String> known) {
    for (Object key : map.keySet()) {
      if (!(key instanceof String) || !known.contains(key)) {
        throw new IllegalArgumentException(
            "%s has an unknown key %s.%s"
                .formatted(place, Shown.of(key), Suggest.maybe(String.valueOf(key), known)));
      }
    }
  }

  Object get(String key) {
    Object value = map.get(key);
    Require.that(value != null, "%s has no %s", place, key);
    return value;
  }

  String text(String key) {
    Object value = get(key);
    Mismatch.require(value instanceof String, place + "." + key, value, "be a text");
    return (String) value;
  }

  int whole(String key) {
    return whole(get(key), place + "." + key);
  }

  List<?> list(String key) {
    return list(get(key), place + "." + key);
  }

  List<Integer> wholes(String key) {
    List<Integer> numbers = new ArrayList<>();
    List<?> list = list(key);
    for (int i = 0; i < list.size(); i++) {
      numbers.add(whole(list.get(i), place + "." + key + "[" + i + "]"));
    }
    return numbers;
  }

  /** The tree one level down. */
  Tree inside(String key) {
    return of(get(key), place + "." + key, depth + 1);
  }

  /** The trees in a list one level down. */
  List<Tree> each(String key) {
    List<Tree> trees = new ArrayList<>();
    List<?> list = list(key);
    for (int i = 0; i < list.size(); i++) {
      trees.add(of(list.get(i), place + "." + key + "[" + i + "]", depth + 1));
    }
    return trees;
  }

  static List<?> list(Object node, String place) {
    Mismatch.require(node instanceof List, place, node, "be a list");
    return (List<?>) node;
  }

  static int whole(Object node, String place) {
    if (node instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && Math.abs(number.doubleValue()) <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw new IllegalArgumentException(
        "%s %s must be a whole number".formatted(place, Shown.of(node)));
  }
}
