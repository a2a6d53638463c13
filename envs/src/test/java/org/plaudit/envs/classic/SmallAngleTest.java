package org.plaudit.envs.classic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmallAngleTest {
  @Test
  void sineAndCosineAgreeWithTheExactOnesToTheLastBit() {
    double worst = 0;
    for (int i = -250_000; i <= 250_000; i++) {
      double x = i * 1e-6;
      double sin = StrictMath.sin(x);
      double cos = StrictMath.cos(x);
      worst = Math.max(worst, Math.abs(SmallAngle.sin(x) - sin) / Math.ulp(sin));
      worst = Math.max(worst, Math.abs(SmallAngle.cos(x) - cos) / Math.ulp(cos));
    }
    assertThat(worst).isEqualTo(1);
  }
}
