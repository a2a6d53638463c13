package org.plaudit.experiments.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProfileLikelihoodTest {
  private static final double[] LOW = {-50, 0.01};
  private static final double[] HIGH = {50, 100};

  /** Of a mean and a deviation: 25 observations with mean 3 and mean square deviation 4. */
  private static double normal(double[] x, double[] gradient) {
    double variance = x[1] * x[1];
    double squares = 4 + (3 - x[0]) * (3 - x[0]);
    gradient[0] = 25 * (3 - x[0]) / variance;
    gradient[1] = 25 * (squares / variance - 1) / x[1];
    return -25 * (Math.log(x[1]) + squares / (2 * variance));
  }

  @Test
  void theMeanOfANormalHasTheIntervalOfItsLikelihoodRatio() {
    double[] start = {0, 1};
    Summit top = new BoxedNewton(ProfileLikelihoodTest::normal, LOW, HIGH).climb(start);
    Interval mean =
        new ProfileLikelihood(ProfileLikelihoodTest::normal, LOW, HIGH, 0.95).interval(top, 0);
    // 25 ln(1 + d^2 / 4) = 3.841459: d = 2 sqrt(exp(3.841459 / 25) - 1).
    double half = 2 * Math.sqrt(Math.expm1(3.841458820694124 / 25));
    assertThat(mean.estimate()).isCloseTo(3, within(1e-5));
    assertThat(mean.low()).isCloseTo(3 - half, within(1e-3));
    assertThat(mean.high()).isCloseTo(3 + half, within(1e-3));
  }

  @Test
  void anIntervalThatMeetsAWallEndsThere() {
    // No success in 20 trials: L = (1 - p)^20.
    Smooth none =
        (x, gradient) -> {
          gradient[0] = -20 / (1 - x[0]);
          return 20 * Math.log1p(-x[0]);
        };
    double[] low = {0};
    double[] high = {0.999};
    double[] start = {0.3};
    Summit top = new BoxedNewton(none, low, high).climb(start);
    Interval share = new ProfileLikelihood(none, low, high, 0.95).interval(top, 0);
    assertThat(share.estimate()).isZero();
    assertThat(share.low()).isZero();
    assertThat(share.high()).isCloseTo(-Math.expm1(-3.841458820694124 / 40), within(1e-4));
  }

  @Test
  void whereTheDataSayNothingTheWholeBoxRemains() {
    Smooth flat =
        (x, gradient) -> {
          gradient[0] = 0;
          return 1;
        };
    double[] low = {-2};
    double[] high = {3};
    double[] start = {0.5};
    Summit top = new BoxedNewton(flat, low, high).climb(start);
    assertThat(new ProfileLikelihood(flat, low, high, 0.95).interval(top, 0))
        .isEqualTo(new Interval(0.5, -2, 3));
  }

  @Test
  void aConfidenceOutsideOfZeroAndOneIsRefused() {
    assertThatThrownBy(() -> new ProfileLikelihood(ProfileLikelihoodTest::normal, LOW, HIGH, 95))
        .hasMessage("confidence (95.0) must lie in (0, 1). Maybe 0.95.");
  }
}
