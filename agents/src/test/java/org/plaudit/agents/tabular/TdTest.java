package org.plaudit.agents.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.core.env.Ending.RUNNING;
import static org.plaudit.core.env.Ending.TERMINATED;
import static org.plaudit.core.env.Ending.TRUNCATED;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.core.BadInput;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.WithMask;
import org.plaudit.core.trace.Rollout;

/** What one step teaches, computed by hand. All start from values of 0 and a discount of 0.5. */
class TdTest {
  private static final double EXACT = 1e-12;
  private static final EnvSpec<Integer, Integer> SPEC =
      EnvSpec.of("Hand-v0", Domain.GRID, Discrete.of(3), Discrete.of(2));

  /** Step size 0.5, epsilon 0.2. */
  private static TdOptions options() {
    return new TdOptions(1, 1, 0.5, 0.5, Decay.CONSTANT, 0, 0.2, Decay.CONSTANT, 0, 1, 0);
  }

  private static QLearning<Integer, Integer> q() {
    return new QLearning<>(options(), SPEC, 100);
  }

  private static Sarsa<Integer, Integer> sarsa() {
    return new Sarsa<>(options(), SPEC, 100);
  }

  private static ExpectedSarsa<Integer, Integer> expected() {
    return new ExpectedSarsa<>(options(), SPEC, 100);
  }

  /** One step of one world. */
  private record Step(int state, int move, double reward, int next, Ending ending) {}

  /** A lesson of steps of one world, or of several side by side. */
  private static Rollout rollout(int worlds, Step... steps) {
    int rows = steps.length;
    float[] seen = new float[rows];
    float[] moves = new float[rows];
    float[] next = new float[rows];
    float[] rewards = new float[rows];
    Ending[] endings = new Ending[rows];
    for (int row = 0; row < rows; row++) {
      seen[row] = steps[row].state();
      moves[row] = steps[row].move();
      next[row] = steps[row].next();
      rewards[row] = (float) steps[row].reward();
      endings[row] = steps[row].ending();
    }
    return new Rollout(rows / worlds, worlds, seen, moves, next, rewards, endings);
  }

  private static Metrics teach(Learner<Integer, Integer> learner, Step... steps) {
    return learner.learn(List.of(new Lesson.Experience<>(rollout(1, steps))));
  }

  /** Makes Q(1, 0) = 2 and Q(1, 1) = 4: a step that terminates moves Q half the way to R. */
  private static <L extends Learner<Integer, Integer>> L knowing(L learner) {
    teach(learner, new Step(1, 0, 4, 2, TERMINATED), new Step(1, 1, 8, 2, TERMINATED));
    return learner;
  }

  private static Step step(Ending ending) {
    return new Step(0, 0, 1, 1, ending);
  }

  @Test
  void qLearningTakesTheBestThatCouldBeDone() {
    QLearning<Integer, Integer> learner = knowing(q());
    assertThat(learner.value(1, 0)).isEqualTo(2);
    assertThat(learner.value(1, 1)).isEqualTo(4);
    Metrics metrics = teach(learner, step(RUNNING));
    // 0.5 (1 + 0.5 * 4)
    assertThat(learner.value(0, 0)).isCloseTo(1.5, within(EXACT));
    assertThat(metrics.values())
        .containsEntry("td_error", 3.0)
        .containsEntry("learning_rate", 0.5)
        .containsEntry("epsilon", 0.2)
        .containsEntry("coverage", 0.5);
  }

  @Test
  void expectedSarsaTakesWhatIsDoneOnAverage() {
    ExpectedSarsa<Integer, Integer> learner = knowing(expected());
    teach(learner, step(RUNNING));
    // The best move with 0.8 + 0.1, the other with 0.1: 3.8 on average; 0.5 (1 + 0.5 * 3.8).
    assertThat(learner.value(0, 0)).isCloseTo(1.45, within(EXACT));
  }

  @Test
  void sarsaTakesWhatIsDoneNextInTheSameWorld() {
    Sarsa<Integer, Integer> learner = knowing(sarsa());
    Step elsewhere = new Step(2, 0, 0, 2, TERMINATED);
    learner.learn(
        List.of(
            new Lesson.Experience<>(
                rollout(
                    2, step(RUNNING), elsewhere, new Step(1, 0, 0, 2, TERMINATED), elsewhere))));
    // Move 0 in state 1 is worth 2: 0.5 (1 + 0.5 * 2).
    assertThat(learner.value(0, 0)).isCloseTo(1, within(EXACT));
  }

  @Test
  void sarsaWaitsForTheNextLessonToBringTheNextMove() {
    Sarsa<Integer, Integer> learner = knowing(sarsa());
    Metrics metrics = teach(learner, step(RUNNING));
    assertThat(learner.value(0, 0)).isEqualTo(0);
    assertThat(metrics.values()).doesNotContainKey("td_error").containsKey("epsilon");
    teach(learner, new Step(1, 1, 0, 2, RUNNING));
    // Move 1 in state 1 is worth 4: 0.5 (1 + 0.5 * 4).
    assertThat(learner.value(0, 0)).isCloseTo(1.5, within(EXACT));
  }

