package org.plaudit.core.env;

import org.plaudit.core.Require;

/**
 * What one action caused.
 *
 * @param reward the task's own, finite: evaluators and simulated people read it, learners only
 *     where the run says so
 */
public record Step<O>(O observation, double reward, Ending ending) {
  public Step {
    Require.that(Double.isFinite(reward), "reward (%s) must be finite", reward);
  }
}
