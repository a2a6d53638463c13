package org.plaudit.agents.learn;

import java.util.List;
import java.util.Set;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.trace.Rollout;

/** A learner whose only food is experience, one rollout after the other. */
public abstract class ExperienceLearner<O, A> implements Learner<O, A> {
  @Override
  @SuppressWarnings("rawtypes")
  public final Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Experience.class);
  }

  /** The metrics are those of the last lesson. */
  @Override
  public final Metrics learn(List<Lesson<O, A>> lessons) {
    return Experiences.each(lessons, this::learn);
  }

  /** Improves on a rollout, whose rewards are finite. */
  protected abstract Metrics learn(Rollout experience);
}
