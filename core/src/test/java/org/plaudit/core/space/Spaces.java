package org.plaudit.core.space;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of each kind of space, plain, at its limits and nested, for tests of what all must keep. */
final class Spaces {
  private static final float INF = Float.POSITIVE_INFINITY;

  private Spaces() {}

  static Stream<Space<?>> all() {
    return Stream.concat(plain(), nested());
  }

  private static Stream<Space<?>> plain() {
    return Stream.of(
        Discrete.of(1),
        Discrete.of(7),
        new Discrete(5, -2),
        new Discrete(1 << 24, 1),
        MultiDiscrete.of(3),
        MultiDiscrete.of(4, 1, 7),
        new MultiBinary(1),
        new MultiBinary(9),
        Box.of(-1, 1, 1),
        Box.of(2.5, 2.5, 2),
        Box.of(-Float.MAX_VALUE, Float.MAX_VALUE, 2),
        Box.unbounded(3),
        mixed(),
        new Box(Vec.filled(6, 0), Vec.filled(6, 255), List.of(1, 2, 3)),
        new Text("01", 0, 1),
        new Text(Text.PRINTABLE, 3, 12),
        new Text("äß\u4e2d\"\\\n", 2, 2));
  }

  private static Stream<Space<?>> nested() {
    Product product =
        product("position", mixed(), "choice", Discrete.of(3), "name", new Text("abc", 0, 4));
    OneOf oneOf = new OneOf(List.of(Discrete.of(2), Box.unbounded(4), new Text("xy", 1, 3)));
    return Stream.of(
        new Sequence<>(Discrete.of(4), 0, 5),
        new Sequence<>(new Text("ab", 0, 3), 2, 2),
        new Sequence<>(new Sequence<>(Box.of(1, 2, 2), 0, 2), 1, 3),
        product("only", Discrete.of(2)),
        product,
        oneOf,
        new WithMask<>(Discrete.of(9), 4),
        new WithMask<>(product, 2),
        new Sequence<>(oneOf, 0, 3),
        product("either", oneOf, "parts", product, "switches", new MultiBinary(3)),
        new OneOf(List.of(product, new Sequence<>(product, 0, 2), oneOf)),
        new WithMask<>(new Sequence<>(new WithMask<>(mixed(), 2), 0, 2), 3));
  }

  /** An element of each sort of boundedness. */
  static Box mixed() {
    return Box.of(Vec.of(-INF, -INF, 3f, -2f, 5f), Vec.of(INF, -1f, INF, 8f, 5f));
  }

  /** Names and spaces in turn. */
  static Product product(Object... namesAndSpaces) {
    Map<String, Space<?>> parts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndSpaces.length; i += 2) {
      parts.put((String) namesAndSpaces[i], (Space<?>) namesAndSpaces[i + 1]);
    }
    return new Product(parts);
  }
}
