package org.plaudit.agents.imitate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Space;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

/** What somebody shows who acts by a rule, wherever they are put. */
final class Demonstrations {
  private Demonstrations() {}

  static <O, A> EnvSpec<O, A> spec(Space<O> observations, Space<A> actions) {
    return EnvSpec.of("Shown-v0", Domain.CONTROL, observations, actions);
  }

  static <O, A> Segment<O, A> segment(List<O> observations, List<A> actions) {
    SegmentId id = new SegmentId(1, 0, 0, actions.size());
    return new Segment<>(id, observations, actions, Ending.RUNNING);
  }

  static <O, A> Lesson<O, A> of(
      Function<Pcg64, O> seen, Function<O, A> rule, int length, Pcg64 rng) {
    List<O> observations = new ArrayList<>();
    List<A> actions = new ArrayList<>();
    for (int step = 0; step < length; step++) {
      observations.add(seen.apply(rng));
      actions.add(rule.apply(observations.get(step)));
    }
    observations.add(seen.apply(rng));
    return new Lesson.Demonstration<>(segment(observations, actions));
  }
}
