package org.plaudit.agents.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  /** Ten draws that stand for p = (.5, .3, .2); the new policy is q = (.2, .3, .5). */
  private static float[] logRatios() {
    double[] p = {.5, .3, .2};
    double[] q = {.2, .3, .5};
    float[] logs = new float[10];
    for (int draw = 0, row = 0; draw < p.length; draw++) {
      for (int i = 0; i < Math.round(10 * p[draw]); i++) {
        logs[row++] = (float) Math.log(q[draw] / p[draw]);
      }
    }
    return logs;
  }

  @Test
  void theApproximateDivergenceIsTheTrueOneInTheMean() {
    assertThat(Diagnostics.approximateKl(logRatios(), 10)).isCloseTo(.274887220, within(1e-7));
    assertThat(Diagnostics.approximateKl(new float[10], 10)).isZero();
  }

  @Test
  void theClipFractionCountsBothSides() {
    assertThat(Diagnostics.clipFraction(new float[] {.7f, .9f, 1, 1.1f, 1.3f}, 5, .2))
        .isEqualTo(.4);
  }

  @Test
  void explainedVarianceIsOneForPerfectValuesAndNegativeForMisleadingOnes() {
    float[] returns = {1, 2, 3, 6};
    assertThat(Diagnostics.explainedVariance(returns, returns)).isEqualTo(1);
    assertThat(Diagnostics.explainedVariance(new float[] {2, 2, 2, 2}, returns)).isZero();
    assertThat(Diagnostics.explainedVariance(new float[] {-1, -2, -3, -6}, returns))
        .isCloseTo(-3, within(1e-12));
    assertThat(Diagnostics.explainedVariance(new float[] {1, 2}, new float[] {5, 5})).isZero();
  }
}
