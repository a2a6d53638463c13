package org.plaudit.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.learn.Density;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.trace.Rollout;

class MeterTest {
  /** Chooses 1 with some chance, whatever it sees. */
  private record Coin(double p) implements Policy<Integer, Integer>, Density {
    @Override
    public Integer act(Integer observation, RandomGenerator rng) {
      return rng.nextDouble() < p ? 1 : 0;
    }

    @Override
    public void logProbability(float[] observations, float[] actions, int rows, double[] into) {
      for (int row = 0; row < rows; row++) {
        into[row] = Math.log(actions[row] == 1 ? p : 1 - p);
      }
    }
  }

  /** So many steps, of which the first {@code ones} do 1 and the others 0. */
  private static Rollout steps(int rows, int ones) {
    float[] actions = new float[rows];
    Arrays.fill(actions, 0, ones, 1);
    Ending[] endings = new Ending[rows];
    Arrays.fill(endings, Ending.RUNNING);
    return new Rollout(
        rows, 1, new float[rows], actions, new float[rows], new float[rows], endings);
  }

  private static double kl(Policy<?, ?> first, Policy<?, ?> now, Rollout rollout) {
    return new Meter(first).of(now, rollout).values().get("policy.kl");
  }

  @Test
  void onWhatThePolicyDoesOnTheAverageItIsTheExactDivergence() {
    // 4 of 5 do 1, as the policy does: 0.8 ln(0.8 / 0.5) + 0.2 ln(0.2 / 0.5).
    assertThat(kl(new Coin(0.5), new Coin(0.8), steps(5, 4)))
        .isCloseTo(0.8 * Math.log(1.6) + 0.2 * Math.log(0.4), within(1e-12));
  }

  @Test
  void ofEachStepItIsNeverNegative() {
    // (r - 1) - ln r with r = 0.5 / 0.8, where the plain logarithm would be below 0 for action 0.
    assertThat(kl(new Coin(0.5), new Coin(0.8), steps(1, 1)))
        .isCloseTo(0.625 - 1 - Math.log(0.625), within(1e-12));
    assertThat(kl(new Coin(0.5), new Coin(0.8), steps(1, 0)))
        .isCloseTo(2.5 - 1 - Math.log(2.5), within(1e-12));
    assertThat(kl(new Coin(0.3), new Coin(0.3), steps(4, 2))).isZero();
  }

  @Test
  void whoDoesNotKnowItsChancesIsNotMeasured() {
    Policy<Integer, Integer> mute = (seen, rng) -> 0;
    assertThat(new Meter(mute).of(new Coin(0.5), steps(2, 1))).isEqualTo(Metrics.none());
    assertThat(new Meter(new Coin(0.5)).of(mute, steps(2, 1))).isEqualTo(Metrics.none());
    // What the first policy would never do is infinitely far.
    assertThat(new Meter(new Coin(0.5)).of(new Coin(1), steps(2, 1))).isEqualTo(Metrics.none());
  }
}