  @Test
  void aStepThatWaitsIsPartOfTheSavedState() throws IOException {
    Sarsa<Integer, Integer> learner = knowing(sarsa());
    teach(learner, step(RUNNING));
    Sarsa<Integer, Integer> loaded = sarsa();
    load(loaded, saved(learner));
    teach(loaded, new Step(1, 1, 0, 2, RUNNING));
    assertThat(loaded.value(0, 0)).isCloseTo(1.5, within(EXACT));
  }

  @Test
  void whereSarsaNeverSeesTheNextMoveItTakesTheMean() {
    Sarsa<Integer, Integer> cut = knowing(sarsa());
    teach(cut, step(TRUNCATED));
    assertThat(cut.value(0, 0)).isCloseTo(1.45, within(EXACT));
    Sarsa<Integer, Integer> elsewhere = knowing(sarsa());
    teach(elsewhere, step(RUNNING));
    teach(elsewhere, new Step(2, 1, 0, 2, RUNNING)); // not where the last step led
    assertThat(elsewhere.value(0, 0)).isCloseTo(1.45, within(EXACT));
    Sarsa<Integer, Integer> other = knowing(sarsa());
    teach(other, step(RUNNING));
    Step more = new Step(2, 0, 0, 2, TERMINATED);
    other.learn(List.of(new Lesson.Experience<>(rollout(2, more, more)))); // other worlds
    assertThat(other.value(0, 0)).isCloseTo(1.45, within(EXACT));
  }

  @Test
  void onlyTerminationStopsValue() {
    for (TabularTd<Integer, Integer> learner :
        List.<TabularTd<Integer, Integer>>of(knowing(q()), knowing(sarsa()), knowing(expected()))) {
      teach(learner, step(TERMINATED));
      assertThat(learner.value(0, 0)).isEqualTo(0.5);
    }
    QLearning<Integer, Integer> cut = knowing(q());
    teach(cut, step(TRUNCATED));
    assertThat(cut.value(0, 0)).isCloseTo(1.5, within(EXACT));
  }

  @Test
  void whatIsForbiddenIsWorthNothingToAnyOfThem() {
    EnvSpec<?, Integer> masked =
        EnvSpec.of("Hand-v0", Domain.GRID, new WithMask<>(Discrete.of(3), 2), Discrete.of(2));
    QLearning<?, Integer> q = new QLearning<>(options(), masked, 100);
    ExpectedSarsa<?, Integer> expected = new ExpectedSarsa<>(options(), masked, 100);
    Sarsa<?, Integer> sarsa = new Sarsa<>(options(), masked, 100);
    for (TabularTd<?, Integer> learner : List.of(q, expected, sarsa)) {
      // Q(1, 0) = 2, Q(1, 1) = 4; then a step to state 1, where only move 0 is allowed.
      masked(learner, 1, 0, 4, 1, TERMINATED);
      masked(learner, 1, 1, 8, 1, TERMINATED);
      masked(learner, 0, 0, 1, 1, TRUNCATED);
      assertThat(learner.value(0, 0)).isCloseTo(1, within(EXACT));
      // Where nothing is allowed, nothing more can be earned.
      masked(learner, 2, 0, 1, 0, TRUNCATED);
      assertThat(learner.value(2, 0)).isCloseTo(0.5, within(EXACT));
    }
  }

  /** A step to state 1, where the first {@code legal} moves are allowed. */
  private static <O> void masked(
      TabularTd<O, Integer> learner, int state, int move, double reward, int legal, Ending ending) {
    float[] seen = {state, 1, 1};
    float[] next = {1, legal > 0 ? 1 : 0, 0};
    Rollout rollout =
        new Rollout(
            1,
            1,
            seen,
            new float[] {move},
            next,
            new float[] {(float) reward},
            new Ending[] {ending});
    learner.learn(List.of(new Lesson.Experience<>(rollout)));
  }

  @Test
  void whatDecaysDoesSoExactly() {
    assertThat(Decay.CONSTANT.at(0.4, 0.1, 0.5, 9, 0.5)).isEqualTo(0.4);
    assertThat(Decay.LINEAR.at(0.4, 0.1, 0, 9, 0.5)).isEqualTo(0.4);
    assertThat(Decay.LINEAR.at(0.4, 0.1, 0.5, 9, 0.5)).isCloseTo(0.25, within(EXACT));
    assertThat(Decay.LINEAR.at(0.4, 0.1, 3, 9, 0.5)).isCloseTo(0.1, within(EXACT));
    assertThat(Decay.VISITS.at(0.4, 0, 0.5, 1, 0.5)).isEqualTo(0.4);
    assertThat(Decay.VISITS.at(0.4, 0, 0.5, 4, 0.5)).isCloseTo(0.2, within(EXACT));
    assertThat(Decay.VISITS.at(0.4, 0.3, 0.5, 4, 0.5)).isEqualTo(0.3);
  }

