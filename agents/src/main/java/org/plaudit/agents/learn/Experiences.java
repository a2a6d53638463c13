package org.plaudit.agents.learn;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.StepRewards;

/** The taking of lessons, by learners that live on experience. */
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
      metrics = learner.apply(rollout(lesson, "Experience"));
    }
    return metrics;
  }

  /** The same for who also takes rewards that were learned anew. */
  static <O, A> Metrics each(
      List<Lesson<O, A>> lessons,
      Function<Rollout, Metrics> learner,
      Consumer<StepRewards> relabelled) {
    Metrics metrics = Metrics.none();
    for (Lesson<O, A> lesson : lessons) {
      if (lesson instanceof Lesson.Relabel<O, A> relabel) {
        relabelled.accept(relabel.rewards());
      } else {
        metrics = learner.apply(rollout(lesson, "Experience or Relabel"));
      }
    }
    return metrics;
  }

  /** What a lesson of the one kind holds; {@code kinds} names all that would have been taken. */
  private static <O, A> Rollout rollout(Lesson<O, A> lesson, String kinds) {
    if (!(lesson instanceof Lesson.Experience<O, A> experience)) {
      throw new IllegalArgumentException(
          "lesson (%s) must be %s".formatted(lesson.getClass().getSimpleName(), kinds));
    }
    requireFinite(experience.rollout());
    return experience.rollout();
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
