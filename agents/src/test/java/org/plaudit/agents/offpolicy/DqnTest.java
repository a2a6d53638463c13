package org.plaudit.agents.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.contract.ChiSquared;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.WithMask;
import org.plaudit.core.trace.Rollout;

/**
 * Targets by hand. A buffer of one transition is asked about by teaching it: the metrics tell what
 * Q was, and how far from its target.
 */
class DqnTest {
  private static final int MOVES = 3;
  private static final int FIRST = 5;
  private static final Discrete ACTIONS = new Discrete(MOVES, FIRST);
  private static final double DISCOUNT = 0.9;

  /** So large that every target lies above what is estimated. */
  private static final float MUCH = 100;

  private static EnvSpec<?, ?> spec(Space<?> seen) {
    return EnvSpec.of("Seen-v0", Domain.CONTROL, seen, ACTIONS);
  }

  private static Learner<?, ?> dqn(EnvSpec<?, ?> spec, long budget, Map<String, ?> options) {
    return Catalog.of(new AgentsPlugin())
        .learners()
        .get("dqn")
        .create(options)
        .create(spec, budget, Seed.of(3));
  }

  /** One that holds a single transition and learns from it at once. */
  private static Learner<?, ?> single(Space<?> seen, Map<String, ?> more) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("horizon", 1);
    options.put("batch", 1);
    options.put("buffer", 1);
    options.put("start", 0);
    options.put("discount", DISCOUNT);
    options.put("target_interval", 1_000_000);
    options.put("learning_rate", 0.02);
    options.put("hidden", List.of(16, 16));
    options.putAll(more);
    return dqn(spec(seen), 1_000, options);
  }

  private static Rollout step(float[] from, int move, double reward, float[] to, Ending ending) {
    return new Rollout(
        1,
        1,
        from,
        new float[] {FIRST + move},
        to,
        new float[] {(float) reward},
        new Ending[] {ending});
  }

  private static <O, A> Metrics learn(Learner<O, A> learner, Rollout rollout) {
    return learner.learn(List.of(new Lesson.Experience<>(rollout)));
  }

  private static byte[] bytes(Learner<?, ?> learner) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      learner.save(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void load(Learner<?, ?> into, byte[] state) {
    try {
      into.load(new DataInputStream(new ByteArrayInputStream(state)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks about learners that hold one transition; they themselves stay as they are. */
  private record Asked(Space<?> seen, Map<String, ?> options) {
    Learner<?, ?> fresh() {
      return single(seen, options);
    }

    private Map<String, Double> told(Learner<?, ?> learner, Rollout rollout) {
      Learner<?, ?> copy = fresh();
      load(copy, bytes(learner));
      return learn(copy, rollout).values();
    }

    double q(Learner<?, ?> learner, float[] at, int move) {
      return told(learner, step(at, move, 0, at, Ending.TERMINATED)).get("q_mean");
    }

    /** What a transition's target is, less the reward. */
    double following(Learner<?, ?> learner, float[] to, Ending ending) {
      Map<String, Double> told = told(learner, step(to, 1, MUCH, to, ending));
      return told.get("q_mean") + told.get("td_error") - MUCH;
    }

    int best(Learner<?, ?> learner, float[] at) {
      int best = 0;
      for (int move = 1; move < MOVES; move++) {
        best = q(learner, at, move) > q(learner, at, best) ? move : best;
      }
      return best;
    }
  }

  private static final float[] HERE = {0.7f, -0.3f};
  private static final float[] THERE = {-0.9f, 1.1f};
  private static final Space<?> SEEN = Box.unbounded(2);

  @ParameterizedTest
  @ValueSource(strings = {"none", "quantile"})
  void truncationKeepsTheBootstrapAndTerminationDoesNot(String distribution) {
    Asked asked = new Asked(SEEN, Map.of("distribution", distribution, "atoms", 8));
    Learner<?, ?> learner = asked.fresh();
    double next = asked.q(learner, THERE, asked.best(learner, THERE));
    assertThat(Math.abs(next)).as("a value that can be told from nothing").isGreaterThan(0.05);
    assertThat(asked.following(learner, THERE, Ending.TERMINATED)).isCloseTo(0, within(1e-4));
    for (Ending ending : List.of(Ending.RUNNING, Ending.TRUNCATED)) {
      assertThat(asked.following(learner, THERE, ending)).isCloseTo(DISCOUNT * next, within(1e-4));
    }
  }

  /** Learns until the network prefers another move than its target, which stays as it was. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void doubleLearningJudgesByTheTargetWhatTheNetworkChooses(boolean doubleQ) {
    Asked asked = new Asked(SEEN, Map.of("double_q", doubleQ));
    Learner<?, ?> learner = asked.fresh();
    int before = asked.best(learner, THERE);
    double[] target = new double[MOVES];
    Arrays.setAll(target, move -> asked.q(asked.fresh(), THERE, move));
    int other = (before + 1) % MOVES;
    for (int lesson = 0; lesson < 60; lesson++) {
      learn(learner, step(THERE, other, 3, THERE, Ending.TERMINATED));
    }
    assertThat(asked.best(learner, THERE)).isEqualTo(other);
    assertThat(target[before] - target[other]).isGreaterThan(0.01);
    assertThat(asked.following(learner, THERE, Ending.RUNNING))
        .isCloseTo(DISCOUNT * target[doubleQ ? other : before], within(1e-4));
  }

  private static float[] masked(float[] seen, int... legal) {
    float[] all = Arrays.copyOf(seen, seen.length + MOVES);
    for (int move : legal) {
      all[seen.length + move] = 1;
    }
    return all;
  }

  @Test
  void onlyLegalMovesCountAsWhatMayFollow() {
    Asked asked = new Asked(new WithMask<>(Box.unbounded(2), MOVES), Map.of());
    Learner<?, ?> learner = asked.fresh();
    float[] all = masked(THERE, 0, 1, 2);
    int best = asked.best(learner, all);
    for (int legal = 0; legal < MOVES; legal++) {
      float[] one = masked(THERE, legal);
      double expected = DISCOUNT * asked.q(learner, all, legal);
      assertThat(asked.following(learner, one, Ending.TRUNCATED)).isCloseTo(expected, within(1e-4));
    }
    assertThat(asked.following(learner, all, Ending.RUNNING))
        .isCloseTo(DISCOUNT * asked.q(learner, all, best), within(1e-4));
    assertThat(asked.following(learner, masked(THERE), Ending.TERMINATED))
        .isCloseTo(0, within(1e-4));
  }

  /** Either of two transitions is drawn; the first one's target spans both. */
  @Test
  void targetsOfSeveralStepsAddUpTheirRewards() {
    Map<String, ?> two = Map.of("horizon", 2, "buffer", 2, "return_steps", 2);
    Asked one = new Asked(SEEN, Map.of());
    double next = one.q(one.fresh(), THERE, one.best(one.fresh(), THERE));
    float[] seen = {HERE[0], HERE[1], 0, 0};
    float[] followed = {0, 0, THERE[0], THERE[1]};
    float[] done = {FIRST + 1, FIRST + 2};
    float[] rewards = {MUCH, 2 * MUCH};
    Map<Ending, Double> left = new LinkedHashMap<>();
    left.put(Ending.TERMINATED, 0.0);
    left.put(Ending.TRUNCATED, next);
    left.forEach(
        (ending, worth) -> {
          Learner<?, ?> learner = single(SEEN, two);
          Ending[] endings = {Ending.RUNNING, ending};
          boolean[] drawn = new boolean[2];
          double first = one.q(one.fresh(), HERE, 1);
          for (int lesson = 0; lesson < 20; lesson++) {
            Learner<?, ?> fresh = single(SEEN, two);
            // The number of the lesson decides which transition it draws.
            byte[] state = bytes(fresh);
            state[15] = (byte) lesson;
            state[7] = 100;
            load(learner, state);
            Map<String, Double> told =
                learn(learner, new Rollout(2, 1, seen, done, followed, rewards, endings)).values();
            double target = told.get("q_mean") + told.get("td_error");
            boolean isFirst = Math.abs(told.get("q_mean") - first) < 1e-6;
            double expected =
                isFirst
                    ? MUCH + DISCOUNT * 2 * MUCH + DISCOUNT * DISCOUNT * worth
                    : 2 * MUCH + DISCOUNT * worth;
            assertThat(target).isCloseTo(expected, within(1e-3));
            drawn[isFirst ? 0 : 1] = true;
          }
          assertThat(drawn).containsExactly(true, true);
        });
  }

  @Test
  void theTargetFollowsAtItsIntervalByItsShare() {
    Asked asked = new Asked(SEEN, Map.of("target_interval", 4, "tau", 0.5));
    Learner<?, ?> learner = asked.fresh();
    double at = asked.following(learner, THERE, Ending.RUNNING);
    List<Boolean> moved = new ArrayList<>();
    for (int lesson = 0; lesson < 8; lesson++) {
      learn(learner, step(THERE, 1, 3, THERE, Ending.TERMINATED));
      // Asking is the next lesson, before which the target may have moved.
      double now = asked.following(learner, THERE, Ending.RUNNING);
      moved.add(Math.abs(now - at) > 1e-4);
      at = now;
    }
    assertThat(moved).containsExactly(false, false, true, false, false, false, true, false);
  }

  @Test
  void annealingEndsInStandstill() {
    Learner<?, ?> learner =
        dqn(spec(SEEN), 3, Map.of("start", 0, "horizon", 1, "batch", 1, "anneal", true));
    List<Double> values = new ArrayList<>();
    for (int lesson = 0; lesson < 5; lesson++) {
      values.add(learn(learner, step(HERE, 0, 1, THERE, Ending.TERMINATED)).values().get("q_mean"));
    }
    // The third lesson is the last: its step has no size any more, nor have those that follow.
    assertThat(values.get(1)).isNotEqualTo(values.get(0));
    assertThat(values.get(2)).isNotEqualTo(values.get(1));
    assertThat(values.subList(3, 5)).containsOnly(values.get(2));
  }

  @Test
  void epsilonFallsOverItsPartOfTheRunOnceLearningHasStarted() {
    Learner<?, ?> learner =
        dqn(
            spec(SEEN),
            20,
            Map.of(
                "horizon",
                1,
                "start",
                4,
                "buffer",
                10,
                "epsilon_initial",
                0.8,
                "epsilon_final",
                0.2,
                "epsilon_fraction",
                0.5));
    List<Double> seen = new ArrayList<>();
    for (int lesson = 1; lesson <= 14; lesson++) {
      Map<String, Double> metrics =
          learn(learner, step(HERE, 0, 0, THERE, Ending.RUNNING)).values();
      seen.add(metrics.get("epsilon"));
      assertThat(metrics.get("buffer_size")).isEqualTo(Math.min(10, lesson));
      assertThat(metrics.containsKey("loss")).as("lesson %d", lesson).isEqualTo(lesson > 4);
    }
    double[] right = {1, 1, 1, 0.56, 0.5, 0.44, 0.38, 0.32, 0.26, 0.2, 0.2, 0.2, 0.2, 0.2};
    for (int i = 0; i < right.length; i++) {
      assertThat(seen.get(i)).isCloseTo(right[i], within(1e-9));
    }
  }

  /** Two legal moves of three; the better of them with probability 1 - epsilon / 2. */
  @Test
  void thePolicyExploresLegalMovesWithProbabilityEpsilonAndTheBestOneDoesNot() {
    Space<?> seen = new WithMask<>(Box.unbounded(2), MOVES);
    Learner<?, ?> learner = single(seen, Map.of("epsilon_initial", 0.3, "epsilon_final", 0.3));
    int rows = 500;
    float[] observations = new float[rows * 5];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(masked(HERE, 0, 2), 0, observations, row * 5, 5);
    }
    float[] moves = new float[rows];
    Pcg64 rng = Seed.of(1).generator();
    ((BatchPolicy) learner.best()).act(observations, rows, moves, rng);
    int best = (int) moves[0] - FIRST;
    assertThat(best).isIn(0, 2);
    for (float move : moves) {
      assertThat((int) move).isEqualTo(FIRST + best);
    }
    List<Integer> counts = new ArrayList<>(Collections.nCopies(MOVES, 0));
    BatchPolicy policy = (BatchPolicy) learner.policy();
    for (int i = 0; i < 100; i++) {
      policy.act(observations, rows, moves, rng);
      for (float move : moves) {
        int index = (int) move - FIRST;
        counts.set(index, counts.get(index) + 1);
      }
    }
    double draws = 100.0 * rows;
    List<Double> expected = new ArrayList<>(List.of(0.15 * draws, 0.0, 0.15 * draws));
    expected.set(best, 0.85 * draws);
    assertThat(ChiSquared.refutes(expected, counts)).as("%s for %s", counts, expected).isFalse();
  }

  @Test
  void whatIsSavedInTheMiddleGoesOnToTheLastBit() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("horizon", 2);
    options.put("buffer", 16);
    options.put("start", 4);
    options.put("batch", 4);
    options.put("updates", 2);
    options.put("prioritized", true);
    options.put("return_steps", 3);
    options.put("normalize", true);
    options.put("hidden", List.of(8));
    Learner<?, ?> learner = dqn(spec(SEEN), 100, options);
    Learner<?, ?> loaded = dqn(spec(SEEN), 100, options);
    Pcg64 rng = Seed.of(2).generator();
    for (int lesson = 0; lesson < 25; lesson++) {
      float[] seen = new float[4];
      float[] next = new float[4];
      for (int i = 0; i < 4; i++) {
        seen[i] = (float) rng.nextGaussian();
        next[i] = (float) rng.nextGaussian();
      }
      Ending[] endings = {Ending.RUNNING, List.of(Ending.values()).get(rng.nextInt(3))};
      float[] done = {FIRST + rng.nextInt(MOVES), FIRST + rng.nextInt(MOVES)};
      Rollout rollout = new Rollout(2, 1, seen, done, next, new float[] {seen[0], 1}, endings);
      if (lesson % 5 == 3) {
        load(loaded, bytes(learner));
      }
      Metrics one = learn(learner, rollout);
      Metrics other = learn(loaded, rollout);
      if (lesson > 3) {
        assertThat(other).isEqualTo(one);
        assertThat(bytes(loaded)).isEqualTo(bytes(learner));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dqn.Distribution.class)
  void whatSurprisedMostIsReplayedMost(Dqn.Distribution distribution) {
    // Seven moves are known to earn nothing; the eighth transition earns 1 and is drawn most.
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("horizon", 8);
    options.put("buffer", 8);
    options.put("start", 0);
    options.put("updates", 50);
    options.put("batch", 8);
    options.put("learning_rate", 0.01);
    options.put("distribution", distribution.name());
    options.put("atoms", 11);
    options.put("value_low", -1);
    options.put("value_high", 1);
    options.put("hidden", List.of(16));
    float[] seen = new float[16];
    float[] done = new float[8];
    Arrays.fill(done, FIRST);
    float[] rewards = new float[8];
    for (int i = 0; i < 8; i++) {
      seen[2 * i] = i == 7 ? 3 : 0.1f * i;
    }
    rewards[7] = 1;
    Ending[] endings = new Ending[8];
    Arrays.fill(endings, Ending.TERMINATED);
    Rollout rollout = new Rollout(8, 1, seen, done, seen, rewards, endings);
    double even = learn(dqn(spec(SEEN), 1_000, options), rollout).values().get("q_mean");
    options.put("prioritized", true);
    double uneven = learn(dqn(spec(SEEN), 1_000, options), rollout).values().get("q_mean");
    assertThat(uneven).as("its value is the largest").isGreaterThan(even);
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity"})
  void aRewardThatIsNoNumberStopsLearningBeforeAnythingHasChanged(float bad) {
    Learner<?, ?> learner = single(SEEN, Map.of());
    learn(learner, step(HERE, 0, 1, THERE, Ending.RUNNING));
    byte[] before = bytes(learner);
    Rollout rollout = step(HERE, 0, 1, THERE, Ending.RUNNING).withRewards(new float[] {bad});
    assertThatThrownBy(() -> learn(learner, rollout))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the parameters were left as they were");
    assertThat(bytes(learner)).isEqualTo(before);
  }

  @Test
  void aWorldWithoutMovesDoesNotFit() {
    EnvSpec<?, ?> spec = EnvSpec.of("Seen-v0", Domain.CONTROL, SEEN, Box.unbounded(1));
    assertThat(Dqn.factory(Dqn.Options.defaults()).unfit(spec))
        .contains("its actions are Box; they must be Discrete.");
    assertThat(Dqn.factory(Dqn.Options.defaults()).unfit(spec(SEEN))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worlds | 0 | worlds (0) must be at least 1. Maybe 1.",
        "horizon | 0 | horizon (0) must be at least 1. Maybe 4.",
        "updates | 0 | updates (0) must be at least 1. Maybe 1.",
        "batch | 0 | batch (0) must be at least 1. Maybe 32.",
        "buffer | 0 | buffer (0) must hold a step of all 1 worlds. Maybe 1000000.",
        "start | -1 | start (-1) must not be negative. Maybe 100.",
        "discount | 1.1 | discount (1.1) must lie in [0, 1]. Maybe 0.99.",
        "learning_rate | 0 | learning_rate (0.0) must be positive. Maybe 0.0001.",
        "target_interval | 0 | target_interval (0) must be at least 1. Maybe 10000.",
        "tau | 0 | tau (0.0) must lie in (0, 1]. Maybe 1.",
        "epsilon_initial | 1.1 | epsilon_initial (1.1) must lie in [0, 1]. Maybe 1.0.",
        "epsilon_final | -1 | epsilon_final (-1.0) must lie in [0, 1]. Maybe 0.05.",
        "epsilon_fraction | 0 | epsilon_fraction (0.0) must lie in (0, 1]. Maybe 0.1.",
        "huber | 0 | huber (0.0) must be positive. Maybe 1.",
        "max_gradient_norm | 0 | max_gradient_norm (0.0) must be positive. Maybe 0.5.",
        "priority_exponent | 2 | priority_exponent (2.0) must lie in [0, 1]. Maybe 0.6.",
        "priority_correction | 2 | priority_correction (2.0) must lie in [0, 1]. Maybe 0.4.",
        "return_steps | 0 | return_steps (0) must be at least 1. Maybe 3.",
        "atoms | 1 | atoms (1) must be at least 2. Maybe 51.",
        "value_low | 10 | value_low (10.0) must lie below value_high (10.0). Maybe -10 and 10.",
      })
  void eachOptionSaysWhichValuesItTakes(String option, double value, String complaint) {
    assertThatThrownBy(() -> dqn(spec(SEEN), 100, Map.of(option, value)))
        .isInstanceOf(BadInput.class)
        .hasMessage(complaint);
  }
}
