package org.plaudit.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;

final class FeaturesTest {
  private static <T> float[] features(Space<T> space, T member) {
    float[] flat = new float[space.width()];
    space.write(member, flat, 0);
    float[] features = new float[Features.size(space)];
    Features.write(space, flat, 0, features, 0);
    return features;
  }

  @Test
  void categoriesBecomeOneHot() {
    assertThat(features(new Discrete(4, -1), 1)).containsExactly(0, 0, 1, 0);
    assertThat(features(MultiDiscrete.of(2, 3), List.of(1, 0))).containsExactly(0, 1, 1, 0, 0);
    assertThat(features(new Text("xyz", 0, 3), "zx")).containsExactly(0, 0, 1, 1, 0, 0, 0, 0, 0);
  }

  @Test
  void numbersAndSwitchesStayAsTheyAre() {
    assertThat(features(Box.unbounded(2), Vec.of(-3.5f, 9f))).containsExactly(-3.5f, 9f);
    assertThat(features(new MultiBinary(3), List.of(true, false, true))).containsExactly(1, 0, 1);
  }

  @Test
  void partsFollowInTheOrderInWhichTheyWereNamed() {
    Product space = Spaces.product("z", Discrete.of(2), "a", Box.of(0, 9, 1));
    Map<String, Object> member = new LinkedHashMap<>();
    member.put("a", Vec.of(7f));
    member.put("z", 1);
    assertThat(features(space, member)).containsExactly(0, 1, 7);
  }

  @Test
  void theAlternativeIsShownAndItsMemberInItsOwnPlace() {
    OneOf space = new OneOf(List.of(Box.of(0, 9, 2), Discrete.of(3)));
    assertThat(features(space, new OneOf.Choice(0, Vec.of(4f, 5f))))
        .containsExactly(1, 0, 4, 5, 0, 0, 0);
    assertThat(features(space, new OneOf.Choice(1, 2))).containsExactly(0, 1, 0, 0, 0, 0, 1);
  }

  @Test
  void absentElementsAreZeros() {
    Sequence<Integer> space = new Sequence<>(Discrete.of(2), 0, 3);
    assertThat(features(space, List.of(1))).containsExactly(0, 1, 0, 0, 0, 0);
    // Numbers that cannot be 0 may still be absent.
    assertThat(Features.box(new Sequence<>(Box.of(3, 5, 1), 0, 2))).isEqualTo(Box.of(0, 5, 2));
  }

  @Test
  void theMaskIsNoFeature() {
    WithMask<Integer> space = new WithMask<>(Discrete.of(2), 5);
    assertThat(features(space, new Masked<>(1, Mask.none(5)))).containsExactly(0, 1);
  }

  static Stream<Space<?>> whatFeaturesTellIsReadBack() {
    return Spaces.all().filter(space -> space.width() < 1000 && Features.size(space) < 10_000);
  }

  @ParameterizedTest
  @MethodSource
  <T> void whatFeaturesTellIsReadBack(Space<T> space) {
    Pcg64 rng = Seed.of(3).generator();
    for (int i = 0; i < 50 && Features.invertible(space); i++) {
      T member = space.sample(rng);
      assertThat(Features.read(space, features(space, member), 0)).isEqualTo(member);
    }
  }

  @Test
  void masksAndListsOfWhatMayBeZeroCannotBeReadBack() {
    assertThat(Spaces.all().filter(space -> !Features.invertible(space)))
        .containsExactly(
            new Sequence<>(new Text("ab", 0, 3), 2, 2),
            new Sequence<>(new Sequence<>(Box.of(1, 2, 2), 0, 2), 1, 3),
            new WithMask<>(Discrete.of(9), 4),
            new WithMask<>(
                Spaces.product(
                    "position",
                    Spaces.mixed(),
                    "choice",
                    Discrete.of(3),
                    "name",
                    new Text("abc", 0, 4)),
                2),
            new WithMask<>(new Sequence<>(new WithMask<>(Spaces.mixed(), 2), 0, 2), 3));
    Space<Masked<Integer>> masked = new WithMask<>(Discrete.of(2), 2);
    assertThatThrownBy(() -> Features.read(masked, new float[] {1, 0}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not tell which member");
  }

  @Test
  void theBoxOfFeaturesKeepsTheBoundsOfNumbers() {
    Product space = Spaces.product("choice", Discrete.of(2), "speed", Box.of(-2, 3, 1));
    assertThat(Features.box(space)).isEqualTo(Box.of(Vec.of(0f, 0f, -2f), Vec.of(1f, 1f, 3f)));
  }
}
