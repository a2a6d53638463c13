package org.plaudit.agents.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.agents.Schooling;
import org.plaudit.agents.TableWorld;
import org.plaudit.agents.plan.Backups;
import org.plaudit.core.env.Tabular.Outcome;
import org.plaudit.core.learn.Learner;

/** What they come to in worlds whose optimum is known. */
class TabularLearnsTest {
  private static final double DISCOUNT = 0.9;

  /** Four places in a ring; moves go on or stay, and one in four does the other. */
  private static TableWorld ring() {
    return new TableWorld(
        4,
        2,
        0,
        30,
        (state, move) -> {
          int on = (state + 1) % 4;
          double share = move == 1 ? 0.75 : 0.25;
          return List.of(
              new Outcome(share, on, on == 0 ? 2 : -0.5, false),
              new Outcome(1 - share, state, 0.1 * state, false));
        });
  }

  private static double[] optimum(TableWorld world) {
    double[] values = new double[world.states() * world.actions()];
    Backups model = Backups.of(world);
    for (double residual = 1; residual > 1e-12; ) {
      residual = model.sweep(values, DISCOUNT);
    }
    return values;
  }

  /** Episodes are cut off after 30 steps, which must not lower what is learned. */
  @Test
  void valuesOfQLearningConvergeToTheOptimum() {
    Learner.Factory factory =
        TabularContractTest.learners(
            "q-learning",
            Map.of(
                "discount",
                DISCOUNT,
                "learning_rate",
                1,
                "learning_rate_decay",
                "visits",
                "epsilon",
                0.5));
    Schooling schooling = new Schooling(TabularLearnsTest::ring, factory, 400_000, 1);
    double[] right = optimum(ring());
    QLearning<Integer, Integer> learner = (QLearning<Integer, Integer>) schooling.learner();
    for (int pair = 0; pair < right.length; pair++) {
      assertThat(learner.value(pair / 2, pair % 2))
          .as("state %d, move %d", pair / 2, pair % 2)
          .isCloseTo(right[pair], within(0.05));
    }
  }

  /** Greedy in the limit with infinite exploration (Singh et al. 2000), all of them are optimal. */
  @ParameterizedTest
  @CsvSource({"sarsa, 1", "sarsa, 2", "expected-sarsa, 1", "expected-sarsa, 2"})
  void behaviourThatStopsExploringIsWorthTheOptimum(String id, long seed) {
    Learner.Factory factory =
        TabularContractTest.learners(
            id,
            Map.of(
                "discount",
                DISCOUNT,
                "learning_rate",
                0.5,
                "learning_rate_decay",
                "linear",
                "epsilon",
                0.5,
                "epsilon_decay",
                "linear"));
    Schooling schooling = new Schooling(TabularLearnsTest::ring, factory, 200_000, seed);
    double[] right = optimum(ring());
    TabularTd<Integer, Integer> learner = (TabularTd<Integer, Integer>) schooling.learner();
    for (int state = 0; state < 4; state++) {
      double best = Math.max(learner.value(state, 0), learner.value(state, 1));
      assertThat(best)
          .as("state %d", state)
          .isCloseTo(Math.max(right[2 * state], right[2 * state + 1]), within(0.2));
    }
  }

  /** Sutton and Barto, example 6.6. */
  @Test
  void sarsaKeepsAwayFromTheCliffThatQLearningFallsFrom() {
    Map<String, ?> options =
        Map.of("worlds", 1, "discount", 1, "learning_rate", 0.3, "learning_rate_decay", "linear");
    Schooling bold =
        new Schooling(
            TableWorld::cliff, TabularContractTest.learners("q-learning", options), 100_000, 1);
    assertThat(Schooling.path(TableWorld.cliff(), bold.learner().best()))
        .as("the shortest path")
        .containsExactly(10, 5, 6, 7, 8, 9, 14);
    for (String id : List.of("sarsa", "expected-sarsa")) {
      Schooling careful =
          new Schooling(TableWorld::cliff, TabularContractTest.learners(id, options), 100_000, 1);
      assertThat(Schooling.path(TableWorld.cliff(), careful.learner().best()))
          .as("the path of %s", id)
          .containsExactly(10, 5, 0, 1, 2, 3, 4, 9, 14);
      assertThat(careful.returns()).as(id).isGreaterThan(bold.returns() + 2);
    }
  }

  /**
   * A lock of 12 digits in base 3: one wrong digit, and all begins anew, for a small consolation.
   */
  private static TableWorld lock() {
    return new TableWorld(
        12,
        3,
        0,
        100,
        (state, move) ->
            move == (5 * state + 1) % 3
                ? TableWorld.sure(Math.min(11, state + 1), state == 11 ? 1 : 0, state == 11)
                : TableWorld.sure(0, 0.001, false));
  }

  @Test
  void rMaxFindsADistantRewardThatRandomMovesMiss() {
    int steps = 5_000;
    Schooling counting =
        new Schooling(
            TabularLearnsTest::lock,
            TabularContractTest.learners("r-max", Map.of("enough", 1, "horizon", 10)),
            steps,
            1);
    Schooling dithering =
        new Schooling(
            TabularLearnsTest::lock,
            TabularContractTest.learners("q-learning", Map.of("worlds", 1)),
            steps,
            1);
    assertThat(Schooling.path(lock(), counting.learner().best()))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11);
    assertThat(counting.returns()).isGreaterThan(0.9);
    assertThat(Schooling.path(lock(), dithering.learner().best())).doesNotContain(11);
    assertThat(dithering.returns()).isLessThan(0.1);
  }

  /** Values above what can be earned lead to what was not tried yet, without random moves. */
  @Test
  void optimismOpensTheLockToo() {
    Schooling hoping =
        new Schooling(
            TabularLearnsTest::lock,
            TabularContractTest.learners(
                "q-learning",
                Map.of("worlds", 1, "horizon", 1, "epsilon", 0, "initial", 2, "learning_rate", 1)),
            5_000,
            1);
    assertThat(Schooling.path(lock(), hoping.learner().best())).endsWith(11).hasSize(13);
  }
}
