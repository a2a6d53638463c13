package org.plaudit.agents.learn;

import java.util.List;
import java.util.function.Function;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.trace.Rollout;

/** The only kind of lesson that the learners here take. */
public final class Experiences {
  private Experiences() {}

  /**
   * Teaches one rollout after the other; the metrics of the last.
   *
   * @throws IllegalArgumentException if a lesson is of another kind
   * @throws DivergedException if a reward is NaN or infinite: found before anything has changed,
   *     while a minibatch without that row would still have learned
   */
  public static <O, A> Metrics each(
      List<Lesson<O, A>> lessons, Function<Rollout, Metrics> learner) {
    Metrics metrics = Metrics.none();
    for (Lesson<O, A> lesson : lessons) {
      if (!(lesson instanceof Lesson.Experience<O, A> experience)) {
        throw new IllegalArgumentException(
            "lesson (%s) must be Experience".formatted(lesson.getClass().getSimpleName()));
      }
      requireFinite(experience.rollout());
      metrics = learner.apply(experience.rollout());
    }
    return metrics;
  }

  /** The check alone. */
  public static void requireFinite(Rollout rollout) {
    float[] rewards = rollout.rewards();
    for (int row = 0; row < rewards.length; row++) {
      if (!Float.isFinite(rewards[row])) {
        throw new DivergedException("the reward of row " + row, rewards[row]);
      }
    }
  }
}
