package org.plaudit.experiments.plot;

import org.plaudit.core.Require;
import org.plaudit.experiments.stats.Interval;

/**
 * A number with its interval, in a row of its own.
 *
 * @param place decides the colour, from 0
 * @param note the number in words, beside the row
 */
public record Estimate(String label, int place, Interval value, String note) {
  public Estimate {
    Require.that(place >= 0, "place (%d) must not be negative", place);
  }
}
