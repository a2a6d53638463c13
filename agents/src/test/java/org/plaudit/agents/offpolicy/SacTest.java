package org.plaudit.agents.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.agents.Lessons;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.agents.nn.FiniteDifference;
import org.plaudit.agents.nn.Initializer;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameter;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.SquashedGaussian;
import org.plaudit.core.BadInput;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;

class SacTest {
  private static final EnvSpec<Vec, Vec> SPEC = Planted.SPEC;

  private static Learner<Vec, Vec> sac(Map<String, ?> more) {
    return Planted.learner("sac", more);
  }

  // ---------------------------------------------------------------- losses

  @Test
  void aTargetIsTheRewardAndTheSoftValueOfWhatFollowed() {
    // 0.5 + 0.9 (2 - 0.2 * 1.5)
    assertThat(Sac.target(0.5, 0.9, 2, 0.2 * 1.5)).isCloseTo(2.03, within(1e-12));
    assertThat(Sac.target(0.5, 0, 2, 0.3)).isEqualTo(0.5);
  }

  @Test
  void theLossesHaveTheirValues() {
    Tape tape = new Tape();
    Tensor logs = tape.input(2, 1, new float[] {1, -2}, 0);
    Tensor values = tape.input(2, 1, new float[] {3, 0.5f}, 0);
    // ((0.1 - 3) + (-0.2 - 0.5)) / 2
    assertThat(Sac.actorLoss(tape, 0.1, logs, values).item()).isCloseTo(-1.8f, within(1e-6f));
    Tensor logAlpha = tape.input(1, 1, new float[] {-2}, 0);
    assertThat(Sac.temperatureLoss(tape, logAlpha, 0.7, -1).item()).isCloseTo(-3.4f, within(1e-6f));
  }

  @Test
  void theTemperatureFallsWhileThereIsMoreEntropyThanAimedAt() {
    Parameters parameters = new Parameters();
    Parameter logAlpha = parameters.add("log_alpha", 1, 1);
    for (double entropy : new double[] {-3, -1, 0.5}) {
      FiniteDifference.check(
          parameters, tape -> Sac.temperatureLoss(tape, tape.parameter(logAlpha), entropy, -1));
      // Descent along the gradient lowers log alpha where it is positive.
      assertThat((double) parameters.gradients()[0]).isCloseTo(entropy + 1, within(1e-6));
    }
  }

  /** Through the squashed actions and both critics down to the policy's weights. */
  @Test
  void theActorsGradientIsThatOfFiniteDifferencesAndReachesNobodyElse() {
    Parameters actorParameters = new Parameters();
    var rng = Seed.of(2).generator();
    SquashedGaussian head = new SquashedGaussian(2);
    Mlp actor = Mlp.uniform(actorParameters, "policy", Mlp.Shape.of(Activation.TANH, 3, 4, 4), rng);
    TwinCritics critics = new TwinCritics(3, 2, List.of(), 0.01, rng);
    // Both critics apart, so that no step of the difference changes which is the smaller.
    Initializer.constant(5).fill(critics.parameters().members().get(1), rng);
    float[] features = FiniteDifference.normal(4 * 3, 7);
    float[] noise = FiniteDifference.normal(4 * 2, 8);
    FiniteDifference.check(
        actorParameters,
        tape -> {
          Tensor seen = tape.input(4, 3, features, 0);
          SquashedGaussian.Draw draw = head.draw(tape, actor.forward(tape, seen), noise);
          Tensor value = critics.smaller(tape, seen, draw.actions());
          return Sac.actorLoss(tape, 0.3, draw.logDensity(), value);
        });
    assertThat(actorParameters.gradientNorm()).isPositive();
    assertThat(critics.parameters().gradientNorm()).isZero();
  }

  // ---------------------------------------------------------------- targets, seen from outside

  private static double target(double reward, Ending ending, double discount, double alpha) {
    return Planted.target("sac", reward, ending, discount, Map.of("adapt", false, "alpha", alpha));
  }

