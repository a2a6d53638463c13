package org.plaudit.agents.onpolicy;

import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.trace.Rollout;

/**
 * V-trace (arXiv:1802.01561, section 4.1): targets for the value of a policy that is no longer, or
 * was never, the one that acted. With ratios pi/mu of each action, rho = min(rhoLimit, ratio) and c
 * = min(cLimit, ratio), eq. 1 in its recursive form (remark 1) is
 *
 * <pre>
 * v_s = V(x_s) + rho_s (r_s + discount V(x_{s+1}) - V(x_s)) + discount c_s (v_{s+1} - V(x_{s+1}))
 * </pre>
 *
 * <p>rhoLimit decides which policy's value is learned, cLimit how far a surprise travels back.
 * Where both policies are the same and no limit is below 1, v_s is the n-step target. A terminated
 * episode is worth nothing afterwards, a truncated one is worth V of what it showed last; the sum
 * stops in both cases, and where the rollout ends.
 */
public final class Vtrace {
  private Vtrace() {}

  /**
   * @param values (rows): V of what was acted on
   * @param nextValues (rows): V of what followed, in the same episode even where it ended
   * @param logRatios (rows): log pi(a|x) - log mu(a|x), mu being the policy that acted, in nats
   * @param discount in [0, 1]
   * @param rhoLimit rho-bar, positive; usually 1
   * @param cLimit c-bar, positive and at most rhoLimit; usually 1
   * @param targets (rows), overwritten: v_s
   * @param advantages (rows), overwritten: rho_s (r_s + discount v_{s+1} - V(x_s)), the factor of
   *     grad log pi in the policy's gradient
   */
  public static void compute(
      Rollout rollout,
      float[] values,
      float[] nextValues,
      float[] logRatios,
      double discount,
      double rhoLimit,
      double cLimit,
      float[] targets,
      float[] advantages) {
    int worlds = rollout.worlds();
    int rows = rollout.rows();
    Require.that(
        0 < cLimit && cLimit <= rhoLimit,
        "c's limit (%s) must be positive and at most rho's (%s). Maybe 1 and 1.",
        cLimit,
        rhoLimit);
    Require.that(
        values.length >= rows
            && nextValues.length >= rows
            && logRatios.length >= rows
            && targets.length >= rows
            && advantages.length >= rows,
        "values (%d), next values (%d), ratios (%d), targets (%d) and advantages (%d) must cover"
            + " %d rows",
        values.length,
        nextValues.length,
        logRatios.length,
        targets.length,
        advantages.length,
        rows);
    float[] rewards = rollout.rewards();
    for (int row = rows - 1; row >= 0; row--) {
      Ending ending = rollout.ending(row);
      double ratio = Math.exp(logRatios[row]);
      double rho = Math.min(rhoLimit, ratio);
      double c = Math.min(cLimit, ratio);
      double followed = ending.bootstrap() * nextValues[row];
      double target = row + worlds < rows && !ending.over() ? targets[row + worlds] : followed;
      double surprise = rewards[row] + discount * followed - values[row];
      targets[row] =
          (float) (values[row] + rho * surprise + discount * c * (target - followed)); // eq. 1
      advantages[row] = (float) (rho * (rewards[row] + discount * target - values[row]));
    }
  }
}
