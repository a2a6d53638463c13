package org.plaudit.core.space;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Spaces and their members as trees of maps, lists, texts and numbers, ready to be written as JSON
 * or YAML.
 *
 * <pre>
 * {"kind": "discrete", "n": 4, "start": 0}
 * {"kind": "multi-discrete", "sizes": [3, 2]}
 * {"kind": "multi-binary", "n": 5}
 * {"kind": "box", "low": [-1, "-inf"], "high": [1, "inf"], "shape": [2]}
 * {"kind": "text", "alphabet": "01", "min_length": 0, "max_length": 8}
 * {"kind": "sequence", "element": {...}, "min_length": 0, "max_length": 8}
 * {"kind": "product", "parts": [{"name": "speed", "space": {...}}, ...]}
 * {"kind": "one-of", "alternatives": [{...}, ...]}
 * {"kind": "masked", "observation": {...}, "choices": 9}
 * </pre>
 *
 * The parts of a product are a list, because their order belongs to the flat form and readers of
 * JSON need not keep the order of keys. Members: a whole number for discrete; a list of whole
 * numbers for multi-discrete, of 0 and 1 for multi-binary, of numbers for a box, row-major; a text;
 * a list for a sequence; a map by name for a product; {@code {"index": 1, "value": ...}} for
 * one-of; {@code {"observation": ..., "legal": [1, 0, ...]}} for masked.
 */
public final class SpaceJson {
  private SpaceJson() {}

  /** The space as a tree. */
  public static Map<String, Object> describe(Space<?> space) {
    return space.match(new Describer());
  }

  /**
   * The space that a tree describes.
   *
   * @throws IllegalArgumentException naming the place and the rule, if the tree describes none
   */
  public static Space<?> parse(Map<String, ?> tree) {
    return SpaceParser.parse(new Tree(tree, "space", 0));
  }

  /**
   * A member as a tree.
   *
   * @throws IllegalArgumentException naming the place and the rule, if {@code member} is none
   */
  public static <T> Object encode(Space<T> space, T member) {
    Mismatch.refuse(space, member, "value");
    return space.match(new ValueEncoder(member));
  }

  /**
   * The member that a tree stands for.
   *
   * @throws IllegalArgumentException naming the place and the rule, if it stands for none
   */
  @SuppressWarnings("unchecked")
  public static <T> T decode(Space<T> space, Object tree) {
    return (T) space.match(new ValueDecoder(tree, "value"));
  }

  private static final class Describer implements Space.Cases<Map<String, Object>> {

    /** A map of the kind and what follows: keys and values in turn. */
    private static Map<String, Object> map(String kind, Object... keysAndValues) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("kind", kind);
      for (int i = 0; i < keysAndValues.length; i += 2) {
        map.put((String) keysAndValues[i], keysAndValues[i + 1]);
      }
      return map;
    }

    private static List<Object> bounds(Vec vec) {
      return IntStream.range(0, vec.size()).mapToObj(i -> bound(vec.get(i))).toList();
    }

    private static Object bound(float value) {
      return Float.isFinite(value) ? (Object) value : value > 0 ? "inf" : "-inf";
    }

    @Override
    public Map<String, Object> discrete(Discrete s) {
      return map("discrete", "n", s.n(), "start", s.start());
    }

    @Override
    public Map<String, Object> multiDiscrete(MultiDiscrete s) {
      return map("multi-discrete", "sizes", s.sizes());
    }

    @Override
    public Map<String, Object> multiBinary(MultiBinary s) {
      return map("multi-binary", "n", s.n());
    }

    @Override
    public Map<String, Object> box(Box s) {
      return map("box", "low", bounds(s.low()), "high", bounds(s.high()), "shape", s.shape());
    }

    @Override
    public Map<String, Object> text(Text s) {
      return map(
          "text",
          "alphabet",
          s.alphabet(),
          "min_length",
          s.minLength(),
          "max_length",
          s.maxLength());
    }

    @Override
    public Map<String, Object> sequence(Sequence<?> s) {
      return map(
          "sequence",
          "element",
          describe(s.element()),
          "min_length",
          s.minLength(),
          "max_length",
          s.maxLength());
    }

    @Override
    public Map<String, Object> product(Product s) {
      List<Object> parts =
          s.parts().entrySet().stream()
              .map(
                  part -> {
                    Map<String, Object> named = new LinkedHashMap<>();
                    named.put("name", part.getKey());
                    named.put("space", describe(part.getValue()));
                    return (Object) named;
                  })
              .toList();
      return map("product", "parts", parts);
    }

    @Override
    public Map<String, Object> oneOf(OneOf s) {
      return map(
          "one-of", "alternatives", s.alternatives().stream().map(SpaceJson::describe).toList());
    }

    @Override
    public Map<String, Object> withMask(WithMask<?> s) {
      return map("masked", "observation", describe(s.inner()), "choices", s.choices());
    }
  }
}
