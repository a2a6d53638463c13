package org.plaudit.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plaudit.core.random.Pcg64;

/** What every space must keep, on thousands of samples. */
final class SpaceLawsTest {
  private static final int SAMPLES = 2_000;

  static Stream<Space<?>> spaces() {
    return Spaces.all();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <T> void samplesAreMembers(Space<T> space) {
    Pcg64 rng = new Pcg64(1);
    for (int i = 0; i < SAMPLES; i++) {
      T member = space.sample(rng);
      assertThat(space.contains(member)).as("%s", member).isTrue();
      assertThat(Mismatch.of(space, member, "value")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <T> void samplesDependOnTheGeneratorAlone(Space<T> space) {
    Pcg64 first = new Pcg64(2);
    Pcg64 second = new Pcg64(2);
    for (int i = 0; i < 100; i++) {
      T member = space.sample(first);
      assertThat(space.sample(second)).isEqualTo(member).hasSameHashCodeAs(member);
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <T> void theFlatFormLosesNothingAndStaysInItsPlace(Space<T> space) {
    Pcg64 rng = new Pcg64(3);
    int width = space.width();
    float[] buffer = new float[width + 5];
    for (int i = 0; i < SAMPLES; i++) {
      T member = space.sample(rng);
      // What lay there before must not shine through, nor what is around be touched.
      Arrays.fill(buffer, 77.5f);
      space.write(member, buffer, 3);
      assertThat(space.read(buffer, 3)).isEqualTo(member);
      assertThat(new float[] {buffer[0], buffer[1], buffer[2]}).containsOnly(77.5f);
      assertThat(new float[] {buffer[3 + width], buffer[4 + width]}).containsOnly(77.5f);
      float[] again = new float[width];
      space.write(member, again, 0);
      assertThat(again).isEqualTo(Arrays.copyOfRange(buffer, 3, 3 + width));
    }
    assertThat(space.width()).isEqualTo(width).isPositive();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void theDescriptionLosesNothing(Space<?> space) {
    Map<String, Object> tree = SpaceJson.describe(space);
    assertThat(SpaceJson.parse(tree)).isEqualTo(space).hasSameHashCodeAs(space);
    assertThat(SpaceJson.parse(asMap(throughJson(tree)))).isEqualTo(space);
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <T> void theTreeOfAMemberLosesNothing(Space<T> space) {
    Pcg64 rng = new Pcg64(4);
    for (int i = 0; i < SAMPLES; i++) {
      T member = space.sample(rng);
      Object tree = SpaceJson.encode(space, member);
      assertThat(SpaceJson.decode(space, tree)).isEqualTo(member);
      assertThat(SpaceJson.decode(space, throughJson(tree))).isEqualTo(member);
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <T> void featuresFillTheirSizeWithinTheirBox(Space<T> space) {
    if (Features.size(space) > 1 << 20) {
      return; // One-hot over 2^24 categories is allowed, but not worth 2,000 rounds here.
    }
    Pcg64 rng = new Pcg64(5);
    int size = Features.size(space);
    Box box = Features.box(space);
    assertThat(box.width()).isEqualTo(size);
    float[] flat = new float[space.width() + 1];
    float[] features = new float[size + 4];
    for (int i = 0; i < SAMPLES; i++) {
      space.write(space.sample(rng), flat, 1);
      Arrays.fill(features, -9999.5f);
      Features.write(space, flat, 1, features, 2);
      assertThat(Mismatch.of(box, Vec.copyOf(features, 2, size), "features")).isEmpty();
      assertThat(new float[] {features[0], features[1], features[size + 2], features[size + 3]})
          .containsOnly(-9999.5f);
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void strangersAreRefusedWithoutAnException(Space<?> space) {
    for (Object stranger : strangers()) {
      boolean member = space.contains(stranger);
      assertThat(Mismatch.of(space, stranger, "value").isEmpty())
          .as("%s in %s", stranger, space)
          .isEqualTo(member);
    }
    assertThat(space.contains(null)).isFalse();
    assertThat(space.contains(new Object())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void membersOfOtherSpacesAreToldApart(Space<?> space) {
    Pcg64 rng = new Pcg64(6);
    Spaces.all()
        .forEach(
            other -> {
              for (int i = 0; i < 20; i++) {
                Object x = other.sample(rng);
                assertThat(Mismatch.of(space, x, "value").isEmpty())
                    .as("%s in %s", x, space)
                    .isEqualTo(space.contains(x));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void aBrokenFlatFormIsReadOrRefusedButNeverCrashes(Space<?> space) {
    Pcg64 rng = new Pcg64(7);
    float[] flat = new float[space.width()];
    float[] bad = {Float.NaN, Float.POSITIVE_INFINITY, -1, 0.5f, 1e9f, 1, 0};
    for (int i = 0; i < 500; i++) {
      for (int j = 0; j < flat.length; j++) {
        flat[j] = bad[rng.nextInt(bad.length)];
      }
      try {
        assertThat((Object) space.read(flat, 0)).isNotNull();
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageContaining("must be a whole number in [0, ");
      }
    }
  }

  private static List<Object> strangers() {
    List<Object> strangers =
        new ArrayList<>(
            List.of(
                "a",
                "",
                "0",
                'c',
                -1,
                0,
                1,
                1L,
                2.5,
                1f,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                true,
                List.of(),
                List.of(0),
                List.of(0, 0, 0),
                List.of(true),
                List.of(1L),
                Map.of(),
                Map.of("only", 0),
                Map.of("only", 5),
                Map.of("other", 0),
                Mask.all(4),
                Vec.of(0f),
                Vec.of(new float[0])));
    strangers.add(Vec.of(Float.NaN));
    strangers.add(Vec.of(0, Float.POSITIVE_INFINITY, 0));
    strangers.add(Arrays.asList(null, null, null));
    strangers.add(Collections.singletonList(null));
    strangers.add(Collections.singletonMap("only", null));
    strangers.add(new TreeMap<>(Map.of(1, 2)));
    strangers.add(new OneOf.Choice(-1, 0));
    strangers.add(new OneOf.Choice(3, 0));
    strangers.add(new OneOf.Choice(0, null));
    strangers.add(new OneOf.Choice(0, 1));
    strangers.add(new Masked<>(0, Mask.all(3)));
    strangers.add(new Masked<>(null, Mask.all(4)));
    strangers.add(new Masked<>(0, null));
    strangers.add(new float[] {0});
    strangers.add(null);
    return strangers;
  }

  /**
   * What a JSON library makes of a tree: shortest decimals read as doubles, whole numbers as longs.
   */
  static Object throughJson(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put((String) key, throughJson(value)));
      return copy;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(SpaceLawsTest::throughJson).toList();
    }
    if (tree instanceof Float number) {
      return Double.valueOf(number.toString());
    }
    if (tree instanceof Integer number) {
      return Long.valueOf(number);
    }
    assertThat(tree).isInstanceOf(String.class);
    return tree;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object tree) {
    return (Map<String, Object>) tree;
  }
}
