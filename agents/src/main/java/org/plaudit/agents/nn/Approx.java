package org.plaudit.agents.nn;

/**
 * Elementary functions in plain float arithmetic: no table, the same bits in the interpreter and in
 * compiled code. {@link #tanh} is a straight line, so that loops over it vectorise.
 */
public final class Approx {
  /** From here on tanh rounds to 1 in float; clamping also keeps the fraction finite. */
  private static final float TANH_LIMIT = 7.9f;

  private static final float LOG2_E = 1.44269504f;
  // ln 2 in two parts: the first has few bits, so that its product with a small integer is exact.
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;

  /** 1.5 * 2^23: adding it leaves the nearest integer in the lowest bits of the sum. */
  private static final float ROUNDER = 12_582_912f;

  private static final int ROUNDER_BITS = 0x4b400000;

  private Approx() {}

  /**
   * Hyperbolic tangent, within 3.1e-7 and never outside (-1, 1): x P(x²) / Q(x²), fitted to the
   * least greatest relative error on [0, 7.9] (Lawson's weighting, in extended precision).
   */
  static float tanh(float z) {
    float x = Math.max(-TANH_LIMIT, Math.min(TANH_LIMIT, z));
    float u = x * x;
    float p =
        (((1.5428202715384032e-08f * u + 2.2023408746463247e-05f) * u + 3.579001873731613e-03f) * u
                    + 0.13450628519058228f)
                * u
            + 1f;
    float q =
        (((8.598873364462634e-07f * u + 3.4236666397191584e-04f) * u + 2.6192275807261467e-02f) * u
                    + 0.4678395688533783f)
                * u
            + 1f;
    return x * p / q;
  }

  /** Logistic function, within 1e-6. */
  static float sigmoid(float x) {
    return 0.5f + 0.5f * tanh(0.5f * x);
  }

  /**
   * e^x within 2 parts in ten million: x = n ln 2 + r, a Taylor polynomial in r (at most 0.347),
   * and 2^n put into the exponent. Infinite above 88.73, 0 below -104.
   */
  public static float exp(float x) {
    if (!(Math.abs(x) < 87)) {
      return extremeExp(x);
    }
    float shifted = x * LOG2_E + ROUNDER;
    float rounded = shifted - ROUNDER;
    int n = Float.floatToRawIntBits(shifted) - ROUNDER_BITS;
    float r = x - rounded * LN2_HIGH - rounded * LN2_LOW;
    // Two short chains side by side instead of a long one.
    float r2 = r * r;
    float low = (1f / 6 * r + 0.5f) * r2 + (r + 1f);
    float high = (1f / 5040 * r + 1f / 720) * r2 + (1f / 120 * r + 1f / 24);
    return (high * r2 * r2 + low) * Float.intBitsToFloat((n + 127) << 23);
  }

  /**
   * e^x of the first n numbers, none above 0, in their place; as exact as {@link #exp}, and several
   * times as fast. What lies below -87 counts as -87, which is nothing beside e^0.
   *
   * @param power room for n numbers
   */
  static void expOfNegative(float[] x, float[] power, int n) {
    // Three loops: two that vectorise, and between arrays of float and int the one that does not.
    for (int i = 0; i < n; i++) {
      float z = Math.max(x[i], -87f);
      float shifted = z * LOG2_E + ROUNDER;
      float rounded = shifted - ROUNDER;
      power[i] = shifted;
      x[i] = z - rounded * LN2_HIGH - rounded * LN2_LOW;
    }
    for (int i = 0; i < n; i++) {
      float r = x[i];
      x[i] =
          (((((1f / 5040 * r + 1f / 720) * r + 1f / 120) * r + 1f / 24) * r + 1f / 6) * r + 0.5f)
                  * (r * r)
              + (r + 1f);
    }
    for (int i = 0; i < n; i++) {
      x[i] *= Float.intBitsToFloat((Float.floatToRawIntBits(power[i]) - ROUNDER_BITS + 127) << 23);
    }
  }

  /** Where 2^n may leave the normal numbers: half of the way at a time. */
  private static float extremeExp(float x) {
    if (Float.isNaN(x)) {
      return x;
    }
    float half = exp(0.5f * Math.max(-110f, Math.min(100f, x)));
    return half * half;
  }

  /** log(1 + e^x), accurate where it is tiny and where it is large. */
  static float softplus(float x) {
    double e = exp(-Math.abs(x));
    double u = 1 + e;
    // e may vanish beside 1; then log(1 + e) is e.
    double tail = u == 1 ? e : Math.log(u);
    return (float) (Math.max(x, 0) + tail);
  }

  /** log(1 / (1 + e^-x)). */
  static float logSigmoid(float x) {
    return -softplus(-x);
  }
}
