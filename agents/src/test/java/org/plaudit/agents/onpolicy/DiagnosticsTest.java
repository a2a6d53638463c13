package org.plaudit.agents.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DiagnosticsTest {
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