  @Test
  void truncationKeepsTheBootstrapAndTerminationDoesNot() {
    assertThat(target(0.5, Ending.TERMINATED, 0.9, 0.2)).isCloseTo(0.5, within(1e-5));
    double running = target(0.5, Ending.RUNNING, 0.9, 0.2);
    double soft = (running - 0.5) / 0.9;
    assertThat(Math.abs(soft)).as("a value that can be told from nothing").isGreaterThan(0.02);
    assertThat(target(0.5, Ending.TRUNCATED, 0.9, 0.2)).isCloseTo(running, within(1e-6));
    assertThat(target(-2, Ending.TRUNCATED, 0.5, 0.2)).isCloseTo(-2 + 0.5 * soft, within(1e-4));
  }

  @Test
  void theTargetsValueRisesWithTheEntropyByAlpha() {
    double plain = target(0, Ending.RUNNING, 1, 0);
    double log = (plain - target(0, Ending.RUNNING, 1, 1)) / 1;
    assertThat(Math.abs(log)).isGreaterThan(0.02);
    assertThat(target(0, Ending.RUNNING, 1, 0.3)).isCloseTo(plain - 0.3 * log, within(1e-4));
  }

  // ---------------------------------------------------------------- learning

  private static Map<String, Double> taught(Learner<Vec, Vec> learner) {
    return Lessons.teach(learner, SPEC, Planted::anywhere, Planted::bump, 64, 40).values();
  }

  /** Half the logarithm of 2 pi e times the variance alpha/10 of exp(reward / alpha). */
  private static double entropy(double alpha) {
    return 0.5 * Math.log(2 * Math.PI * Math.E * alpha / 10);
  }

