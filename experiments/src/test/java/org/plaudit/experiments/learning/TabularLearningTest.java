package org.plaudit.experiments.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.store.Summary;

/** That tables reach the known optimum of the small worlds. */
class TabularLearningTest {
  @TempDir Path out;

  private Summary run(String config, String arms, String... sets) {
    return Trials.run(out, Trials.text(config, arms), Catalog.installed(), sets);
  }

  private static double mean(Summary summary, String arm) {
    return summary.arms().get(arm).perSeed().stream().mapToDouble(m -> m).average().orElseThrow();
  }

  /** 0.74419 is the most that can be earned within the limit of 100 steps. */
  @Test
  void theFrozenLakeIsCrossedAsOftenAsItCanBe() {
    Summary summary =
        run(
            "frozenlake-tabular",
            """
            arms:
              value-iteration: {learner: {id: value-iteration, steps: 2_000}}
              q-learning:
                learner: {learning_rate: 0.2, learning_rate_decay: linear, epsilon: 1}
            """,
            "learner.steps=200_000",
            "seeds=[1, 2]",
            "evaluate={every: 200_000, episodes: 4_000}");
    assertThat(mean(summary, "value-iteration")).isCloseTo(0.74419, within(0.02));
    assertThat(mean(summary, "q-learning")).isCloseTo(0.74419, within(0.02));
  }

  /** 7.93 is the best mean return. */
  @Test
  void passengersAreDrivenHomeOnTheShortestWay() {
    Summary summary =
        run(
            "taxi-tabular",
            """
            arms:
              r-max: {learner: {id: r-max, steps: 50_000, enough: 1, reward_max: 20}}
              q-learning: {learner: {learning_rate: 0.5}}
            """,
            "learner.steps=200_000",
            "seeds=[1, 2]",
            "evaluate={every: 200_000, episodes: 500}");
    assertThat(mean(summary, "r-max")).isCloseTo(7.93, within(0.3));
    assertThat(mean(summary, "q-learning")).isCloseTo(7.93, within(0.3));
  }

  /** -13 is the shortest path, -15 and -17 keep a row or two away from the edge. */
  @Test
  void onTheCliffSarsaKeepsADistance() {
    Summary summary =
        run(
            "cliffwalking-tabular",
            """
            arms:
              value-iteration: {learner: {id: value-iteration, steps: 2_000}}
              q-learning: {}
              sarsa: {learner: {id: sarsa, learning_rate: 0.1}}
            """,
            "learner={id: q-learning, steps: 60_000}",
            "seeds=[1, 2]",
            "evaluate.every=60_000");
    assertThat(mean(summary, "value-iteration")).isEqualTo(-13);
    assertThat(mean(summary, "q-learning")).isEqualTo(-13);
    assertThat(mean(summary, "sarsa")).isBetween(-17.0, -15.0);
  }
}
