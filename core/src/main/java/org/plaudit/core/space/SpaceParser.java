package org.plaudit.core.space;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plaudit.core.Require;
import org.plaudit.core.Shown;
import org.plaudit.core.Suggest;

/** Reads the trees that {@link SpaceJson#describe} writes. */
final class SpaceParser {
  /** The keys of each kind, besides {@code kind}. */
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "discrete", Set.of("n", "start"),
          "multi-discrete", Set.of("sizes"),
          "multi-binary", Set.of("n"),
          "box", Set.of("low", "high", "shape"),
          "text", Set.of("alphabet", "min_length", "max_length"),
          "sequence", Set.of("element", "min_length", "max_length"),
          "product", Set.of("parts"),
          "one-of", Set.of("alternatives"),
          "masked", Set.of("observation", "choices"));

  private SpaceParser() {}

  static Space<?> parse(Tree tree) {
    String kind = tree.text("kind");
    Set<String> kinds = new TreeSet<>(KEYS.keySet());
    if (!kinds.contains(kind)) {
      String remedy = Suggest.maybe(kind, kinds);
      throw new IllegalArgumentException(
          "%s.kind %s is unknown.%s"
              .formatted(
                  tree.place(),
                  Shown.of(kind),
                  remedy.isEmpty() ? " Known: " + String.join(", ", kinds) + "." : remedy));
    }
    Set<String> keys = new TreeSet<>(KEYS.get(kind));
    keys.add("kind");
    tree.only(keys);
    // What is read inside is refused with its own place; what the space itself refuses, with ours.
    return switch (kind) {
      case "discrete" -> at(tree, tree.whole("n"), tree.whole("start"), Discrete::new);
      case "multi-discrete" -> at(tree, tree.wholes("sizes"), MultiDiscrete::new);
      case "multi-binary" -> at(tree, tree.whole("n"), MultiBinary::new);
      case "box" -> box(tree);
      case "text" -> text(tree);
      case "sequence" -> sequence(tree, parse(tree.inside("element")));
      case "product" -> product(tree);
      case "one-of" ->
          at(
              tree,
              tree.each("alternatives").stream().<Space<?>>map(SpaceParser::parse).toList(),
              OneOf::new);
      default -> masked(tree, parse(tree.inside("observation")));
    };
  }

  private static Space<?> box(Tree tree) {
    Vec low = bounds(tree, "low");
    Vec high = bounds(tree, "high");
    List<Integer> shape = tree.wholes("shape");
    return placed(tree, () -> new Box(low, high, shape));
  }

  private static Vec bounds(Tree tree, String key) {
    List<?> list = tree.list(key);
    float[] bounds = new float[list.size()];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = bound(list.get(i), tree.place() + "." + key + "[" + i + "]");
    }
    return Vec.of(bounds);
  }

  private static float bound(Object node, String place) {
    if ("inf".equals(node)) {
      return Float.POSITIVE_INFINITY;
    }
    if ("-inf".equals(node)) {
      return Float.NEGATIVE_INFINITY;
    }
    Mismatch.require(
        node instanceof Number number && Float.isFinite(number.floatValue()),
        place,
        node,
        "be a number within the floats, \"inf\" or \"-inf\"");
    return ((Number) node).floatValue();
  }

  private static Space<?> text(Tree tree) {
    String alphabet = tree.text("alphabet");
    int least = tree.whole("min_length");
    int most = tree.whole("max_length");
    return placed(tree, () -> new Text(alphabet, least, most));
  }

  private static <T> Space<?> sequence(Tree tree, Space<T> element) {
    int least = tree.whole("min_length");
    int most = tree.whole("max_length");
    return placed(tree, () -> new Sequence<>(element, least, most));
  }

  private static Space<?> product(Tree tree) {
    Map<String, Space<?>> parts = new LinkedHashMap<>();
    for (Tree part : tree.each("parts")) {
      part.only(Set.of("name", "space"));
      String name = part.text("name");
      Require.that(
          parts.put(name, parse(part.inside("space"))) == null,
          "%s: two parts have the name %s",
          tree.place(),
          Shown.of(name));
    }
    return placed(tree, () -> new Product(parts));
  }

  private static <T> Space<?> masked(Tree tree, Space<T> inner) {
    int choices = tree.whole("choices");
    return placed(tree, () -> new WithMask<>(inner, choices));
  }

  private static <X> Space<?> at(Tree tree, X x, java.util.function.Function<X, Space<?>> made) {
    return placed(tree, () -> made.apply(x));
  }

  private static <X, Y> Space<?> at(
      Tree tree, X x, Y y, java.util.function.BiFunction<X, Y, Space<?>> made) {
    return placed(tree, () -> made.apply(x, y));
  }

  /** Makes the space; a refusal by its constructor gets the place in front. */
  private static Space<?> placed(Tree tree, java.util.function.Supplier<Space<?>> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(tree.place() + ": " + e.getMessage(), e);
    }
  }
}
