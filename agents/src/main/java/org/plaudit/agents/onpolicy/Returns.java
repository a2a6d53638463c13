package org.plaudit.agents.onpolicy;

import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.trace.Rollout;

/**
 * Discounted sums of rewards to go: G_t = r_t + discount G_{t+1} within an episode. A terminated
 * episode earns nothing afterwards. Where it was truncated, or the rollout stops while it goes on,
 * V of what was shown last stands for the rest of the sum (arXiv:1712.00378).
 */
public final class Returns {
  private Returns() {}

  /**
   * @param nextValues (rows): V of what followed, in the same episode even where it ended; read
   *     only where a sum stops without a termination
   * @param discount in [0, 1]
   * @param returns (rows), overwritten
   */
  public static void compute(
      Rollout rollout, float[] nextValues, double discount, float[] returns) {
    int worlds = rollout.worlds();
    int rows = rollout.rows();
    Require.that(
        nextValues.length >= rows && returns.length >= rows,
        "next values (%d) and returns (%d) must cover %d rows",
        nextValues.length,
        returns.length,
        rows);
    float[] rewards = rollout.rewards();
    for (int row = rows - 1; row >= 0; row--) {
      Ending ending = rollout.ending(row);
      double later =
          row + worlds < rows && !ending.over()
              ? returns[row + worlds]
              : ending.bootstrap() * nextValues[row];
      returns[row] = (float) (rewards[row] + discount * later);
    }
  }
}
