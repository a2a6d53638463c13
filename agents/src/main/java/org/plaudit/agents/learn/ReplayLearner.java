package org.plaudit.agents.learn;

import java.util.List;
import java.util.Set;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.StepRewards;

/**
 * A learner that keeps its experience: it takes one rollout after the other, and other rewards for
 * all it keeps when they were learned anew.
 */
public abstract class ReplayLearner<O, A> implements Learner<O, A> {
  @Override
  @SuppressWarnings("rawtypes")
  public final Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Experience.class, Lesson.Relabel.class);
  }

  /** The metrics are those of the last rollout. */
  @Override
  public final Metrics learn(List<Lesson<O, A>> lessons) {
    return Experiences.each(lessons, this::learn, this::relabel);
  }

  /** Improves on a rollout, whose rewards are finite. */
  protected abstract Metrics learn(Rollout experience);

  /**
   * Replaces the rewards of all that is kept.
   *
   * @throws org.plaudit.agents.nn.DivergedException if one is no number; nothing has changed then
   */
  protected abstract void relabel(StepRewards rewards);
}
