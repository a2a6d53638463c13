package org.plaudit.agents.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.agents.onpolicy.Planted.HERE;
import static org.plaudit.agents.onpolicy.Planted.SPEC;
import static org.plaudit.agents.onpolicy.Planted.THERE;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.agents.Lessons;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.core.BadInput;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;

class PpoTest {
  private static <A> Learner<Vec, A> ppo(
      EnvSpec<Vec, A> spec, long budget, Map<String, ?> options) {
    return Students.of("ppo", options).create(spec, budget, Seed.of(3));
  }

  /** One that sees each lesson whole, once, so that its metrics are of before it learned. */
  private static Learner<Vec, Integer> observed() {
    return ppo(
        SPEC, 1_000, Map.of("worlds", 2, "horizon", 1, "minibatch", 2, "epochs", 1, "lambda", 0.5));
  }

  /** (target - V(here))^2 of a learner that has learned nothing yet. */
  private static double squaredError(double reward, Ending ending) {
    return Planted.first(
        PpoTest::observed, Planted.twice(HERE, THERE, reward, ending), "value_loss");
  }

  private static double value(float at) {
    return Planted.value(PpoTest::observed, at);
  }

  @Test
  void truncationKeepsTheBootstrapAndTerminationDoesNot() {
    double here = value(HERE);
    double there = value(THERE);
    assertThat(Math.abs(there)).as("a value that can be told from nothing").isGreaterThan(0.05);
    double ended = 0.5 - here;
    double cut = 0.5 + 0.99 * there - here;
    assertThat(squaredError(0.5, Ending.TERMINATED)).isCloseTo(ended * ended, within(1e-5));
    assertThat(squaredError(0.5, Ending.TRUNCATED)).isCloseTo(cut * cut, within(1e-5));
    assertThat(squaredError(0.5, Ending.RUNNING)).isCloseTo(cut * cut, within(1e-5));
  }

  @Test
  void nothingFlowsBackOverTheEndOfAnEpisode() {
    float[] seen = {HERE, THERE};
    float[] next = {THERE, THERE};
    for (Ending ending : Ending.values()) {
      double[] losses = new double[2];
      for (int reward = 0; reward < 2; reward++) {
        Rollout rollout =
            new Rollout(
                2,
                1,
                seen,
                new float[] {0, 1},
                next,
                // What is earned in the second episode differs, and so does the target there.
                new float[] {0.5f, reward},
                new Ending[] {ending, Ending.TERMINATED});
        losses[reward] =
            observed().learn(List.of(new Lesson.Experience<>(rollout))).values().get("value_loss");
      }
      double there = value(THERE);
      double second = ((1 - there) * (1 - there) - there * there) / 2;
      if (ending.over()) {
        assertThat(losses[1] - losses[0]).isCloseTo(second, within(1e-5));
      } else {
        assertThat(losses[1] - losses[0]).isNotCloseTo(second, within(1e-2));
      }
    }
  }

  @Test
  void theFirstMinibatchHasRatiosOfOne() {
    for (boolean normalize : new boolean[] {false, true}) {
      Learner<Vec, Integer> learner =
          ppo(
              SPEC,
              10_000,
              Map.of(
                  "worlds",
                  1,
                  "horizon",
                  64,
                  "minibatch",
                  64,
                  "epochs",
                  1,
                  "normalize",
                  normalize));
      for (int lesson = 0; lesson < 3; lesson++) {
        Map<String, Double> metrics = bandit(learner, 64).values();
        assertThat(metrics.get("approx_kl")).isCloseTo(0, within(1e-9));
        assertThat(metrics.get("clip_fraction")).isZero();
        // minus the mean of normalised advantages
        assertThat(metrics.get("policy_loss")).isCloseTo(0, within(1e-5));
      }
    }
  }

  private static Metrics bandit(Learner<Vec, Integer> learner, int rows) {
    return Lessons.teach(learner, SPEC, Planted::anywhere, Planted::agreement, rows, 1);
  }

