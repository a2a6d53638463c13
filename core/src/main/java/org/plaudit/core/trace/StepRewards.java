package org.plaudit.core.trace;

import java.util.Arrays;

/** A number for each step of a rollout. */
public interface StepRewards {
  /**
   * The reward of each row.
   *
   * @param into (rows), overwritten
   */
  void rewards(Rollout rollout, float[] into);

  /**
   * How unsure each of these numbers is: the standard deviation over the members of an ensemble, in
   * the unit of the rewards; 0 where there is only one opinion.
   *
   * @param into (rows), overwritten
   */
  default void spread(Rollout rollout, float[] into) {
    Arrays.fill(into, 0, rollout.rows(), 0f);
  }
}
