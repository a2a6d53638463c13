package org.plaudit.core.trace;

import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;

/**
 * A stretch of one episode, as people see it: without the true reward.
 *
 * @param observations T + 1 of them, the last being what followed the last action
 * @param actions T, at least one
 * @param ending how the episode stood after the last action
 */
public record Segment<O, A>(SegmentId id, List<O> observations, List<A> actions, Ending ending) {
  public Segment {
    observations = List.copyOf(observations);
    actions = List.copyOf(actions);
    Require.that(
        !actions.isEmpty() && observations.size() == actions.size() + 1,
        "a segment needs one more observation (%d) than actions (%d), and at least one action",
        observations.size(),
        actions.size());
    Require.that(
        id.length() == actions.size(),
        "segment %s must have %d actions, not %d",
        id,
        id.length(),
        actions.size());
  }

  /** In steps; at least 1. */
  public int length() {
    return actions.size();
  }
}
