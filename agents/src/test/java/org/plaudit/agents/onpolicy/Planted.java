package org.plaudit.agents.onpolicy;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;

/** A line of places, on which every step is made by hand. */
final class Planted {
  static final EnvSpec<Vec, Integer> SPEC =
      EnvSpec.of("Planted-v0", Domain.CONTROL, Box.of(-1, 1, 1), Discrete.of(2));
  static final float HERE = 0.7f;
  static final float THERE = -0.9f;

  private Planted() {}

  /** The same step in two worlds, by both actions. */
  static Rollout twice(float from, float to, double reward, Ending ending) {
    return new Rollout(
        1,
        2,
        new float[] {from, from},
        new float[] {0, 1},
        new float[] {to, to},
        new float[] {(float) reward, (float) reward},
        new Ending[] {ending, ending});
  }

  /** One metric of the first lesson of a fresh learner. */
  static double first(Supplier<Learner<Vec, Integer>> fresh, Rollout rollout, String metric) {
    Map<String, Double> metrics =
        fresh.get().learn(List.of(new Lesson.Experience<>(rollout))).values();
    return metrics.get(metric);
  }

  /** V of a fresh learner: from V² and (1 - V)², the errors where a step ends all. */
  static double value(Supplier<Learner<Vec, Integer>> fresh, float at) {
    double zero = first(fresh, twice(at, at, 0, Ending.TERMINATED), "value_loss");
    double one = first(fresh, twice(at, at, 1, Ending.TERMINATED), "value_loss");
    return (1 + zero - one) / 2;
  }

  static void anywhere(float[] observations, int at, Pcg64 rng) {
    observations[at] = (float) rng.uniform(-1, 1);
  }

  /** 1 for action 1 on the right and for action 0 on the left. */
  static double agreement(float[] observations, float[] actions, int row) {
    return observations[row] > 0 == actions[row] > 0 ? 1 : 0;
  }
}
