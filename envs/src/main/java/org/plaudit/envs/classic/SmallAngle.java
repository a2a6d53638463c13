package org.plaudit.envs.classic;

/**
 * Sine and cosine near zero, as straight-line polynomials: the Taylor series up to x^13 and x^14,
 * whose remainders for |x| &lt;= 0.25 are below a thousandth of the last bit. So they differ from
 * {@link Math} by at most the rounding of the last bits, cost a tenth, and a loop over them can be
 * vectorised.
 */
final class SmallAngle {
  private SmallAngle() {}

  /** The sine of {@code x} in [-0.25, 0.25]. */
  static double sin(double x) {
    double s = x * x;
    double p = 1.0 / 6227020800.0;
    p = p * s - 1.0 / 39916800.0;
    p = p * s + 1.0 / 362880.0;
    p = p * s - 1.0 / 5040.0;
    p = p * s + 1.0 / 120.0;
    p = p * s - 1.0 / 6.0;
    return x + x * (s * p);
  }

  /** The cosine of {@code x} in [-0.25, 0.25]. */
  static double cos(double x) {
    double s = x * x;
    double p = -1.0 / 87178291200.0;
    p = p * s + 1.0 / 479001600.0;
    p = p * s - 1.0 / 3628800.0;
    p = p * s + 1.0 / 40320.0;
    p = p * s - 1.0 / 720.0;
    p = p * s + 1.0 / 24.0;
    return 1 - (0.5 * s - s * s * p);
  }
}
