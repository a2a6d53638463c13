package org.plaudit.experiments.plot;

import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.experiments.stats.Interval;

/**
 * How one arm's seeds ended.
 *
 * @param place of the arm among all arms, from 0: decides the colour
 * @param seeds at least one
 */
public record Scores(String label, int place, Interval overall, List<Dot> seeds) {
  /** The result of one seed. */
  public record Dot(long seed, double value) {}

  public Scores {
    seeds = List.copyOf(seeds);
    Require.that(place >= 0, "place (%d) must not be negative", place);
    Require.that(!seeds.isEmpty(), "scores of %s need at least one seed", label);
  }
}
