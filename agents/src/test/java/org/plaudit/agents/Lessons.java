package org.plaudit.agents;

import java.util.Arrays;
import java.util.List;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;

/** Experience made by hand, for worlds whose episodes last one step. */
public final class Lessons {
  private Lessons() {}

  /** What an action earns. */
  public interface Earning {
    /** Both arrays hold all rows; {@code row} is the one to judge. */
    double of(float[] observations, float[] actions, int row);
  }

  /** Fills one observation after the other. */
  public interface Showing {
    void show(float[] observations, int at, Pcg64 rng);
  }

  /** Teaches {@code lessons} lessons of {@code rows} steps; the metrics of the last. */
  public static <O, A> Metrics teach(
      Learner<O, A> learner,
      EnvSpec<O, A> spec,
      Showing showing,
      Earning earning,
      int rows,
      int lessons) {
    Pcg64 rng = Seed.of(17).generator();
    Metrics metrics = Metrics.none();
    for (int lesson = 0; lesson < lessons; lesson++) {
      Rollout rollout = rollout(learner, spec, showing, earning, rows, rng);
      metrics = learner.learn(List.of(new Lesson.Experience<>(rollout)));
    }
    return metrics;
  }

  /** What the learner's policy does where it is shown {@code rows} things. */
  public static <O, A> Rollout rollout(
      Learner<O, A> learner,
      EnvSpec<O, A> spec,
      Showing showing,
      Earning earning,
      int rows,
      Pcg64 rng) {
    int width = spec.observations().width();
    float[] observations = new float[rows * width];
    for (int row = 0; row < rows; row++) {
      showing.show(observations, row * width, rng);
    }
    float[] actions = new float[rows * spec.actions().width()];
    BatchPolicy policy =
        learner.policy() instanceof BatchPolicy batch
            ? batch
            : BatchPolicy.of(learner.policy(), spec);
    policy.act(observations, rows, actions, rng);
    float[] rewards = new float[rows];
    for (int row = 0; row < rows; row++) {
      rewards[row] = (float) earning.of(observations, actions, row);
    }
    Ending[] endings = new Ending[rows];
    Arrays.fill(endings, Ending.TERMINATED);
    return new Rollout(1, rows, observations, actions, observations.clone(), rewards, endings);
  }
}
