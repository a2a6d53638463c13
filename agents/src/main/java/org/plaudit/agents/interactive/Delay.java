package org.plaudit.agents.interactive;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;

/**
 * How long a person takes to react, and so which steps a signal may be about (W. B. Knox and P.
 * Stone, "Interactively shaping agents via human reinforcement: the TAMER framework", K-CAP 2009;
 * arXiv:1709.10163). The delay is uniform between two bounds, in steps. At the moment of the signal
 * the newest step lies between 0 and 1 steps back, the one before between 1 and 2, and so on; the
 * credit of each is the probability that the delay lies there. Somebody who talks of what happened
 * one to four steps before the newest has a delay of 1 to 5.
 *
 * <p>The defaults are a person who reacts at once. The papers have people of 0.2 to 4 s; how many
 * steps these are depends on how fast the world is shown.
 */
public record Delay(
    @Doc("the shortest, in steps, at least 0") double low,
    @Doc("the longest, in steps, above the shortest; 0 to 1 is the newest step alone")
        double high) {
  private static final double LONGEST = 1_000;

  public Delay {
    Require.that(low >= 0, "low (%s) must not be negative. Maybe 0.", low);
    Require.that(
        high > low && high <= LONGEST,
        "high (%s) must lie in (%s, %s], low is the other bound. Maybe %s.",
        high,
        low,
        LONGEST,
        low + 1);
  }

  public static Delay defaults() {
    return new Delay(0, 1);
  }

  /** How many steps, counted from the newest, have any credit. */
  int reach() {
    return (int) Math.ceil(high);
  }

  /**
   * The credit of each step of a segment for a signal at its end. What a delay would reach beyond
   * the segment's beginning is shared by the steps that there are.
   *
   * @param length of the segment, in steps
   * @param known the delay, where it is known; 0 where it is not
   * @return of the newest step first; adds up to 1, and is empty if the signal can be about none of
   *     the steps
   */
  double[] credit(int length, int known) {
    if (known > 0) {
      double[] one = new double[known < length ? known + 1 : 0];
      if (one.length > 0) {
        one[known] = 1;
      }
      return one;
    }
    int steps = Math.min(length, reach());
    double within = Math.min(steps, high) - low;
    if (within <= 0) {
      return new double[0];
    }
    double[] credit = new double[steps];
    for (int back = 0; back < steps; back++) {
      credit[back] = Math.max(0, Math.min(high, back + 1) - Math.max(low, back)) / within;
    }
    return credit;
  }
}
