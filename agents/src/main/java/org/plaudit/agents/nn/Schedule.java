package org.plaudit.agents.nn;

import org.plaudit.core.Require;

/**
 * A number that changes while training goes on: a learning rate, a clip range, an exploration rate.
 */
@FunctionalInterface
public interface Schedule {
  /** Its value when {@code progress}, in [0, 1], of the training is done. */
  double at(double progress);

  static Schedule constant(double value) {
    return progress -> value;
  }

  /** A straight line. */
  static Schedule linear(double from, double to) {
    return linear(from, to, 1);
  }

  /** A straight line up to {@code end} of the training, then level; {@code end} in (0, 1]. */
  static Schedule linear(double from, double to, double end) {
    Require.that(end > 0 && end <= 1, "end (%s) must lie in (0, 1]", end);
    return progress -> {
      double share = Math.max(0, Math.min(1, progress / end));
      return from + share * (to - from);
    };
  }
}