  @Test
  void withOneOverNTheValueIsTheMeanOfItsTargets() {
    QLearning<Integer, Integer> learner =
        new QLearning<>(
            new TdOptions(1, 1, 0.5, 1, Decay.VISITS, 0, 1, Decay.VISITS, 0, 1, 100), SPEC, 100);
    Metrics metrics = Metrics.none();
    for (double reward : new double[] {3, 5, 1}) {
      metrics = teach(learner, new Step(0, 0, reward, 1, TERMINATED));
    }
    assertThat(learner.value(0, 0)).isCloseTo(3, within(EXACT));
    assertThat(learner.value(0, 1)).as("what was not tried yet").isEqualTo(100);
    // State 0 was met three times; the fourth time, one move in four is random.
    assertThat(metrics.values()).containsEntry("epsilon", 0.25);
  }

  @Test
  void whatIsNoRewardIsRefusedBeforeAnythingIsLearned() throws IOException {
    QLearning<Integer, Integer> learner = knowing(q());
    byte[] before = saved(learner);
    assertThatThrownBy(() -> teach(learner, step(RUNNING), new Step(0, 0, Double.NaN, 1, RUNNING)))
        .isInstanceOf(DivergedException.class)
        .hasMessageStartingWith("the reward of row 1 is NaN");
    assertThatThrownBy(() -> teach(learner, step(RUNNING), new Step(0, 0, 0, 3, RUNNING)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("state (3.0) must be a whole number in [0, 2]");
    assertThatThrownBy(() -> teach(learner, step(RUNNING), new Step(0, 2, 0, 1, RUNNING)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("move (2.0) must be a whole number in [0, 1]");
    assertThat(saved(learner)).isEqualTo(before);
  }

  @Test
  void statesOfOtherLearnersAndOtherTablesAreRefused() throws IOException {
    byte[] state = saved(knowing(q()));
    assertThatThrownBy(() -> load(sarsa(), state))
        .isInstanceOf(IOException.class)
        .hasMessage("these bytes are not the state of a Sarsa");
    EnvSpec<Integer, Integer> larger = SPEC.withObservations(Discrete.of(4));
    assertThatThrownBy(() -> load(new QLearning<>(options(), larger, 100), state))
        .isInstanceOf(IOException.class)
        .hasMessage("the saved table holds 6 numbers, expected 8");
  }

  @Test
  void worldsThatDoNotFitAreRefusedWithTheReason() {
    Learner.Factory factory = QLearning.factory(options());
    assertThat(factory.unfit(SPEC)).isEmpty();
    assertThat(factory.unfit(SPEC.withObservations(Box.of(0, 1, 2))))
        .contains(
            "its observations are Box, but a table needs numbered states (Discrete). Maybe a"
                + " learner with a network, as ppo.");
    assertThat(factory.unfit(SPEC.withActions(Box.of(0, 1, 2))))
        .contains(
            "its actions are Box, but a table needs numbered moves (Discrete). Maybe a learner"
                + " with a network, as ppo.");
    assertThat(factory.unfit(SPEC.withObservations(Discrete.of(1 << 24))).orElseThrow())
        .startsWith("its table would have 33554432 values, more than the 16777216");
    assertThat(
            RMax.factory(RMax.Options.defaults())
                .unfit(SPEC.withObservations(new WithMask<>(Discrete.of(3), 2))))
        .contains("its moves are masked, but R-max wants to try every move. Maybe q-learning.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worlds | 0 | worlds (0) must be at least 1. Maybe 4.",
        "horizon | 0 | horizon (0) must be at least 1. Maybe 16.",
        "discount | 1.5 | discount (1.5) must lie in [0, 1]. Maybe 0.99.",
        "learning_rate | 0 | learning_rate (0.0) must lie in (0, 1]. Maybe 0.1.",
        "learning_rate_end | 0.2 | learning_rate_end (0.2) must lie in [0, 0.1], it is where",
        "epsilon | -1 | epsilon (-1.0) must lie in [0, 1]. Maybe 0.1.",
        "epsilon_end | 0.2 | epsilon_end (0.2) must lie in [0, 0.1], it is where",
        "power | 0 | power (0.0) must lie in (0, 1]. Maybe 0.8."
      })
  void optionsOutOfRangeAreRefused(String option, double value, String message) {
    assertThatThrownBy(() -> TabularContractTest.learners("q-learning", Map.of(option, value)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }

  static byte[] saved(Learner<?, ?> learner) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    learner.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static void load(Learner<?, ?> learner, byte[] bytes) throws IOException {
    learner.load(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
