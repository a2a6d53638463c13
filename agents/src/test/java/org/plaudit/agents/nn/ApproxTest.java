package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ApproxTest {
  /** About 400,000 points, dense near 0. */
  private static float point(int i) {
    double t = i / 200_000.0;
    return (float) (12 * t * t * t);
  }

  @Test
  void tanhIsAccurateOddAndBelowOne() {
    for (int i = -200_000; i <= 200_000; i++) {
      float x = point(i);
      float y = Approx.tanh(x);
      double exact = Math.tanh(x);
      assertThat(Math.abs(y - exact)).isLessThanOrEqualTo(3.5e-7 * Math.abs(exact));
      assertThat(Math.abs(y)).isLessThan(1);
      assertThat(Approx.tanh(-x)).isEqualTo(-y);
    }
    assertThat(Approx.tanh(Float.POSITIVE_INFINITY)).isCloseTo(1f, within(1e-6f));
    assertThat(Approx.tanh(Float.NaN)).isNaN();
  }

  @Test
  void expIsAccurateFromUnderflowToOverflow() {
    for (int i = -200_000; i <= 200_000; i++) {
      float x = 7.25f * point(i);
      double exact = Math.exp(x);
      assertThat(Math.abs(Approx.exp(x) - exact)).isLessThanOrEqualTo(3e-7 * exact);
    }
    assertThat(Approx.exp(0)).isEqualTo(1);
    assertThat(Approx.exp(-95)).isCloseTo((float) Math.exp(-95), within(1e-44f));
    assertThat(Approx.exp(88.7f)).isCloseTo((float) Math.exp(88.7f), within(1e32f));
    assertThat(Approx.exp(88.8f)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Approx.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Approx.exp(-104)).isZero();
    assertThat(Approx.exp(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(Approx.exp(Softmax.FORBIDDEN)).isZero();
    assertThat(Approx.exp(Float.NaN)).isNaN();
  }

  @Test
  void manyExponentialsAreAsExactAsOne() {
    float[] x = new float[9001];
    for (int i = 0; i < x.length; i++) {
      x[i] = -i * 0.01f;
    }
    float[] y = x.clone();
    Approx.expOfNegative(y, new float[x.length], x.length);
    for (int i = 0; i < x.length; i++) {
      double exact = Math.exp(Math.max(x[i], -87f));
      assertThat((double) y[i]).isCloseTo(exact, within(2.5e-7 * exact));
    }
    float[] ends = {0, -0.0f, -1e30f, Float.NEGATIVE_INFINITY, Float.NaN};
    Approx.expOfNegative(ends, new float[5], 5);
    assertThat(ends[0]).isEqualTo(1);
    assertThat(ends[1]).isEqualTo(1);
    assertThat(ends[2]).isBetween(0f, 2e-38f);
    assertThat(ends[3]).isBetween(0f, 2e-38f);
    assertThat(ends[4]).isNaN();
  }

  @Test
  void manyAtOnceHaveTheSameBits() {
    float[] x = new float[400_008];
    for (int i = 0; i < 400_001; i++) {
      x[i] = 9 * point(i - 200_000);
    }
    float[] odd = {
      Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0.0f, 87, -87, -1e9f
    };
    System.arraycopy(odd, 0, x, 400_001, 7);
    float[] y = new float[x.length];
    float[] scratch = new float[x.length];
    Approx.exp(x, y, scratch, x.length);
    for (int i = 0; i < x.length; i++) {
      sameBits(y[i], Approx.exp(x[i]));
    }
    Approx.log(x, y, scratch, x.length);
    for (int i = 0; i < x.length; i++) {
      sameBits(y[i], Approx.log(x[i]));
    }
    Approx.logSigmoid(x, y, scratch, new float[x.length], x.length);
    for (int i = 0; i < x.length; i++) {
      sameBits(y[i], Approx.logSigmoid(x[i]));
    }
  }

  private static void sameBits(float many, float one) {
    assertThat(Float.floatToIntBits(many)).isEqualTo(Float.floatToIntBits(one));
  }

  @Test
  void logIsAccurateFromTheSmallestToTheLargest() {
    for (int i = -200_000; i <= 200_000; i++) {
      float x = (float) Math.exp(7.25f * point(i)); // dense near 1
      double exact = Math.log(x);
      assertThat(Math.abs(Approx.log(x) - exact)).isLessThanOrEqualTo(3e-7 * Math.abs(exact));
    }
    assertThat(Approx.log(1)).isZero();
    assertThat(Approx.log(Float.MIN_VALUE)).isEqualTo((float) Math.log(Float.MIN_VALUE));
    assertThat(Approx.log(Float.MAX_VALUE)).isEqualTo((float) Math.log(Float.MAX_VALUE));
    assertThat(Approx.log(0)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(Approx.log(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Approx.log(-1)).isNaN();
    assertThat(Approx.log(Float.NaN)).isNaN();
  }

  @Test
  void softplusIsAccurateEverywhere() {
    for (int i = -200_000; i <= 200_000; i++) {
      float x = 7f * point(i);
      double exact = Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs((double) x)));
      assertThat(Math.abs(Approx.softplus(x) - exact)).isLessThanOrEqualTo(5e-7 * exact);
    }
    assertThat(Approx.softplus(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Approx.softplus(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(Approx.softplus(Float.NaN)).isNaN();
  }

  @Test
  void logSigmoidKeepsBothTails() {
    // PyTorch in float64
    float[] x = {-30, -2, 0, 5, 20};
    double[] y = {
      -30.000000000000092,
      -2.1269280110429727,
      -0.6931471805599453,
      -0.006715348489118068,
      -2.061153620314381e-09
    };
    for (int i = 0; i < x.length; i++) {
      assertThat((double) Approx.logSigmoid(x[i])).isCloseTo(y[i], within(4e-7 * Math.abs(y[i])));
    }
    assertThat(Approx.logSigmoid(-1000)).isEqualTo(-1000);
    assertThat(Approx.softplus(1000)).isEqualTo(1000);
  }

  @Test
  void activationsAgreeWithPyTorch() {
    float[] z = {-3, -1, -0.1f, 0, 0.2f, 1.5f, 4};
    check(
        Activation.GELU,
        z,
        -0.0036373920817729943,
        -0.15880800939172324,
        -0.04601724895456484,
        0,
        0.11585142978210627,
        1.3995715769802328,
        3.9999297540518075);
    check(
        Activation.SILU,
        z,
        -0.14227761953270035,
        -0.2689414213699951,
        -0.047502081252106004,
        0,
        0.1099667994624956,
        1.2263617142904655,
        3.928055160151634);
    check(Activation.RELU, z, 0, 0, 0, 0, 0.2, 1.5, 4);
    check(Activation.SIGMOID, new float[] {0, 2, -40}, 0.5, 0.8807970779778823, 0);
  }

  private static void check(Activation activation, float[] z, double... expected) {
    float[] y = new float[z.length];
    activation.forward(z, y, z.length);
    for (int i = 0; i < z.length; i++) {
      assertThat((double) y[i]).as("%s(%s)", activation, z[i]).isCloseTo(expected[i], within(1e-6));
    }
  }
}
