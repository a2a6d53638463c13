package org.plaudit.core.feedback;

import org.plaudit.core.Require;

/**
 * What a person who knows the task takes for poor and for good, in true reward per step.
 *
 * @param poor what acting at random earns
 * @param good what somebody earns who knows how; at least {@code poor}
 */
public record Yardstick(double poor, double good) {
  public Yardstick {
    Require.that(
        Double.isFinite(poor) && Double.isFinite(good) && poor <= good,
        "poor (%s) and good (%s) must be finite, and good not below poor",
        poor,
        good);
  }

  /** 0 where it is poor, 1 where it is good, beyond that below and above; 1/2 if all is one. */
  public double place(double reward) {
    return good > poor ? (reward - poor) / (good - poor) : 0.5;
  }
}
