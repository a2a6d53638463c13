package org.plaudit.agents.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plaudit.agents.Practice;
import org.plaudit.agents.Recall;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.agents.nn.FiniteDifference;
import org.plaudit.agents.nn.Tape;
import org.plaudit.core.BadInput;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Memory;
import org.plaudit.core.learn.RecurrentPolicy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;
import org.plaudit.core.trace.Rollout;

class RecurrentPpoTest {
  private static final int UNITS = 5;
  private static final int MEMORY = 4 * UNITS;

  private static Learner<Vec, Integer> learner(Map<String, ?> more) {
    Map<String, Object> options =
        new LinkedHashMap<>(Map.of("memory", UNITS, "hidden", List.of(6)));
    options.putAll(more);
    return Students.of("recurrent-ppo", options).create(Planted.SPEC, 1_000, Seed.of(3));
  }

  /** One that sees each lesson whole, once, so that its metrics are of before it learned. */
  private static Learner<Vec, Integer> observed(int steps) {
    return learner(
        Map.of(
            "worlds",
            2,
            "horizon",
            steps,
            "sequence",
            steps,
            "minibatch",
            2 * steps,
            "epochs",
            1,
            "lambda",
            0));
  }

  private static double valueLoss(int steps, Rollout rollout) {
    return Planted.first(
        () -> observed(steps),
        rollout.withMemories(new float[rollout.rows() * MEMORY]),
        "value_loss");
  }

  private static double valueLoss(float from, float to, double reward, Ending ending) {
    return valueLoss(1, Planted.twice(from, to, reward, ending));
  }

  /** V where an episode starts: from V² and (1 - V)², the errors where a step ends all. */
  private static double value(float at) {
    double zero = valueLoss(at, at, 0, Ending.TERMINATED);
    double one = valueLoss(at, at, 1, Ending.TERMINATED);
    return (1 + zero - one) / 2;
  }

  /** Two worlds in which HERE is followed by THERE; what the second step earns ends all. */
  private static Rollout hereThenThere(double reward, Ending between) {
    float here = Planted.HERE;
    float there = Planted.THERE;
    float last = (float) reward;
    return new Rollout(
        2,
        2,
        new float[] {here, here, there, there},
        new float[] {0, 1, 0, 1},
        new float[] {there, there, 0, 0},
        new float[] {0, 0, last, last},
        new Ending[] {between, between, Ending.TERMINATED, Ending.TERMINATED});
  }

  /** V of THERE in the second step, whose error alone depends on what it earns. */
  private static double valueOfThere(Ending between) {
    double zero = valueLoss(2, hereThenThere(0, between));
    double one = valueLoss(2, hereThenThere(1, between));
    return (1 - 2 * (one - zero)) / 2;
  }

  @Test
  void truncationKeepsTheBootstrapWithAllInMindAndTerminationDoesNot() {
    double here = value(Planted.HERE);
    double fresh = value(Planted.THERE);
    double there = valueOfThere(Ending.RUNNING);
    assertThat(Math.abs(there - fresh)).as("what memory makes of it").isGreaterThan(0.01);
    double ended = 0.5 - here;
    double cut = 0.5 + 0.99 * there - here;
    float from = Planted.HERE;
    float to = Planted.THERE;
    assertThat(valueLoss(from, to, 0.5, Ending.TERMINATED)).isCloseTo(ended * ended, within(1e-5));
    assertThat(valueLoss(from, to, 0.5, Ending.TRUNCATED)).isCloseTo(cut * cut, within(1e-5));
    assertThat(valueLoss(from, to, 0.5, Ending.RUNNING)).isCloseTo(cut * cut, within(1e-5));
  }

  @Test
  void whatFollowsAnEndingIsJudgedAfresh() {
    double fresh = value(Planted.THERE);
    assertThat(valueOfThere(Ending.TERMINATED)).isCloseTo(fresh, within(1e-5));
    assertThat(valueOfThere(Ending.TRUNCATED)).isCloseTo(fresh, within(1e-5));
  }

  private static Rollout episodes(RecurrentActorCritic<Vec, Integer> networks, int steps) {
    return new Practice<Vec, Integer>(() -> new Recall(4), 3, steps, networks.exploring())
        .rollout(networks.exploring());
  }

  private static RecurrentActorCritic<Vec, Integer> networks(EnvSpec<Vec, Integer> spec) {
    return new RecurrentActorCritic<>(spec, UNITS, List.of(6), false, Seed.of(8));
  }

