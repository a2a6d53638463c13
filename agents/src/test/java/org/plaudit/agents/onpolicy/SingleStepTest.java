package org.plaudit.agents.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.agents.onpolicy.Planted.HERE;
import static org.plaudit.agents.onpolicy.Planted.SPEC;
import static org.plaudit.agents.onpolicy.Planted.THERE;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.agents.Lessons;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.core.BadInput;
import org.plaudit.core.env.Ending;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;

/** The learners that use a lesson once: A2C and REINFORCE. */
class SingleStepTest {
  private static Learner<Vec, Integer> learner(String id, Map<String, ?> options) {
    return Students.of(id, options).create(SPEC, 1_000, Seed.of(3));
  }

  private static Learner<Vec, Integer> learner(String id) {
    return learner(id, Map.of("worlds", 2, "horizon", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a2c", "reinforce"})
  void truncationKeepsTheBootstrapAndTerminationDoesNot(String id) {
    double here = Planted.value(() -> learner(id), HERE);
    double there = Planted.value(() -> learner(id), THERE);
    assertThat(Math.abs(there)).as("a value that can be told from nothing").isGreaterThan(0.05);
    for (Ending ending : Ending.values()) {
      double error = 0.5 + (ending == Ending.TERMINATED ? 0 : 0.99 * there) - here;
      double loss =
          Planted.first(() -> learner(id), Planted.twice(HERE, THERE, 0.5, ending), "value_loss");
      assertThat(loss).as("%s", ending).isCloseTo(error * error, within(1e-5));
    }
  }

  /** Two steps of one world; whether the second's reward counts for the first. */
  @ParameterizedTest
  @ValueSource(strings = {"a2c", "reinforce"})
  void aReturnReachesBackToTheStartOfItsEpisode(String id) {
    double here = Planted.value(() -> learner(id), HERE);
    double there = Planted.value(() -> learner(id), THERE);
    for (Ending ending : Ending.values()) {
      Rollout rollout =
          new Rollout(
              2,
              1,
              new float[] {HERE, THERE},
              new float[] {0, 1},
              new float[] {THERE, HERE},
              new float[] {0.5f, 3},
              new Ending[] {ending, Ending.TERMINATED});
      double later = ending == Ending.RUNNING ? 3 : ending == Ending.TRUNCATED ? there : 0;
      double first = 0.5 + 0.99 * later - here;
      double second = 3 - there;
      assertThat(Planted.first(() -> learner(id), rollout, "value_loss"))
          .as("%s", ending)
          .isCloseTo((first * first + second * second) / 2, within(1e-4));
    }
  }

  /** Both actions once, each with the advantage A: -A (log p0 + log p1) / 2. */
  @Test
  void aBaselineIsSubtractedWhereOneIsAsked() {
    Map<String, ?> none = Map.of("worlds", 2, "horizon", 1, "baseline", "none");
    Rollout rollout = Planted.twice(HERE, THERE, 2, Ending.TERMINATED);
    double plain = Planted.first(() -> learner("reinforce", none), rollout, "policy_loss");
    // A fresh policy is nearly uniform.
    assertThat(plain).isCloseTo(2 * Math.log(2), within(1e-2));
    double left = (2 - Planted.value(() -> learner("reinforce"), HERE)) / 2;
    assertThat(Planted.first(() -> learner("reinforce"), rollout, "policy_loss"))
        .isCloseTo(plain * left, within(1e-5));
    assertThat(Planted.first(() -> learner("a2c"), rollout, "policy_loss"))
        .isCloseTo(plain * left, within(1e-5));
    assertThat(Planted.first(() -> learner("reinforce", none), rollout, "mean_return"))
        .isEqualTo(2);
  }

  @Test
  void lambdaOfZeroLooksOneStepAhead() {
    Map<String, ?> options = Map.of("worlds", 1, "horizon", 2, "lambda", 0);
    Rollout rollout =
        new Rollout(
            2,
            1,
            new float[] {HERE, THERE},
            new float[] {0, 1},
            new float[] {THERE, HERE},
            new float[] {0.5f, 3},
            new Ending[] {Ending.RUNNING, Ending.TERMINATED});
    double there = Planted.value(() -> learner("a2c"), THERE);
    double first = 0.5 + 0.99 * there - Planted.value(() -> learner("a2c"), HERE);
    double second = 3 - there;
    assertThat(Planted.first(() -> learner("a2c", options), rollout, "value_loss"))
        .isCloseTo((first * first + second * second) / 2, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a2c", "reinforce"})
  void normalisedAdvantagesMakeTheLossIndifferentToTheRewardsUnit(String id) {
    double[] losses = new double[2];
    for (int i = 0; i < 2; i++) {
      Rollout rollout =
          Planted.twice(HERE, THERE, 0, Ending.TERMINATED)
              .withRewards(new float[] {0, i == 0 ? 5 : 50});
      losses[i] =
          Planted.first(
              () -> learner(id, Map.of("worlds", 2, "horizon", 1, "normalize_advantages", true)),
              rollout,
              "policy_loss");
    }
    assertThat(losses[0]).isNotZero().isCloseTo(losses[1], within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a2c", "reinforce"})
  void annealingEndsInStandstill(String id) {
    Map<String, ?> options = Map.of("worlds", 2, "horizon", 1, "anneal", true);
    Learner<Vec, Integer> learner = Students.of(id, options).create(SPEC, 6, Seed.of(3));
    Lesson<Vec, Integer> lesson =
        new Lesson.Experience<>(Planted.twice(HERE, THERE, 1, Ending.TERMINATED));
    double[] losses = new double[6];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = learner.learn(List.of(lesson)).values().get("value_loss");
    }
    // Lessons 0 to 2 moved the value, which the next one saw; none after them did.
    assertThat(losses[3]).isLessThan(losses[2]).isLessThan(losses[0]);
    assertThat(losses[4]).isEqualTo(losses[3]);
    assertThat(losses[5]).isEqualTo(losses[3]);
  }

  @ParameterizedTest
  @CsvSource({"a2c, NaN", "a2c, Infinity", "reinforce, NaN", "reinforce, -Infinity"})
  void aRewardThatIsNoNumberStopsLearningBeforeAnythingChanges(String id, float bad)
      throws IOException {
    Learner<Vec, Integer> learner =
        learner(id, Map.of("worlds", 2, "horizon", 1, "normalize", true, "scale_rewards", true));
    byte[] before = state(learner);
    Rollout rollout =
        Planted.twice(HERE, THERE, 1, Ending.RUNNING).withRewards(new float[] {1, bad});
    assertThatThrownBy(() -> learner.learn(List.of(new Lesson.Experience<>(rollout))))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the reward of row 1");
    assertThat(state(learner)).isEqualTo(before);
  }

  private static byte[] state(Learner<?, ?> learner) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    learner.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a2c", "reinforce"})
  void metricsStayWithinTheirRanges(String id) {
    Learner<Vec, Integer> learner =
        learner(id, Map.of("worlds", 8, "horizon", 16, "learning_rate", 0.02));
    for (int lesson = 0; lesson < 20; lesson++) {
      Map<String, Double> metrics =
          Lessons.teach(learner, SPEC, Planted::anywhere, Planted::agreement, 128, 1).values();
      assertThat(metrics.keySet())
          .contains("policy_loss", "value_loss", "entropy", "gradient_norm", "explained_variance");
      assertThat(metrics.values()).allMatch(Double::isFinite);
      assertThat(metrics.get("value_loss")).isNotNegative();
      assertThat(metrics.get("entropy")).isBetween(0.0, Math.log(2) + 1e-6);
      assertThat(metrics.get("gradient_norm")).isPositive();
      assertThat(metrics.get("explained_variance")).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a2c | worlds | 0 | worlds (0) must be at least 1. Maybe 1.",
        "a2c | horizon | 0 | horizon (0) must be at least 1. Maybe 5.",
        "a2c | discount | 1.1 | discount (1.1) must lie in [0, 1]. Maybe 0.99.",
        "a2c | lambda | -0.1 | lambda (-0.1) must lie in [0, 1]. Maybe 1.",
        "a2c | learning_rate | 0 | learning_rate (0.0) must be positive. Maybe 0.0007.",
        "a2c | entropy | -1 | entropy (-1.0) must not be negative. Maybe 0.",
        "a2c | value | 0 | value (0.0) must be positive. Maybe 0.5.",
        "a2c | max_gradient_norm | 0 | max_gradient_norm (0.0) must be positive. Maybe 0.5.",
        "reinforce | worlds | 0 | worlds (0) must be at least 1. Maybe 8.",
        "reinforce | horizon | -3 | horizon (-3) must be at least 1. Maybe 128.",
        "reinforce | learning_rate | -1 | learning_rate (-1.0) must be positive. Maybe 0.001.",
      })
  void eachOptionSaysWhichValuesItTakes(String id, String option, double value, String complaint) {
    assertThatThrownBy(() -> learner(id, Map.of(option, value)))
        .isInstanceOf(BadInput.class)
        .hasMessage(complaint);
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    assertThatThrownBy(() -> learner("a2c", Map.of("horizon", 1, "normalize_advantages", true)))
        .hasMessage(
            "worlds (1) times horizon (1) must be at least 2, one step alone has no spread of"
                + " advantages. Maybe horizon: 5.");
    assertThatThrownBy(() -> learner("reinforce", Map.of("hidden", List.of(0))))
        .hasMessage("hidden [0] must be positive. Maybe [64, 64].");
    assertThatThrownBy(() -> learner("reinforce", Map.of("baseline", "valu")))
        .hasMessageContaining("Maybe value.");
  }
}
