package org.plaudit.experiments.plot;

import org.plaudit.core.Require;

/**
 * Something that happened to one arm while it learned: an upright dashed line.
 *
 * @param step in environment steps
 * @param place of the arm among all arms, from 0: decides the colour
 */
public record Event(long step, int place) {
  public Event {
    Require.that(step >= 0, "step (%d) must not be negative", step);
    Require.that(place >= 0, "place (%d) must not be negative", place);
  }
}