  @Test
  void atAFixedTemperatureThePolicyIsTheBoltzmannDistributionOfWhatIsEarned() {
    Learner<Vec, Vec> learner = sac(Planted.bandit(Map.of("adapt", false, "alpha", 0.3)));
    Map<String, Double> metrics = taught(learner);
    assertThat(metrics.get("alpha")).isCloseTo(0.3, within(1e-9));
    assertThat(metrics.get("entropy")).isCloseTo(entropy(0.3), within(0.1));
    Pcg64 rng = Seed.of(8).generator();
    for (float seen : new float[] {-0.8f, 0, 0.8f}) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < 4_000; i++) {
        double off = learner.policy().act(Vec.of(seen), rng).get(0) - 0.5 * seen;
        sum += off;
        squares += off * off;
      }
      assertThat(sum / 4_000).as("at %s", seen).isCloseTo(0, within(0.06));
      assertThat(squares / 4_000).as("at %s", seen).isCloseTo(0.03, within(0.01));
      assertThat((double) learner.best().act(Vec.of(seen), rng).get(0))
          .isCloseTo(0.5 * seen, within(0.06));
    }
  }

  @Test
  void aLearnedTemperatureBringsTheEntropyToItsTarget() {
    Map<String, Double> metrics = taught(sac(Planted.bandit(Map.of("alpha", 1, "entropy", -0.5))));
    assertThat(metrics.get("entropy")).isCloseTo(-0.5, within(0.1));
    double alpha = 10 * Math.exp(2 * -0.5) / (2 * Math.PI * Math.E);
    assertThat(metrics.get("alpha")).isCloseTo(alpha, within(0.25 * alpha));
  }

  @Test
  void theFirstStepsAreUniformAndTeachNothing() {
    Learner<Vec, Vec> learner = sac(Map.of("start", 54));
    List<Lesson<Vec, Vec>> lesson =
        List.of(
            new Lesson.Experience<>(
                Lessons.rollout(
                    sac(Map.of()), SPEC, Planted::anywhere, Planted::bump, 3, new Pcg64(1))));
    int bins = 4;
    int[] counts = new int[bins];
    Pcg64 rng = Seed.of(9).generator();
    for (int i = 0; i < 4_000; i++) {
      double action = learner.policy().act(Vec.of(0.3f), rng).get(0);
      counts[(int) ((action + 1) / 2 * bins)]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(850, 1_150);
    }
    Vec best = learner.best().act(Vec.of(0.3f), rng);
    for (int i = 1; i < 18; i++) {
      assertThat(learner.learn(lesson).values()).as("after %d steps", 3 * i).isEmpty();
      assertThat(learner.best().act(Vec.of(0.3f), rng)).isEqualTo(best);
    }
    assertThat(learner.learn(lesson).values().keySet())
        .containsExactly(
            "critic_loss",
            "actor_loss",
            "q_mean",
            "entropy",
            "alpha",
            "critic_gradient_norm",
            "actor_gradient_norm");
    assertThat(learner.best().act(Vec.of(0.3f), rng)).isNotEqualTo(best);
    assertThat(learner.policy()).isInstanceOf(BatchPolicy.class);
  }

  // ---------------------------------------------------------------- bad input

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void aRewardThatIsNoNumberStopsLearningBeforeAnythingChanges(float bad) {
    Learner<Vec, Vec> learner = sac(Map.of("start", 0));
    Rollout good =
        Lessons.rollout(learner, SPEC, Planted::anywhere, Planted::bump, 3, new Pcg64(1));
    learner.learn(List.of(new Lesson.Experience<>(good)));
    Vec before = learner.best().act(Vec.of(0.3f), new Pcg64(1));
    Rollout spoiled = good.withRewards(new float[] {1, bad, 2});
    assertThatThrownBy(() -> learner.learn(List.of(new Lesson.Experience<>(spoiled))))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the reward of row 1");
    assertThat(learner.best().act(Vec.of(0.3f), new Pcg64(1))).isEqualTo(before);
  }

  @Test
  void onlyActionsWithinFiniteBoundsFit() {
    Learner.Factory factory = ActorCriticContractTest.small("sac", Map.of());
    assertThat(factory.unfit(SPEC)).isEmpty();
    assertThat(factory.unfit(SPEC.withActions(Discrete.of(2))))
        .contains("its actions are Discrete; they must be a Box with finite bounds.");
    assertThat(factory.unfit(SPEC.withActions(Box.unbounded(1))))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("Infinity").contains("finite bounds"));
    assertThat(factory.unfit(SPEC.withActions(Box.of(-2, 2, 1))))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("2.0").contains("rescaled to [-1, 1]"));
    EnvSpec<Vec, Vec> unbounded = SPEC.withActions(Box.unbounded(1));
    assertThatThrownBy(() -> factory.create(unbounded, 100, Seed.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite bounds");
    EnvSpec<Integer, Vec> numbered =
        EnvSpec.of("Planted-v0", Domain.CONTROL, Discrete.of(3), Box.of(-1, 1, 1));
    assertThat(factory.unfit(numbered))
        .contains("its observations are Discrete; they must be vectors.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worlds | 0 | worlds (0) must be at least 1. Maybe 1.",
        "horizon | 0 | horizon (0) must be at least 1. Maybe 1.",
        "updates | 0 | updates (0) must be at least 1. Maybe 1.",
        "batch | 0 | batch (0) must be at least 1. Maybe 256.",
        "buffer | 2 | buffer (2) must hold a step of all 3 worlds. Maybe 1000000.",
        "start | -1 | start (-1) must not be negative. Maybe 1000.",
        "discount | 1.1 | discount (1.1) must lie in [0, 1]. Maybe 0.99.",
        "tau | 0 | tau (0.0) must lie in (0, 1]. Maybe 0.005.",
        "tau | 1.5 | tau (1.5) must lie in (0, 1]. Maybe 0.005.",
        "learning_rate | 0 | learning_rate (0.0) must be positive. Maybe 0.0003.",
        "alpha | 0 | alpha (0.0) must be positive to be learned. Maybe 1.",
        "alpha | -1 | alpha (-1.0) must be positive to be learned. Maybe 1."
      })
  void eachOptionSaysWhichValuesItTakes(String option, double value, String complaint) {
    assertThatThrownBy(() -> sac(Map.of(option, value)))
        .isInstanceOf(BadInput.class)
        .hasMessage(complaint);
  }

  @Test
  void aFixedTemperatureMayBeNothingButNotLess() {
    assertThat(sac(Map.of("adapt", false, "alpha", 0))).isNotNull();
    assertThatThrownBy(() -> sac(Map.of("adapt", false, "alpha", -0.5)))
        .hasMessage("alpha (-0.5) must not be negative. Maybe 0.2.");
    List<Integer> hidden = new ArrayList<>(List.of(8, 0));
    assertThatThrownBy(() -> sac(Map.of("hidden", hidden)))
        .hasMessage("hidden [8, 0] must be positive. Maybe [64, 64].");
  }
}
