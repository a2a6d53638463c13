package org.plaudit.agents.offpolicy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;

/** One number to be seen and one to be chosen, and experience whose rewards are planted. */
final class Planted {
  static final EnvSpec<Vec, Vec> SPEC =
      EnvSpec.of("Planted-v0", Domain.CONTROL, Box.of(-1, 1, 1), Box.of(-1, 1, 1));

  private Planted() {}

  /** A small learner with {@code more} options. */
  static Learner<Vec, Vec> learner(String id, Map<String, ?> more) {
    return ActorCriticContractTest.small(id, more).create(SPEC, 1_000, Seed.of(3));
  }

  /** What the first update of a learner finds that lived through a single step. */
  static Map<String, Double> found(
      String id, double reward, Ending ending, double discount, Map<String, ?> more) {
    Map<String, Object> options = new LinkedHashMap<>(more);
    options.putAll(Map.of("worlds", 1, "horizon", 1, "updates", 1, "batch", 1, "start", 0));
    options.put("discount", discount);
    Rollout step =
        new Rollout(
            1,
            1,
            new float[] {0.7f},
            new float[] {-0.4f},
            new float[] {-0.9f},
            new float[] {(float) reward},
            new Ending[] {ending});
    return learner(id, options).learn(List.of(new Lesson.Experience<>(step))).values();
  }

  /**
   * The target y of that update: from how the loss (Q1 - y)² + (Q2 - y)² differs where the reward
   * is one more.
   */
  static double target(
      String id, double reward, Ending ending, double discount, Map<String, ?> more) {
    Map<String, Double> ended = found(id, 0, Ending.TERMINATED, discount, more);
    double one = found(id, 1, Ending.TERMINATED, discount, more).get("critic_loss");
    double sum = (ended.get("critic_loss") - one + 2) / 2; // of Q1 and Q2
    double here = found(id, reward, ending, discount, more).get("critic_loss");
    double there = found(id, reward + 1, ending, discount, more).get("critic_loss");
    return (there - here - 2) / 4 + sum / 2;
  }

  static void anywhere(float[] observations, int at, Pcg64 rng) {
    observations[at] = (float) rng.uniform(-1, 1);
  }

  /** Minus five times the squared distance to half of what is seen. */
  static double bump(float[] seen, float[] actions, int row) {
    double off = actions[row] - 0.5 * seen[row];
    return -5 * off * off;
  }

  /** Options to learn what {@link #bump} earns, in a moment. */
  static Map<String, Object> bandit(Map<String, ?> more) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("worlds", 64);
    options.put("horizon", 1);
    options.put("updates", 20);
    options.put("batch", 64);
    options.put("buffer", 10_000);
    options.put("start", 64);
    options.put("learning_rate", 0.005);
    options.put("hidden", List.of(24, 24));
    options.putAll(more);
    return options;
  }
}