  @Test
  void annealingEndsInStandstill() {
    Map<String, ?> options =
        Map.of("worlds", 4, "horizon", 16, "minibatch", 32, "epochs", 2, "anneal", true);
    Learner<Vec, Vec> learner = ppo(SPEC.withActions(Box.unbounded(1)), 3 * 64, options);
    for (int lesson = 0; lesson < 5; lesson++) {
      Vec before = learner.best().act(Vec.of(HERE), Seed.of(1).generator());
      Lessons.teach(
          learner,
          SPEC.withActions(Box.unbounded(1)),
          Planted::anywhere,
          (seen, actions, row) -> -Math.abs(actions[row] - 2),
          64,
          1);
      Vec after = learner.best().act(Vec.of(HERE), Seed.of(1).generator());
      if (lesson < 3) {
        assertThat(after).as("lesson %d", lesson).isNotEqualTo(before);
      } else {
        assertThat(after).as("lesson %d", lesson).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void aRewardThatIsNoNumberStopsLearningBeforeAnyParameterMoves(float bad) {
    Map<String, ?> options = Map.of("worlds", 8, "horizon", 16, "minibatch", 16);
    Learner<Vec, Integer> learner = ppo(SPEC, 10_000, options);
    bandit(learner, 128);
    List<Double> before = fingerprint(learner);
    Rollout good =
        Lessons.rollout(
            learner, SPEC, Planted::anywhere, Planted::agreement, 128, Seed.of(5).generator());
    float[] rewards = good.rewards().clone();
    rewards[77] = bad;
    List<Lesson<Vec, Integer>> lesson = List.of(new Lesson.Experience<>(good.withRewards(rewards)));
    assertThatThrownBy(() -> learner.learn(lesson))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the parameters were left as they were");
    assertThat(fingerprint(learner)).isEqualTo(before);
  }

  /** How often the policy goes right at many places. */
  private static List<Double> fingerprint(Learner<Vec, Integer> learner) {
    Double[] rights = new Double[40];
    Arrays.setAll(
        rights,
        place -> {
          double right = 0;
          var rng = Seed.of(9).generator();
          for (int i = 0; i < 200; i++) {
            right += learner.policy().act(Vec.of(place / 20f - 1), rng);
          }
          return right;
        });
    return List.of(rights);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worlds | 0 | worlds (0) must be at least 1. Maybe 8.",
        "horizon | 0 | horizon (0) must be at least 1. Maybe 256.",
        "minibatch | 1 | minibatch (1) must be at least 2. Maybe 64.",
        "epochs | 0 | epochs (0) must be at least 1. Maybe 10.",
        "discount | -0.1 | discount (-0.1) must lie in [0, 1]. Maybe 0.99.",
        "discount | 1.1 | discount (1.1) must lie in [0, 1]. Maybe 0.99.",
        "lambda | -0.1 | lambda (-0.1) must lie in [0, 1]. Maybe 0.95.",
        "lambda | 1.1 | lambda (1.1) must lie in [0, 1]. Maybe 0.95.",
        "learning_rate | 0 | learning_rate (0.0) must be positive. Maybe 0.0003.",
        "clip | 0 | clip (0.0) must lie in (0, 1). Maybe 0.2.",
        "clip | 1 | clip (1.0) must lie in (0, 1). Maybe 0.2.",
        "entropy | -1 | entropy (-1.0) must not be negative. Maybe 0.",
        "value | 0 | value (0.0) must be positive. Maybe 0.5.",
        "max_gradient_norm | 0 | max_gradient_norm (0.0) must be positive. Maybe 0.5.",
        "target_kl | -1 | target_kl (-1.0) must not be negative. Maybe 0.",
      })
  void eachOptionSaysWhichValuesItTakes(String option, double value, String complaint) {
    assertThatThrownBy(() -> ppo(SPEC, 100, Map.of(option, value)))
        .isInstanceOf(BadInput.class)
        .hasMessage(complaint);
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    assertThatThrownBy(() -> ppo(SPEC, 100, Map.of("hidden", List.of(64, 0))))
        .hasMessage("hidden [64, 0] must be positive. Maybe [64, 64].");
    assertThatThrownBy(() -> ppo(SPEC, 100, Map.of("worlds", 1, "horizon", 1)))
        .hasMessage(
            "worlds (1) times horizon (1) must be at least 2, one step alone has no spread of"
                + " advantages. Maybe horizon: 256.");
  }

  @Test
  void metricsStayWithinTheirRanges() {
    Learner<Vec, Integer> learner =
        ppo(
            SPEC,
            10_000,
            Map.of("worlds", 8, "horizon", 16, "minibatch", 32, "learning_rate", 0.05));
    boolean clipped = false;
    for (int lesson = 0; lesson < 20; lesson++) {
      Map<String, Double> metrics = bandit(learner, 128).values();
      assertThat(metrics.keySet())
          .containsExactly(
              "policy_loss",
              "value_loss",
              "entropy",
              "approx_kl",
              "clip_fraction",
              "gradient_norm",
              "explained_variance");
      assertThat(metrics.values()).allMatch(Double::isFinite);
      assertThat(metrics.get("value_loss")).isNotNegative();
      assertThat(metrics.get("entropy")).isBetween(0.0, Math.log(2) + 1e-6);
      assertThat(metrics.get("approx_kl")).isNotNegative();
      assertThat(metrics.get("clip_fraction")).isBetween(0.0, 1.0);
      assertThat(metrics.get("gradient_norm")).isPositive();
      assertThat(metrics.get("explained_variance")).isLessThanOrEqualTo(1);
      clipped |= metrics.get("clip_fraction") > 0;
    }
    assertThat(clipped).as("steps this large leave the clip range").isTrue();
  }

  @Test
  void aLessonThatMovesThePolicyTooFarIsCutShort() {
    Map<String, Object> options =
        new LinkedHashMap<>(
            Map.of("worlds", 8, "horizon", 16, "minibatch", 32, "learning_rate", 0.02));
    double free = bandit(ppo(SPEC, 10_000, options), 128).values().get("approx_kl");
    options.put("target_kl", 0.001);
    double held = bandit(ppo(SPEC, 10_000, options), 128).values().get("approx_kl");
    assertThat(held).isPositive().isLessThan(free / 2);
  }
}
