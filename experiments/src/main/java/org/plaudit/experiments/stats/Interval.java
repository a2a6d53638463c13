package org.plaudit.experiments.stats;

import org.plaudit.core.Require;

/**
 * A number and how sure one is of it.
 *
 * @param low lower end of the confidence interval
 * @param high upper end
 */
public record Interval(double estimate, double low, double high) {
  public Interval {
    Require.that(low <= high, "low (%s) must not exceed high (%s)", low, high);
  }
}
