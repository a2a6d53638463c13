package org.plaudit.experiments.config;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;

/**
 * When training stops before its time, since a learned reward is being pleased at the cost of what
 * it stands for (over-optimisation, arXiv:2210.10760). By default never.
 */
public record StopRule(
    @Doc("most KL from the first policy in nats per action, above 0; by default without limit")
        double kl,
    @Doc(
            "evaluations in a row in which the learned return rises to a new best and the true one"
                + " does not, at least 0; 0 for never")
        int patience) {
  public StopRule {
    Require.that(kl > 0, "kl (%s) must be above 0. Maybe write 5.", kl);
    Require.that(patience >= 0, "patience (%d) must not be negative. Maybe write 3.", patience);
  }

  /** Never. */
  public static StopRule never() {
    return new StopRule(Double.POSITIVE_INFINITY, 0);
  }
}
