package org.plaudit.agents.oracle;

import org.plaudit.core.env.Expert;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;

/** Whoever knows what should be done, and when something else is as good. */
final class Knowledge<O, A> {
  private final Expert<O, A> expert;
  private final FlatRange<A> actions;
  private final double tolerance;

  /**
   * @param tolerance share of a real action's range within which it counts as the same
   */
  Knowledge(Expert<O, A> expert, FlatRange<A> actions, double tolerance) {
    this.expert = expert;
    this.actions = actions;
    this.tolerance = tolerance;
  }

  /** What should have been done at a step, in flat form. */
  Vec due(Segment<O, A> segment, int step) {
    return actions.flat(expert.advise(segment.observations().get(step)));
  }

  /** Whether that was done. */
  boolean right(Segment<O, A> segment, int step) {
    A due = expert.advise(segment.observations().get(step));
    return actions.same(segment.actions().get(step), due, tolerance);
  }
}
