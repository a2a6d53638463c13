package org.plaudit.agents.onpolicy;

import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.trace.Rollout;

/**
 * Generalized advantage estimation (arXiv:1506.02438, eq. 16): how much better each action did than
 * the value function expected, A_t = sum over k of (discount lambda)^k delta_{t+k}, with delta_t =
 * r_t + discount V(s_{t+1}) - V(s_t). A terminated episode is worth nothing afterwards; a truncated
 * one is worth V of what it showed last. In both cases the sum stops there.
 */
public final class Gae {
  private Gae() {}

  /**
   * @param values (rows): V of what was acted on
   * @param nextValues (rows): V of what followed, in the same episode even where it ended
   * @param discount in [0, 1]
   * @param lambda in [0, 1]: 0 trusts the values, 1 the rewards
   * @param advantages (rows), overwritten
   */
  public static void compute(
      Rollout rollout,
      float[] values,
      float[] nextValues,
      double discount,
      double lambda,
      float[] advantages) {
    int worlds = rollout.worlds();
    int rows = rollout.rows();
    Require.that(
        values.length >= rows && nextValues.length >= rows && advantages.length >= rows,
        "values (%d), next values (%d) and advantages (%d) must cover %d rows",
        values.length,
        nextValues.length,
        advantages.length,
        rows);
    for (int row = rows - 1; row >= 0; row--) {
      Ending ending = rollout.ending(row);
      double later = row + worlds < rows && !ending.over() ? advantages[row + worlds] : 0;
      double delta =
          rollout.rewards()[row] + discount * ending.bootstrap() * nextValues[row] - values[row];
      advantages[row] = (float) (delta + discount * lambda * later);
    }
  }

  /** Shifts to mean 0 and scales to sample deviation 1. */
  static void normalize(float[] advantages) {
    double mean = 0;
    for (float advantage : advantages) {
      mean += advantage;
    }
    mean /= advantages.length;
    double squares = 0;
    for (float advantage : advantages) {
      squares += (advantage - mean) * (advantage - mean);
    }
    double scale = 1 / (Math.sqrt(squares / (advantages.length - 1)) + 1e-8);
    for (int i = 0; i < advantages.length; i++) {
      advantages[i] = (float) ((advantages[i] - mean) * scale);
    }
  }
}
