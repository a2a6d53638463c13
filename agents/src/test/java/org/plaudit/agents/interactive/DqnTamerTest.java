package org.plaudit.agents.interactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Ending;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;

class DqnTamerTest {
  private static Learner<Vec, Integer> learner(double reward, double human, long steps) {
    Map<String, Object> dqn =
        Map.of(
            "horizon",
            1,
            "start",
            20,
            "batch",
            16,
            "hidden",
            List.of(16),
            "learning_rate",
            0.005,
            "target_interval",
            50,
            "discount",
            0);
    Map<String, Object> tamer =
        Map.of("learning_rate", 0.005, "hidden", List.of(16), "interval", 2, "horizon", 1);
    Map<String, Object> options =
        Map.of("reward_weight", reward, "human_weight", human, "dqn", dqn, "tamer", tamer);
    return Catalog.of(new AgentsPlugin())
        .learners()
        .get("dqn-tamer")
        .create(options)
        .create(Signposts.bounded().spec(), steps, Seed.of(2));
  }

  /** The trainer says the opposite of what earns. */
  private static double rightness(double reward, double human, double mistakes) {
    // A life so long that the person's weight hardly falls.
    Learner<Vec, Integer> learner = learner(reward, human, 100_000);
    Watched<Vec, Integer> watched =
        new Watched<>(Signposts.bounded(), learner, Signposts::right).mistaken(mistakes);
    watched.train(30);
    return watched.rightness(20);
  }

  @Test
  void followsThePersonWhereOnlyThePersonCounts() {
    assertThat(rightness(0, 1, 0)).isGreaterThan(0.85);
    assertThat(rightness(0, 1, 1)).isLessThan(0.15);
  }

  @Test
  void followsTheRewardWhereOnlyItCounts() {
    assertThat(rightness(1, 0, 1)).isGreaterThan(0.85);
  }

  /** From 1 to 0 in the first half of a life of 100 steps. */
  @Test
  void thePersonsWeightFalls() {
    Learner<Vec, Integer> learner = learner(1, 1, 100);
    double weight = 1;
    for (int step = 1; step <= 60; step++) {
      weight =
          learner
              .learn(
                  List.of(
                      new Lesson.Experience<>(
                          new Rollout(
                              1,
                              1,
                              new float[2],
                              new float[] {3},
                              new float[2],
                              new float[1],
                              new Ending[] {Ending.RUNNING}))))
              .values()
              .get("human_weight");
      assertThat(weight).isCloseTo(Math.max(0, 1 - step / 50.0), within(1e-12));
    }
  }

  @Test
  void bothSeeTheSameSteps() {
    var defaults = DqnTamer.Options.defaults();
    assertThatThrownBy(
            () -> new DqnTamer.Options(1, 1, 0, 0.5, defaults.dqn(), DeepTamer.Options.defaults()))
        .hasMessage(
            "tamer's worlds (1) and horizon (1) must be dqn's, 1 and 4, both see the same steps");
  }
}