  /** To the last bit, in values and probabilities. */
  @Test
  void nothingIsRememberedOverAnEnding() {
    RecurrentActorCritic<Vec, Integer> networks = networks(new Recall(4).spec());
    Rollout rollout = episodes(networks, 12);
    Tape tape = new Tape();
    var look = networks.look(tape, networks.read(rollout));
    int rows = rollout.rows();
    float[] values = Arrays.copyOf(look.value().values(), rows);
    float[] logs = Arrays.copyOf(look.likelihood().logProbability().values(), rows);
    // Episodes last five steps; the first of each world is shown otherwise.
    for (int row = 0; row < 5 * 3; row++) {
      rollout.observations()[row * 2] = 0.3f;
    }
    for (int i = 0; i < 3 * MEMORY; i++) {
      rollout.memories()[i] = 0.1f;
    }
    tape.reset();
    var other = networks.look(tape, networks.read(rollout));
    for (int row = 0; row < rows; row++) {
      boolean second = row >= 5 * 3;
      assertThat(other.value().values()[row] == values[row]).as("row %d", row).isEqualTo(second);
      assertThat(other.likelihood().logProbability().values()[row] == logs[row])
          .as("row %d", row)
          .isEqualTo(second);
    }
  }

  @Test
  void aPieceThatStartsFromWhatWasStoredSaysWhatTheWholeSaid() {
    RecurrentActorCritic<Vec, Integer> networks = networks(new Recall(4).spec());
    Rollout rollout = episodes(networks, 12);
    Sequences strips = networks.read(rollout);
    strips.batch.logProbabilities = new float[rollout.rows()];
    strips.batch.advantages = new float[rollout.rows()];
    strips.batch.returns = new float[rollout.rows()];
    Tape tape = new Tape();
    float[] values = Arrays.copyOf(networks.look(tape, strips).value().values(), rollout.rows());
    int[] order = {7, 0, 11, 4};
    Sequences pieces = strips.cut(rollout.memories(), 3, order, 1, 3);
    tape.reset();
    var look = networks.look(tape, pieces);
    for (int i = 0; i < 3; i++) {
      for (int t = 0; t < 3; t++) {
        int row = (order[1 + i] / 3 * 3 + t) * 3 + order[1 + i] % 3;
        assertThat(look.value().values()[t * 3 + i])
            .as("step %d of piece %d", t, order[1 + i])
            .isCloseTo(values[row], within(2e-6f));
      }
    }
  }

  @Test
  void theFirstMinibatchHasRatiosOfOne() {
    Recall world = new Recall(4);
    Learner<Vec, Integer> learner =
        Students.of(
                "recurrent-ppo",
                Map.of(
                    "worlds",
                    3,
                    "horizon",
                    16,
                    "sequence",
                    4,
                    "minibatch",
                    48,
                    "epochs",
                    1,
                    "learning_rate",
                    0.01))
            .create(world.spec(), 10_000, Seed.of(2));
    Practice<Vec, Integer> practice = new Practice<>(() -> new Recall(4), 3, 16, learner.policy());
    for (int lesson = 0; lesson < 3; lesson++) {
      Map<String, Double> metrics =
          learner
              .learn(List.of(new Lesson.Experience<>(practice.rollout(learner.policy()))))
              .values();
      assertThat(metrics.get("approx_kl")).isCloseTo(0, within(1e-9));
      assertThat(metrics.get("clip_fraction")).isZero();
      assertThat(metrics.get("policy_loss")).isCloseTo(0, within(1e-5));
    }
  }

