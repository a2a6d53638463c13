package org.plaudit.experiments.run;

import org.plaudit.core.learn.Density;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.trace.Rollout;

/**
 * How far a policy has moved from the first one: KL(now || first) in nats per action, estimated on
 * what it did last, by the mean of (r - 1) - log r with r = first(a | s) / now(a | s), which is
 * unbiased and never negative.
 *
 * <p>The more it moves to please a learned reward, the less that reward can be trusted
 * (arXiv:2210.10760).
 */
final class Meter {
  private final Policy<?, ?> first;

  /**
   * @param first as it was before any lesson
   */
  Meter(Policy<?, ?> first) {
    this.first = first;
  }

  /**
   * @param now the policy that gathered the rollout
   * @return nothing where a policy does not know how likely its actions are
   */
  Metrics of(Policy<?, ?> now, Rollout rollout) {
    if (!(first instanceof Density before) || !(now instanceof Density after)) {
      return Metrics.none();
    }
    int rows = rollout.rows();
    double[] then = new double[rows];
    double[] present = new double[rows];
    before.logProbability(rollout.observations(), rollout.actions(), rows, then);
    after.logProbability(rollout.observations(), rollout.actions(), rows, present);
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      double ratio = then[row] - present[row];
      sum += Math.expm1(ratio) - ratio;
    }
    return Double.isFinite(sum) ? Metrics.none().and("policy.kl", sum / rows) : Metrics.none();
  }
}
