package org.plaudit.agents.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;

/** On p = (.5, .3, .2), q = (.2, .3, .5), whose expectations can be written down. */
class KlEstimatorTest {
  private static final double[] P = {.5, .3, .2};
  private static final double[] Q = {.2, .3, .5};
  private static final double KL = .274887220;

  private static double expectation(KlEstimator estimator) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += P[i] * estimator.of(Math.log(Q[i] / P[i]));
    }
    return sum;
  }

  @Test
  void k1AndK3AreUnbiasedAndK2IsNot() {
    assertThat(expectation(KlEstimator.K1)).isCloseTo(KL, within(1e-9));
    assertThat(expectation(KlEstimator.K2)).isCloseTo(.293856046, within(1e-9));
    assertThat(expectation(KlEstimator.K3)).isCloseTo(KL, within(1e-9));
  }

  /** Ten draws that stand for p. */
  @Test
  void theMeanIsOverTheRowsGiven() {
    float[] logRatios = new float[12];
    for (int i = 0, row = 0; i < 3; i++) {
      for (int draw = 0; draw < Math.round(10 * P[i]); draw++) {
        logRatios[row++] = (float) Math.log(Q[i] / P[i]);
      }
    }
    logRatios[10] = 99;
    assertThat(KlEstimator.K3.mean(logRatios, 10)).isCloseTo(KL, within(1e-7));
    assertThat(KlEstimator.K2.mean(logRatios, 10)).isCloseTo(.293856046, within(1e-7));
    assertThat(KlEstimator.K3.mean(new float[10], 10)).isZero();
  }

  /** The expected gradient with respect to p's logits, where draws of p are taken as given. */
  private static float[] gradient(KlEstimator estimator) {
    Tape tape = new Tape();
    float[] logP = new float[3];
    float[] logQ = new float[3];
    float[] weights = new float[3];
    for (int i = 0; i < 3; i++) {
      logP[i] = (float) Math.log(P[i]);
      logQ[i] = (float) Math.log(Q[i]);
      weights[i] = (float) P[i];
    }
    Tensor logits = tape.variable(1, 3, logP, 0);
    Tensor logRatio = tape.sub(tape.input(1, 3, logQ, 0), tape.logSoftmax(logits));
    Tensor estimates = estimator.of(tape, logRatio);
    for (int i = 0; i < 3; i++) {
      double right = estimator.of(Math.log(Q[i] / P[i]));
      assertThat((double) estimates.at(0, i)).isCloseTo(right, within(1e-6));
    }
    tape.backward("KL", tape.sum(tape.mul(estimates, tape.input(1, 3, weights, 0))));
    return logits.gradient();
  }

  private static double[] expectedGradient(KlEstimator estimator) {
    return switch (estimator) {
      case K1 -> new double[] {0, 0, 0};
      // p (log(p/q) - KL): the gradient of KL(p || q) itself
      case K2 -> new double[] {.320701755, -.082466166, -.238235589};
      // p - q: the gradient of KL(q || p)
      case K3 -> new double[] {.3, 0, -.3};
    };
  }

  @ParameterizedTest
  @EnumSource
  void asALossEachFollowsAGradientOfItsOwn(KlEstimator estimator) {
    float[] gradient = gradient(estimator);
    double[] right = expectedGradient(estimator);
    for (int i = 0; i < 3; i++) {
      assertThat((double) gradient[i]).isCloseTo(right[i], within(1e-6));
    }
  }
}
