package org.plaudit.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.plaudit.core.random.Pcg64;

/** Samples have the distribution that the space promises. */
final class SamplingTest {
  private static final int DRAWS = 100_000;

  // Quantiles of chi-squared at 0.9999, by degrees of freedom: a fair sampler exceeds them for one
  // seed in 10,000, so the fixed seeds below are no lucky ones.
  private static final double CHI2_3 = 21.11;
  private static final double CHI2_9 = 33.72;

  /** Pearson's statistic against equal chances of the choices {@code first .. first + n - 1}. */
  private static double chiSquared(int first, int n, IntSupplier sampler) {
    int[] seen = new int[n];
    for (int i = 0; i < DRAWS; i++) {
      seen[sampler.getAsInt() - first]++;
    }
    double expected = (double) DRAWS / n;
    double sum = 0;
    for (int count : seen) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  @Test
  void discreteSamplesAreUniform() {
    Pcg64 rng = new Pcg64(11);
    Discrete space = new Discrete(10, -4);
    assertThat(chiSquared(-4, 10, () -> space.sample(rng))).isLessThan(CHI2_9);
  }

  @Test
  void theTestWouldSeeATenthMoreOfOneChoice() {
    Pcg64 rng = new Pcg64(11);
    // Choice 0 with 11 chances in 101, the others with 10: what a slightly wrong sampler does.
    IntSupplier biased = () -> Math.max(0, rng.nextInt(101) - 1) / 10;
    assertThat(chiSquared(0, 10, biased)).isGreaterThan(CHI2_9);
  }

  @Test
  void maskedSamplesAreUniformOverWhatIsLegal() {
    Pcg64 rng = new Pcg64(12);
    Discrete space = new Discrete(7, 5);
    Mask mask = Mask.of(false, true, true, false, false, true, true);
    int[] rank = {-1, 0, 1, -1, -1, 2, 3};
    assertThat(chiSquared(0, 4, () -> rank[space.sample(rng, mask) - 5])).isLessThan(CHI2_3);
  }

  @Test
  void aMaskWithOneLegalChoiceGivesIt() {
    Pcg64 rng = new Pcg64(13);
    for (int legal = 0; legal < 5; legal++) {
      boolean[] only = new boolean[5];
      only[legal] = true;
      assertThat(Discrete.of(5).sample(rng, Mask.of(only))).isEqualTo(legal);
    }
  }

  @Test
  void aMaskThatAllowsNothingOrHasAnotherSizeIsRefused() {
    Pcg64 rng = new Pcg64(13);
    assertThatThrownBy(() -> Discrete.of(3).sample(rng, Mask.none(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("none of the 3 choices is legal; there is nothing to sample");
    assertThatThrownBy(() -> Discrete.of(3).sample(rng, Mask.all(4)))
        .hasMessage("the mask has 4 choices, the space 3");
  }

  @Test
  void boxSamplesFollowTheirBounds() {
    Pcg64 rng = new Pcg64(14);
    Box box = Spaces.mixed(); // unbounded, up to -1, from 3, [-2, 8], [5, 5]
    double[] sum = new double[5];
    double[] squares = new double[5];
    for (int i = 0; i < DRAWS; i++) {
      Vec x = box.sample(rng);
      for (int j = 0; j < 5; j++) {
        sum[j] += x.get(j);
        squares[j] += x.get(j) * x.get(j);
      }
    }
    // Normal(0, 1); -1 - Exp(1); 3 + Exp(1); Uniform(-2, 8); constant.
    double[] mean = {0, -2, 4, 3, 5};
    double[] variance = {1, 1, 1, 100.0 / 12, 0};
    for (int j = 0; j < 5; j++) {
      double m = sum[j] / DRAWS;
      double v = squares[j] / DRAWS - m * m;
      // Five standard errors of the mean; the variance of an exponential's square is the widest.
      assertThat(m).isBetween(mean[j] - error(variance[j]), mean[j] + error(variance[j]));
      assertThat(v).isBetween(variance[j] * 0.95 - 1e-9, variance[j] * 1.05 + 1e-9);
    }
  }

  private static double error(double variance) {
    return 5 * Math.sqrt(variance / DRAWS) + 1e-12;
  }

  @Test
  void lengthsOfTextsAndSequencesAreUniform() {
    Pcg64 rng = new Pcg64(15);
    Text text = new Text("ab", 2, 11);
    assertThat(chiSquared(2, 10, () -> text.sample(rng).length())).isLessThan(CHI2_9);
    Sequence<Integer> sequence = new Sequence<>(Discrete.of(2), 1, 4);
    assertThat(chiSquared(1, 4, () -> sequence.sample(rng).size())).isLessThan(CHI2_3);
  }

  @Test
  void alternativesAreUniformWhateverTheirSize() {
    Pcg64 rng = new Pcg64(16);
    OneOf space =
        new OneOf(
            List.of(Discrete.of(1), Discrete.of(1000), Box.unbounded(5), new Text("a", 1, 1)));
    assertThat(chiSquared(0, 4, () -> space.sample(rng).index())).isLessThan(CHI2_3);
  }
}