  /** All of it, on sequences with a reset within. */
  @ParameterizedTest
  @MethodSource("org.plaudit.agents.onpolicy.PolicyGradientTest#specs")
  void theGradientOfTheLossIsThatOfFiniteDifferences(EnvSpec<?, ?> spec) {
    RecurrentActorCritic<?, ?> networks =
        new RecurrentActorCritic<>(spec, 3, List.of(4), false, Seed.of(4));
    Pcg64 rng = Seed.of(5).generator();
    float[] weights = networks.parameters().values();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += (float) (0.3 * rng.nextGaussian());
    }
    int rows = 8;
    boolean real = spec.actions() instanceof Box;
    int seen = spec.observations().width();
    float[] observations = Rewarded.normal(rows * seen, rng);
    for (int i = 0; i < observations.length && spec.observations() instanceof WithMask<?>; i++) {
      observations[i] =
          i % seen < 3 ? observations[i] : i % seen < 5 || rng.nextInt(2) == 0 ? 1 : 0;
    }
    float[] actions = new float[rows * spec.actions().width()];
    for (int i = 0; i < actions.length; i++) {
      actions[i] = real ? (float) rng.nextGaussian() : rng.nextInt(2);
    }
    Ending[] endings = new Ending[rows];
    Arrays.fill(endings, Ending.RUNNING);
    endings[3] = Ending.TRUNCATED;
    endings[4] = Ending.TERMINATED;
    Sequences sequences =
        networks.read(
            new Rollout(4, 2, observations, actions, observations, new float[rows], endings)
                .withMemories(Rewarded.normal(rows * 12, rng)));
    Batch batch = sequences.batch;
    batch.advantages = Rewarded.normal(rows, rng);
    batch.returns = Rewarded.normal(rows, rng);
    // Ratios near 1, none near an edge of the clip range, some beyond it.
    float[] now = networks.look(new Tape(), sequences).likelihood().logProbability().values();
    batch.logProbabilities = Arrays.copyOf(now, rows);
    for (int row = 0; row < rows; row++) {
      batch.logProbabilities[row] += row % 4 == 0 ? 0.9f : 0.01f * row;
    }
    FiniteDifference.check(
        networks.parameters(),
        tape -> {
          RecurrentActorCritic.Look look = networks.look(tape, sequences);
          return ClippedSurrogate.of(tape, look.likelihood(), look.value(), batch, 0.4, 0.7, 0.3)
              .total();
        });
  }

  @Test
  void manyWorldsAreActedInAsOne() {
    RecurrentPolicy<Vec, Integer> policy =
        (RecurrentPolicy<Vec, Integer>) networks(new Recall(4).spec()).greedy();
    assertThat(policy.memory()).isEqualTo(2 * UNITS);
    int rows = 5;
    Memory many = Memory.of(policy, rows);
    List<Memory> each = IntStream.range(0, rows).mapToObj(i -> Memory.of(policy, 1)).toList();
    Pcg64 rng = Seed.of(1).generator();
    float[] actions = new float[rows];
    for (int t = 0; t < 10; t++) {
      float[] seen = Rewarded.normal(rows * 2, rng);
      many.batched(policy, new Recall(4).spec()).act(seen, rows, actions, rng);
      for (int i = 0; i < rows; i++) {
        Vec one = Vec.of(seen[2 * i], seen[2 * i + 1]);
        assertThat(each.get(i).act(policy, one, rng)).isEqualTo((int) actions[i]);
        for (int j = 0; j < policy.memory(); j++) {
          assertThat(each.get(i).values()[j])
              .isCloseTo(many.values()[i * policy.memory() + j], within(2e-6f));
        }
      }
    }
  }

  private static Rollout steps(int steps) {
    Ending[] endings = new Ending[steps * 2];
    Arrays.fill(endings, Ending.TERMINATED);
    Pcg64 rng = Seed.of(6).generator();
    float[] seen = Rewarded.normal(steps * 2, rng);
    float[] actions = new float[steps * 2];
    for (int row = 0; row < actions.length; row++) {
      actions[row] = rng.nextInt(2);
    }
    float[] rewards = Rewarded.normal(steps * 2, rng);
    return new Rollout(steps, 2, seen, actions, seen, rewards, endings)
        .withMemories(new float[steps * 2 * MEMORY]);
  }

  @Test
  void aLessonThatMovesThePolicyTooFarIsCutShort() {
    Map<String, Object> options =
        new LinkedHashMap<>(
            Map.of(
                "worlds",
                2,
                "horizon",
                32,
                "sequence",
                8,
                "minibatch",
                16,
                "epochs",
                10,
                "learning_rate",
                0.02));
    Rollout rollout = steps(32);
    double free = Planted.first(() -> learner(options), rollout, "approx_kl");
    options.put("target_kl", 0.001);
    double held = Planted.first(() -> learner(options), rollout, "approx_kl");
    assertThat(held).isPositive().isLessThan(free / 2);
  }

  @Test
  void experienceThatDoesNotFitIsRefused() {
    Learner<Vec, Integer> learner =
        learner(Map.of("worlds", 2, "horizon", 4, "sequence", 4, "minibatch", 4));
    Rollout plain = steps(4).withMemories(new float[0]);
    assertThatThrownBy(() -> learner.learn(List.of(new Lesson.Experience<>(plain))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "experience holds 0 remembered numbers a row, this learner needs 20. Maybe let its own"
                + " policy act, through a Memory.");
    assertThatThrownBy(() -> learner.learn(List.of(new Lesson.Experience<>(steps(6)))))
        .hasMessage("the 6 steps of the experience must be a multiple of sequence (4)");
    Rollout bad = steps(4);
    bad.rewards()[5] = Float.NaN;
    assertThatThrownBy(() -> learner.learn(List.of(new Lesson.Experience<>(bad))))
        .isInstanceOf(DivergedException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sequence | 0 | sequence (0) must divide horizon (128). Maybe 128.",
        "sequence | 3 | sequence (3) must divide horizon (128). Maybe 128.",
        "minibatch | 100 | minibatch (100) must be a multiple of sequence (64), and at least 2."
            + " Maybe 256.",
        "memory | 0 | memory (0) must be at least 1. Maybe 64.",
        "epochs | 0 | epochs (0) must be at least 1. Maybe 10.",
        "clip | 1 | clip (1.0) must lie in (0, 1). Maybe 0.2.",
        "target_kl | -1 | target_kl (-1.0) must not be negative. Maybe 0.",
      })
  void eachOptionSaysWhichValuesItTakes(String option, double value, String complaint) {
    assertThatThrownBy(() -> learner(Map.of(option, value)))
        .isInstanceOf(BadInput.class)
        .hasMessage(complaint);
  }
}
