package org.plaudit.agents.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.agents.Lessons;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.FiniteDifference;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.core.BadInput;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;

class Td3Test {
  private static final EnvSpec<Vec, Vec> SPEC = Planted.SPEC;
  private static final Vec HERE = Vec.of(0.3f);

  private static Learner<Vec, Vec> td3(Map<String, ?> more) {
    return Planted.learner("td3", more);
  }

  // ---------------------------------------------------------------- losses

  @Test
  void theTargetsActionIsSmoothedWithinBounds() {
    Tape tape = new Tape();
    Tensor actions = tape.input(3, 1, new float[] {0.2f, 0.9f, -0.8f}, 0);
    Tensor smoothed = Td3.smoothed(tape, actions, new float[] {0.1f, 0.3f, -0.5f});
    assertThat(smoothed.at(0, 0)).isEqualTo(0.2f + 0.1f);
    assertThat(smoothed.at(1, 0)).isEqualTo(1f);
    assertThat(smoothed.at(2, 0)).isEqualTo(-1f);
  }

  @Test
  void theActorsGradientIsThatOfFiniteDifferencesAndReachesNobodyElse() {
    Parameters actorParameters = new Parameters();
    var rng = Seed.of(2).generator();
    Mlp.Shape shape = new Mlp.Shape(List.of(3, 4, 2), Activation.TANH, Activation.TANH);
    Mlp actor = Mlp.uniform(actorParameters, "policy", shape, rng);
    TwinCritics critics = new TwinCritics(3, 2, List.of(), 0.01, rng);
    float[] features = FiniteDifference.normal(4 * 3, 7);
    FiniteDifference.check(
        actorParameters,
        tape -> {
          Tensor seen = tape.input(4, 3, features, 0);
          return Td3.actorLoss(tape, critics.first(tape, seen, actor.forward(tape, seen)));
        });
    assertThat(actorParameters.gradientNorm()).isPositive();
    assertThat(critics.parameters().gradientNorm()).isZero();
    Tape tape = new Tape();
    Tensor values = tape.input(2, 1, new float[] {3, -1}, 0);
    assertThat(Td3.actorLoss(tape, values).item()).isEqualTo(-1f);
  }

  // ---------------------------------------------------------------- targets, seen from outside

  private static double target(double reward, Ending ending, double discount) {
    return Planted.target("td3", reward, ending, discount, Map.of());
  }

  @Test
  void truncationKeepsTheBootstrapAndTerminationDoesNot() {
    assertThat(target(0.5, Ending.TERMINATED, 0.9)).isCloseTo(0.5, within(1e-5));
    double running = target(0.5, Ending.RUNNING, 0.9);
    double next = (running - 0.5) / 0.9;
    assertThat(Math.abs(next)).as("a value that can be told from nothing").isGreaterThan(0.02);
    assertThat(target(0.5, Ending.TRUNCATED, 0.9)).isCloseTo(running, within(1e-6));
    assertThat(target(-2, Ending.TRUNCATED, 0.5)).isCloseTo(-2 + 0.5 * next, within(1e-4));
  }

  // ---------------------------------------------------------------- learning

  @Test
  void itFindsTheBestActionAndExploresAroundIt() {
    Learner<Vec, Vec> learner = td3(Planted.bandit(Map.of("noise", 0.2)));
    Lessons.teach(learner, SPEC, Planted::anywhere, Planted::bump, 64, 40);
    Pcg64 rng = Seed.of(8).generator();
    for (float seen : new float[] {-0.8f, 0, 0.8f}) {
      double best = learner.best().act(Vec.of(seen), rng).get(0);
      assertThat(best).as("at %s", seen).isCloseTo(0.5 * seen, within(0.1));
      double squares = 0;
      for (int i = 0; i < 4_000; i++) {
        double off = learner.policy().act(Vec.of(seen), rng).get(0) - best;
        squares += off * off;
      }
      assertThat(squares / 4_000).isCloseTo(0.04, within(0.004));
    }
  }

  @Test
  void thePolicyMovesOnceInSoManyUpdates() {
    Learner<Vec, Vec> learner = td3(Map.of("start", 0, "updates", 1, "delay", 3));
    Pcg64 rng = new Pcg64(1);
    List<Lesson<Vec, Vec>> lesson =
        List.of(
            new Lesson.Experience<>(
                Lessons.rollout(learner, SPEC, Planted::anywhere, Planted::bump, 3, rng)));
    Vec before = learner.best().act(HERE, rng);
    for (int update = 1; update <= 6; update++) {
      Map<String, Double> metrics = learner.learn(lesson).values();
      Vec after = learner.best().act(HERE, rng);
      if (update % 3 == 0) {
        assertThat(after).as("update %d", update).isNotEqualTo(before);
        assertThat(metrics.keySet())
            .containsExactly(
                "critic_loss",
                "q_mean",
                "critic_gradient_norm",
                "actor_loss",
                "actor_gradient_norm");
      } else {
        assertThat(after).as("update %d", update).isEqualTo(before);
        assertThat(metrics.keySet())
            .containsExactly("critic_loss", "q_mean", "critic_gradient_norm");
      }
      before = after;
    }
  }

  @Test
  void theFirstStepsAreUniform() {
    Learner<Vec, Vec> learner = td3(Map.of("start", 1));
    Pcg64 rng = new Pcg64(2);
    int right = 0;
    for (int i = 0; i < 1_000; i++) {
      right += learner.policy().act(HERE, rng).get(0) > 0.5 ? 1 : 0;
    }
    assertThat(right).isBetween(190, 310);
  }

  // ---------------------------------------------------------------- bad input

  @Test
  void onlyActionsWithinFiniteBoundsFit() {
    Learner.Factory factory = ActorCriticContractTest.small("td3", Map.of());
    assertThat(factory.unfit(SPEC)).isEmpty();
    assertThat(factory.unfit(SPEC.withActions(Discrete.of(2)))).isPresent();
    assertThat(factory.unfit(SPEC.withActions(Box.unbounded(1)))).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "updates | 0 | updates (0) must be at least 1. Maybe 1.",
        "tau | 0 | tau (0.0) must lie in (0, 1]. Maybe 0.005.",
        "noise | -1 | noise (-1.0) must not be negative. Maybe 0.1.",
        "target_noise | -1 | target_noise (-1.0) must not be negative. Maybe 0.2.",
        "target_clip | -1 | target_clip (-1.0) must not be negative. Maybe 0.5.",
        "delay | 0 | delay (0) must be at least 1. Maybe 2.",
      })
  void eachOptionSaysWhichValuesItTakes(String option, double value, String complaint) {
    assertThatThrownBy(() -> td3(Map.of(option, value)))
        .isInstanceOf(BadInput.class)
        .hasMessage(complaint);
  }
}
