package org.plaudit.agents.interactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

class LinearFeaturesTest {
  private static EnvSpec<?, ?> spec(Space<?> seen) {
    return EnvSpec.of("Seen-v0", Domain.CONTROL, seen, Discrete.of(2));
  }

  private static double[] features(LinearFeatures features, float... seen) {
    double[] into = new double[features.size()];
    features.write(seen, 0, into);
    return into;
  }

  /** Of (x, y): 1, cos pi x, cos pi (x + y), cos pi y, with x = 1/4 and y = 1/2 of the way. */
  @Test
  void areTheCosinesOfWholeFrequencies() {
    Box box = Box.of(Vec.of(0f, -2f), Vec.of(4f, 2f));
    LinearFeatures features = new LinearFeatures(spec(box), new Fourier(1, 2));
    assertThat(features(features, 1, 0))
        .containsExactly(new double[] {1, Math.sqrt(0.5), -Math.sqrt(0.5), 0}, within(1e-12));
    assertThat(features.scale(0)).isEqualTo(1);
    assertThat(features.scale(1)).isEqualTo(1);
    assertThat(features.scale(2)).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void areAsManyAsCounted() {
    for (int numbers = 1; numbers < 5; numbers++) {
      for (int order = 1; order < 4; order++) {
        for (int coupling = 1; coupling < 5; coupling++) {
          Fourier basis = new Fourier(order, coupling);
          LinearFeatures features = new LinearFeatures(spec(Box.of(0, 1, numbers)), basis);
          assertThat((double) features.size()).isEqualTo(basis.count(numbers));
        }
      }
    }
    // All frequencies up to 3 along 4 numbers.
    assertThat(new Fourier(3, 4).count(4)).isEqualTo(256);
  }

  /** Mean 20 and deviation 10: three deviations make 0, 1/2 and 1 of -10, 20 and 50. */
  @Test
  void numbersWithoutBoundsAreNormalisedByWhatWasSeen() {
    LinearFeatures features = new LinearFeatures(spec(Box.unbounded(1)), new Fourier(1, 1));
    features.add(new float[] {10, 30}, 2);
    LinearFeatures frozen = features.frozen();
    assertThat(features(features, -10)[1]).isCloseTo(1, within(1e-9));
    assertThat(features(features, 20)[1]).isCloseTo(0, within(1e-9));
    assertThat(features(features, 50)[1]).isCloseTo(-1, within(1e-9));
    assertThat(features(features, 1000)[1]).isCloseTo(-1, within(1e-9));
    features.add(new float[] {1000, 2000}, 2);
    assertThat(features(frozen, 20)[1]).isCloseTo(0, within(1e-9));
  }

  @Test
  void ofANumberedStateThereIsOneInItsPlace() {
    LinearFeatures features =
        new LinearFeatures(spec(new WithMask<>(new Discrete(3, 5), 2)), Fourier.defaults());
    assertThat(features(features, 6, 1, 0)).containsExactly(0, 1, 0);
    assertThatThrownBy(() -> features(features, 8, 1, 0))
        .hasMessage("state (8.0) must be a whole number in [5, 7]");
  }

  @Test
  void saysWhyAWorldDoesNotFit() {
    assertThat(LinearFeatures.unfit(spec(Box.of(0, 1, 300)), Fourier.defaults()))
        .hasValue(
            "its observations have 300 numbers, of which order 3 and coupling 2 make 404551 cosines, more than the 65536 that are reasonable. Maybe coupling: 1, or a learner with a network, as deep-tamer.");
    assertThat(LinearFeatures.unfit(spec(Box.of(0, 1, 300)), new Fourier(3, 1))).isEmpty();
  }
}
