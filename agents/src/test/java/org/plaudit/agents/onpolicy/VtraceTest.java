package org.plaudit.agents.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.trace.Rollout;

class VtraceTest {
  private static final Ending ON = Ending.RUNNING;
  private static final double DISCOUNT = 0.9;

  private final Pcg64 rng = new Pcg64(8);

  private static float[][] vtrace(
      Rollout rollout, float[] values, float[] next, float[] logRatios, double rho, double c) {
    float[] targets = new float[rollout.rows()];
    float[] advantages = new float[rollout.rows()];
    Vtrace.compute(rollout, values, next, logRatios, DISCOUNT, rho, c, targets, advantages);
    return new float[][] {targets, advantages};
  }

  /** The sum of eq. 1 as it is printed, each product taken anew. */
  private static double target(
      Rollout rollout,
      float[] values,
      float[] next,
      float[] logRatios,
      double rhoLimit,
      double cLimit,
      int row) {
    double sum = values[row];
    double weight = 1;
    for (int at = row; at < rollout.rows(); at += rollout.worlds()) {
      double ratio = Math.exp(logRatios[at]);
      double followed = rollout.ending(at) == Ending.TERMINATED ? 0 : next[at];
      double surprise = rollout.rewards()[at] + DISCOUNT * followed - values[at];
      sum += weight * Math.min(rhoLimit, ratio) * surprise;
      if (rollout.ending(at).over()) {
        break;
      }
      weight *= DISCOUNT * Math.min(cLimit, ratio);
    }
    return sum;
  }

  @Test
  void itIsTheSumOfEquationOneWhateverTheLimits() {
    for (double[] limits : new double[][] {{1, 1}, {2, 0.5}, {100, 100}, {0.3, 0.3}}) {
      Rollout rollout = Rewarded.random(15, 2, rng);
      float[] values = Rewarded.normal(30, rng);
      float[] next = Rewarded.next(rollout, values, rng);
      float[] logRatios = Rewarded.normal(30, rng);
      float[] targets = vtrace(rollout, values, next, logRatios, limits[0], limits[1])[0];
      for (int row = 0; row < 30; row++) {
        double right = target(rollout, values, next, logRatios, limits[0], limits[1], row);
        assertThat((double) targets[row]).as("row %d", row).isCloseTo(right, within(1e-4));
      }
    }
  }

  @Test
  void onPolicyItIsTheTargetOfNSteps() {
    Rollout rollout = Rewarded.random(15, 2, rng);
    float[] values = Rewarded.normal(30, rng);
    float[] next = Rewarded.next(rollout, values, rng);
    float[][] both = vtrace(rollout, values, next, new float[30], 1, 1);
    float[] returns = new float[30];
    Returns.compute(rollout, next, DISCOUNT, returns);
    for (int row = 0; row < 30; row++) {
      assertThat(both[0][row]).isCloseTo(returns[row], within(1e-5f));
      assertThat(both[1][row]).isCloseTo(returns[row] - values[row], within(1e-5f));
    }
  }

  /** By hand: ratios 2 and 1/2 against limits of 1. */
  @Test
  void aRatioAboveTheLimitCountsAsTheLimit() {
    float[] logRatios = {(float) Math.log(2), (float) Math.log(0.5)};
    Rollout rollout = Rewarded.of(1, new float[] {1, 1}, ON, ON);
    float[][] both =
        vtrace(rollout, new float[] {.5f, .6f}, new float[] {.6f, .7f}, logRatios, 1, 1);
    // delta 1 + .9 .7 - .6 = 1.03, halved: .6 + .515; then .5 + (1 + .54 - .5) + .9 .515
    assertThat(both[0][1]).isCloseTo(1.115f, within(1e-6f));
    assertThat(both[0][0]).isCloseTo(2.0035f, within(1e-6f));
    assertThat(both[1][1]).isCloseTo(.515f, within(1e-6f));
    // 1 + .9 1.115 - .5
    assertThat(both[1][0]).isCloseTo(1.5035f, within(1e-6f));
  }

  @Test
  void truncationKeepsTheBootstrapAndTerminationDoesNot() {
    for (Ending ending : new Ending[] {Ending.TRUNCATED, Ending.TERMINATED}) {
      Rollout rollout = Rewarded.of(1, new float[] {1, 7}, ending, ON);
      float[][] both =
          vtrace(rollout, new float[] {.5f, 3}, new float[] {2, 4}, new float[2], 1, 1);
      float right = ending == Ending.TRUNCATED ? 1 + .9f * 2 : 1;
      assertThat(both[0][0]).isCloseTo(right, within(1e-6f));
      assertThat(both[1][0]).isCloseTo(right - .5f, within(1e-6f));
    }
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    Rollout rollout = Rewarded.of(1, new float[1], ON);
    float[] one = new float[1];
    assertThatThrownBy(() -> vtrace(rollout, one, one, one, 0.5, 1))
        .hasMessage("c's limit (1.0) must be positive and at most rho's (0.5). Maybe 1 and 1.");
    assertThatThrownBy(() -> vtrace(rollout, one, one, one, 1, 0)).hasMessageContaining("(0.0)");
    assertThatThrownBy(() -> vtrace(rollout, one, new float[0], one, 1, 1))
        .hasMessageContaining("must cover 1 rows");
  }
}
