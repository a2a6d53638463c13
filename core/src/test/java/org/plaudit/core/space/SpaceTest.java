package org.plaudit.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What single kinds of space contain, and what they refuse to be. */
final class SpaceTest {
  @Test
  void discreteHoldsItsIntegersOnly() {
    Discrete space = new Discrete(3, -1);
    assertThat(List.of(-1, 0, 1)).allMatch(space::contains);
    assertThat(List.of(-2, 2, 0L, 0.0, "0", Integer.MAX_VALUE, Integer.MIN_VALUE))
        .noneMatch(space::contains);
  }

  @Test
  void boxHoldsItsCornersAndNothingBeyond() {
    Box box = Box.of(-1, 1, 2);
    assertThat(box.contains(Vec.of(-1.0, 1.0))).isTrue();
    assertThat(box.contains(Vec.of(-1.0, Math.nextUp(1f)))).isFalse();
    assertThat(box.contains(Vec.of(0.0))).isFalse();
    assertThat(box.contains(Vec.of(0.0, Double.NaN))).isFalse();
    assertThat(Box.unbounded(1).contains(Vec.of(Double.POSITIVE_INFINITY))).isFalse();
    assertThat(Box.unbounded(1).contains(Vec.of(Float.MAX_VALUE))).isTrue();
    assertThat(box.bounded()).isTrue();
    assertThat(Spaces.mixed().bounded()).isFalse();
  }

  @Test
  void textHoldsItsAlphabetAndLengthsOnly() {
    Text text = new Text("ab", 1, 2);
    assertThat(List.of("a", "b", "ab", "bb")).allMatch(text::contains);
    assertThat(List.of("", "aba", "c", "A")).noneMatch(text::contains);
  }

  @Test
  void productNeedsExactlyItsParts() {
    Product product = Spaces.product("a", Discrete.of(2), "b", Discrete.of(2));
    assertThat(product.contains(Map.of("a", 0, "b", 1))).isTrue();
    assertThat(product.contains(Map.of("a", 0))).isFalse();
    assertThat(product.contains(Map.of("a", 0, "b", 1, "c", 0))).isFalse();
    assertThat(product.contains(Map.of("a", 0, "b", 2))).isFalse();
  }

  @Test
  void masksCountAndCompareByValue() {
    Mask mask = Mask.of(true, false, true);
    assertThat(mask.count()).isEqualTo(2);
    assertThat(mask).isEqualTo(Mask.of(true, false, true)).isNotEqualTo(Mask.all(3));
    assertThat(mask).hasToString("101");
    assertThat(mask.allows(-1) || mask.allows(1) || mask.allows(3)).isFalse();
  }

  @Test
  void valuesAreImmutable() {
    float[] floats = {1, 2};
    Vec vec = Vec.of(floats);
    floats[0] = 9;
    vec.toArray()[1] = 9;
    assertThat(vec).isEqualTo(Vec.of(1.0, 2.0)).hasSameHashCodeAs(Vec.of(1f, 2f));
    assertThat(Vec.of(Float.NaN)).isEqualTo(Vec.of(Float.NaN));
    assertThat(Vec.of(0f)).isNotEqualTo(Vec.of(-0f));
    boolean[] legal = {true};
    Mask mask = Mask.of(legal);
    legal[0] = false;
    assertThat(mask.allows(0)).isTrue();
  }

  @Test
  void spacesThatCannotBeSayWhy() {
    refused(() -> Discrete.of(0), "n (0) must be positive");
    refused(
        () -> new Discrete(2, 1 << 24),
        "members (16777216 to 16777217) must lie within -2^24 and 2^24");
    refused(() -> MultiDiscrete.of(), "sizes must not be empty");
    refused(() -> MultiDiscrete.of(2, 0), "sizes ([2, 0]) must lie in [1, 2^24]");
    refused(() -> new MultiBinary(0), "n (0) must be positive");
    refused(() -> Box.of(1, -1, 2), "low (1.0) must not exceed high (-1.0)");
    refused(() -> Box.of(Double.NaN, 1, 1), "low (NaN) must not exceed high (1.0)");
    refused(
        () -> Box.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1),
        "with a number in between");
    refused(
        () -> Box.of(Vec.of(0f), Vec.of(1f, 1f)),
        "low (1 elements) and high (2) must have equally many");
    refused(() -> Box.of(0, 1, 0), "at least one");
    refused(
        () -> new Box(Vec.filled(6, 0), Vec.filled(6, 1), List.of(2, 2)),
        "shape [2, 2] must have 6 elements");
    refused(
        () -> new Box(Vec.filled(4, 0), Vec.filled(4, 1), List.of(-2, -2)),
        "shape [-2, -2] must have 4 elements, all sizes positive");
    refused(
        () -> new Box(Vec.filled(1, 0), Vec.filled(1, 1), List.of(1 << 16, 1 << 16, 1 << 16)),
        "must have 1 elements");
    refused(() -> new Text("", 0, 1), "alphabet must not be empty");
    refused(() -> new Text("aba", 0, 1), "alphabet (aba) must hold each character once");
    refused(() -> new Text("a\uD83D\uDE00", 0, 1), "characters of the basic plane only");
    refused(() -> new Text("a", -1, 1), "minLength (-1) must not be negative");
    refused(() -> new Text("a", 3, 2), "maxLength (2) must be at least 1 and minLength (3)");
    refused(() -> new Text("a", 0, 0), "maxLength (0) must be at least 1");
    refused(() -> new Sequence<>(Discrete.of(2), 3, 2), "maxLength (2) must be at least");
    refused(
        () -> new Sequence<>(new MultiBinary(4096), 0, 4096),
        "the flat form of the space (16777217 floats) must fit into 2^24");
    refused(() -> new Product(Map.of()), "parts must not be empty");
    refused(() -> new OneOf(List.of()), "alternatives must not be empty");
    refused(() -> new WithMask<>(Discrete.of(2), 0), "choices (0) must be positive");
  }

  private static void refused(ThrowingCallable making, String message) {
    assertThatThrownBy(making)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
