package org.plaudit.experiments.plot;

import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.experiments.stats.Interval;

/**
 * What one arm did over time.
 *
 * @param place of the arm among all arms, from 0: decides colour, dashes and marker
 * @param points in increasing order of steps, at least one
 */
public record Curve(String label, int place, List<Point> points) {
  /**
   * @param step in environment steps
   */
  public record Point(long step, Interval value) {}

  public Curve {
    points = List.copyOf(points);
    Require.that(place >= 0, "place (%d) must not be negative", place);
    Require.that(!points.isEmpty(), "curve %s needs at least one point", label);
    for (int i = 1; i < points.size(); i++) {
      Require.that(
          points.get(i - 1).step() < points.get(i).step(),
          "steps of curve %s must increase, not go from %d to %d",
          label,
          points.get(i - 1).step(),
          points.get(i).step());
    }
  }
}
