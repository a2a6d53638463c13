package org.plaudit.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SpaceJsonTest {
  private static final Product PRODUCT =
      Spaces.product("speed", Box.of(-1, 1, 2), "mode", new Text("ab", 0, 2));

  @Test
  void eachKindReadsAsDocumented() {
    assertThat(SpaceJson.describe(Discrete.of(4))).hasToString("{kind=discrete, n=4, start=0}");
    assertThat(SpaceJson.describe(MultiDiscrete.of(3, 2)))
        .hasToString("{kind=multi-discrete, sizes=[3, 2]}");
    assertThat(SpaceJson.describe(new MultiBinary(5))).hasToString("{kind=multi-binary, n=5}");
    assertThat(
            SpaceJson.describe(
                Box.of(Vec.of(-1f, Float.NEGATIVE_INFINITY), Vec.of(1f, Float.POSITIVE_INFINITY))))
        .hasToString("{kind=box, low=[-1.0, -inf], high=[1.0, inf], shape=[2]}")
        .containsEntry("low", List.of(-1f, "-inf"));
    assertThat(SpaceJson.describe(new Text("01", 0, 8)))
        .hasToString("{kind=text, alphabet=01, min_length=0, max_length=8}");
    assertThat(SpaceJson.describe(new Sequence<>(Discrete.of(2), 1, 3)))
        .hasToString(
            "{kind=sequence, element={kind=discrete, n=2, start=0}, min_length=1, max_length=3}");
    assertThat(SpaceJson.describe(Spaces.product("go", Discrete.of(2))))
        .hasToString("{kind=product, parts=[{name=go, space={kind=discrete, n=2, start=0}}]}");
    assertThat(SpaceJson.describe(new OneOf(List.of(new MultiBinary(1)))))
        .hasToString("{kind=one-of, alternatives=[{kind=multi-binary, n=1}]}");
    assertThat(SpaceJson.describe(new WithMask<>(new MultiBinary(1), 9)))
        .hasToString("{kind=masked, observation={kind=multi-binary, n=1}, choices=9}");
  }

  @Test
  void membersReadAsDocumented() {
    assertThat(SpaceJson.encode(Discrete.of(4), 3)).isEqualTo(3);
    assertThat(SpaceJson.encode(new MultiBinary(2), List.of(true, false))).isEqualTo(List.of(1, 0));
    assertThat(SpaceJson.encode(Box.of(0, 1, 2), Vec.of(0.1f, 1f))).isEqualTo(List.of(0.1f, 1f));
    assertThat(SpaceJson.encode(PRODUCT, Map.of("mode", "a", "speed", Vec.of(0f, 1f))))
        .hasToString("{speed=[0.0, 1.0], mode=a}");
    assertThat(SpaceJson.encode(new OneOf(List.of(Discrete.of(2))), new OneOf.Choice(0, 1)))
        .hasToString("{index=0, value=1}");
    assertThat(
            SpaceJson.encode(
                new WithMask<>(Discrete.of(2), 3), new Masked<>(1, Mask.of(true, false, true))))
        .hasToString("{observation=1, legal=[1, 0, 1]}");
  }

  @Test
  void whatIsNoMemberIsNotWrittenAndTheMessageSaysWhere() {
    refusesToWrite(Discrete.of(4), 4, "value (4) must be a whole number in [0, 3]");
    refusesToWrite(
        Box.of(-4.8, 4.8, 2), Vec.of(0f, 4.9f), "value[1] (4.9) must lie in [-4.8, 4.8]");
    refusesToWrite(
        PRODUCT,
        Map.of("speed", Vec.of(0f, Float.NaN), "mode", ""),
        "value.speed[1] (NaN) must be finite");
    refusesToWrite(
        PRODUCT,
        Map.of("speed", Vec.of(0f, 0f), "mode", "az"),
        "value.mode (az) must not hold 'z' (U+007A), which is not in the alphabet");
    refusesToWrite(
        PRODUCT, Map.of("mode", "a"), "value ({mode=a}) must be a map with exactly the keys");
    refusesToWrite(
        new Sequence<>(Discrete.of(2), 0, 2),
        List.of(0, 1, 0),
        "value ([0, 1, 0]) must have 0 to 2 elements, not 3");
    refusesToWrite(
        new OneOf(List.of(Discrete.of(2))),
        new OneOf.Choice(0, 2),
        "value.value (2) must be a whole number in [0, 1]");
    refusesToWrite(
        new WithMask<>(Discrete.of(2), 3), new Masked<>(0, Mask.all(2)), "a mask of 3 choices");
  }

  private static <T> void refusesToWrite(Space<T> space, T value, String message) {
    assertThatThrownBy(() -> SpaceJson.encode(space, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatIsNoMemberIsNotReadAndTheMessageSaysWhere() {
    refusesToRead(Discrete.of(4), 1.5, "value (1.5) must be a whole number");
    refusesToRead(Discrete.of(4), "1", "value (1) must be a whole number");
    refusesToRead(Discrete.of(4), 1e300, "must be a whole number");
    refusesToRead(Discrete.of(4), null, "value (null) must be a whole number");
    refusesToRead(Discrete.of(4), -1, "value (-1) must be a whole number in [0, 3]");
    refusesToRead(MultiDiscrete.of(2, 2), List.of(1), "must be a list of 2 whole numbers");
    refusesToRead(MultiDiscrete.of(2, 2), List.of(1, 2), "value[1] (2)");
    refusesToRead(new MultiBinary(2), List.of(1, 2), "value[1] (2) must be 0 or 1");
    refusesToRead(Box.of(0, 1, 2), List.of(0.5, "x"), "value[1] (x) must be a number");
    refusesToRead(Box.of(0, 1, 2), List.of(0.5), "must be a vector of 2 floats");
    refusesToRead(Box.unbounded(1), List.of(1e39), "value[0] (Infinity) must be finite");
    refusesToRead(Box.of(0, 1, 2), 3, "value (3) must be a list");
    refusesToRead(new Text("ab", 0, 2), 7, "value (7) must be a text");
    refusesToRead(PRODUCT, Map.of("mode", "a"), "value has no speed");
    refusesToRead(
        PRODUCT,
        Map.of("mode", "a", "sped", List.of(0, 0)),
        "value has an unknown key (sped). Maybe speed.");
    refusesToRead(new Sequence<>(Discrete.of(2), 1, 2), List.of(), "must have 1 to 2 elements");
    OneOf oneOf = new OneOf(List.of(Discrete.of(2)));
    refusesToRead(oneOf, Map.of("index", 1, "value", 0), "value.index (1) must lie in [0, 0]");
    refusesToRead(oneOf, Map.of("index", 0, "value", 2), "value.value (2)");
    refusesToRead(
        new WithMask<>(Discrete.of(2), 2),
        Map.of("observation", 0, "legal", List.of(1)),
        "value.legal must have 2 elements, not 1");
    refusesToRead(
        new WithMask<>(Discrete.of(2), 2),
        Map.of("observation", 0, "legal", List.of(1, "yes")),
        "value.legal[1] (yes) must be 0 or 1");
  }

  private static void refusesToRead(Space<?> space, Object tree, String message) {
    assertThatThrownBy(() -> SpaceJson.decode(space, tree))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aTreeThatDescribesNoSpaceIsRefusedWithItsPlace() {
    refusesToParse(Map.of(), "space has no kind");
    refusesToParse(Map.of("kind", 3), "space.kind (3) must be a text");
    refusesToParse(Map.of("kind", "discret"), "space.kind (discret) is unknown. Maybe discrete.");
    refusesToParse(
        Map.of("kind", "quaternion"), "Known: box, discrete, masked, multi-binary, multi-discrete");
    refusesToParse(Map.of("kind", "discrete", "n", 3), "space has no start");
    refusesToParse(Map.of("kind", "discrete", "n", 0, "start", 0), "space: n (0) must be positive");
    refusesToParse(
        Map.of("kind", "discrete", "n", 3, "strat", 0),
        "space has an unknown key (strat). Maybe start.");
    refusesToParse(
        Map.of("kind", "discrete", "n", 2.5, "start", 0), "space.n (2.5) must be a whole number");
    refusesToParse(
        Map.of("kind", "multi-discrete", "sizes", List.of(2, "x")),
        "space.sizes[1] (x) must be a whole number");
    refusesToParse(
        Map.of("kind", "box", "low", List.of(2), "high", List.of(1), "shape", List.of(1)),
        "space: low (2.0) must not exceed high (1.0)");
    refusesToParse(
        Map.of("kind", "box", "low", List.of("nan"), "high", List.of(1), "shape", List.of(1)),
        "space.low[0] (nan) must be a number within the floats");
    refusesToParse(
        Map.of(
            "kind",
            "product",
            "parts",
            List.of(Map.of("name", "a", "space", Map.of("kind", "multi-binary", "n", -1)))),
        "space.parts[0].space: n (-1) must be positive");
    Map<String, Object> bit = Map.of("kind", "multi-binary", "n", 1);
    refusesToParse(
        Map.of(
            "kind",
            "product",
            "parts",
            List.of(Map.of("name", "a", "space", bit), Map.of("name", "a", "space", bit))),
        "space: two parts have the name (a)");
    refusesToParse(
        Map.of("kind", "one-of", "alternatives", List.of(bit, 7)),
        "space.alternatives[1] (7) must be a map");
    refusesToParse(
        Map.of("kind", "sequence", "element", bit, "min_length", 3, "max_length", 2),
        "space: maxLength (2) must be at least");
    refusesToParse(
        Map.of("kind", "masked", "observation", bit, "choices", 0),
        "space: choices (0) must be positive");
  }

  private static void refusesToParse(Map<String, ?> tree, String message) {
    assertThatThrownBy(() -> SpaceJson.parse(tree))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aTreeDeeperThanAnyHonestOneIsRefusedBeforeItExhaustsTheStack() {
    Map<String, Object> tree = Map.of("kind", "multi-binary", "n", 1);
    for (int i = 0; i < 100_000; i++) {
      Map<String, Object> around = new LinkedHashMap<>();
      around.put("kind", "masked");
      around.put("observation", tree);
      around.put("choices", 1);
      tree = around;
    }
    refusesToParse(tree, "is nested deeper than 64 spaces");
  }

  @Test
  void aSpaceTooLargeForAnyBufferIsRefused() {
    Map<String, Object> tree = Map.of("kind", "multi-binary", "n", 1 << 20);
    for (int i = 0; i < 3; i++) {
      tree = Map.of("kind", "sequence", "element", tree, "min_length", 0, "max_length", 1 << 20);
    }
    refusesToParse(tree, "must fit into 2^24");
  }

  @Test
  void parsingCopiesWhatItKeeps() {
    List<Object> sizes = new ArrayList<>(List.of(2, 3));
    Space<?> space = SpaceJson.parse(Map.of("kind", "multi-discrete", "sizes", sizes));
    sizes.set(0, 9);
    assertThat(space).isEqualTo(MultiDiscrete.of(2, 3));
  }
}
