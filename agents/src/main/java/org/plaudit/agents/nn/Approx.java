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

  /** The bits of the root of 1/2. */
  private static final int HALF_ROOT_BITS = 0x3f3504f3;

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
   * {@link #exp(float)} of the first n numbers, to the bit, and faster.
   *
   * @param y not the array x
   * @param power room for n numbers
   */
  static void exp(float[] x, float[] y, float[] power, int n) {
    // Two loops that vectorise, and one between float and int that does not.
    for (int i = 0; i < n; i++) {
      float shifted = x[i] * LOG2_E + ROUNDER;
      float rounded = shifted - ROUNDER;
      power[i] = shifted;
      y[i] = x[i] - rounded * LN2_HIGH - rounded * LN2_LOW;
    }
    for (int i = 0; i < n; i++) {
      float r = y[i];
      float r2 = r * r;
      float low = (1f / 6 * r + 0.5f) * r2 + (r + 1f);
      float high = (1f / 5040 * r + 1f / 720) * r2 + (1f / 120 * r + 1f / 24);
      y[i] = high * r2 * r2 + low;
    }
    for (int i = 0; i < n; i++) {
      int exponent = Float.floatToRawIntBits(power[i]) - ROUNDER_BITS + 127;
      y[i] = Math.abs(x[i]) < 87 ? y[i] * Float.intBitsToFloat(exponent << 23) : extremeExp(x[i]);
    }
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

  /**
   * Natural logarithm, within 2 parts in ten million: x = m 2^n with m between the roots of 1/2 and
   * of 2, and log m = 2 artanh((m - 1) / (m + 1)) as a series of at most 0.172.
   */
  static float log(float x) {
    if (!(x >= Float.MIN_NORMAL && x <= Float.MAX_VALUE)) {
      return (float) Math.log(x);
    }
    int bits = Float.floatToRawIntBits(x) - HALF_ROOT_BITS;
    int n = bits >> 23;
    float m = Float.intBitsToFloat((bits & 0x7fffff) + HALF_ROOT_BITS);
    float s = (m - 1) / (m + 1);
    float u = s * s;
    float tail = (((2f / 9 * u + 2f / 7) * u + 2f / 5) * u + 2f / 3) * u;
    return n * LN2_HIGH + (n * LN2_LOW + (s * tail + 2 * s));
  }

  /**
   * {@link #log(float)} of the first n numbers, to the bit, and faster.
   *
   * @param y not the array x
   * @param power room for n numbers
   */
  static void log(float[] x, float[] y, float[] power, int n) {
    // Two loops between float and int that do not vectorise, and between them one that does.
    for (int i = 0; i < n; i++) {
      int bits = Float.floatToRawIntBits(x[i]) - HALF_ROOT_BITS;
      power[i] = bits >> 23;
      y[i] = Float.intBitsToFloat((bits & 0x7fffff) + HALF_ROOT_BITS);
    }
    for (int i = 0; i < n; i++) {
      float s = (y[i] - 1) / (y[i] + 1);
      float u = s * s;
      float tail = (((2f / 9 * u + 2f / 7) * u + 2f / 5) * u + 2f / 3) * u;
      y[i] = power[i] * LN2_HIGH + (power[i] * LN2_LOW + (s * tail + 2 * s));
    }
    for (int i = 0; i < n; i++) {
      if (!(x[i] >= Float.MIN_NORMAL && x[i] <= Float.MAX_VALUE)) {
        y[i] = (float) Math.log(x[i]);
      }
    }
  }

  /**
   * {@link #logSigmoid(float)} of the first n numbers, to the bit, and faster.
   *
   * @param y not the array x
   * @param first room for n numbers
   * @param second room for n numbers
   */
  static void logSigmoid(float[] x, float[] y, float[] first, float[] second, int n) {
    for (int i = 0; i < n; i++) {
      first[i] = -Math.abs(x[i]);
    }
    exp(first, y, second, n);
    for (int i = 0; i < n; i++) {
      y[i] = -(Math.max(-x[i], 0) + logOfOneAnd(y[i]));
    }
  }

  /** log(1 + e^x), accurate where it is tiny and where it is large. */
  static float softplus(float x) {
    return Math.max(x, 0) + logOfOneAnd(exp(-Math.abs(x)));
  }

  /** log(1 + e) = 2 artanh(e / (2 + e)) for e in [0, 1]: a series of at most 1/3. */
  private static float logOfOneAnd(float e) {
    float s = e / (2 + e);
    float u = s * s;
    float low = ((2f / 9 * u + 2f / 7) * u + 2f / 5) * u + 2f / 3;
    float high = ((2f / 17 * u + 2f / 15) * u + 2f / 13) * u + 2f / 11;
    float u2 = u * u;
    return 2 * s + s * u * (low + high * (u2 * u2));
  }

  /** log(1 / (1 + e^-x)). */
  static float logSigmoid(float x) {
    return -softplus(-x);
  }
}
