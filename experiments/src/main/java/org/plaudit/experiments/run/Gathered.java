package org.plaudit.experiments.run;

import org.plaudit.core.trace.Rollout;

/** What one rollout brought; the arrays are the buffers themselves, read-only from now on. */
final class Gathered {
  private final Rollout rollout;
  private final double[] truth;

  Gathered(Rollout rollout, double[] truth) {
    this.rollout = rollout;
    this.truth = truth;
  }

  /** The steps, with rewards that are all 0: which reward they carry is for the run to choose. */
  Rollout rollout() {
    return rollout;
  }

  /** The true reward of each row. */
  double[] truth() {
    return truth;
  }
}
