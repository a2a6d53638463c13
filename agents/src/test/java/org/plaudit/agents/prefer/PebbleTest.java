package org.plaudit.agents.prefer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.agents.Lessons;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.agents.offpolicy.Minibatch;
import org.plaudit.core.BadInput;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.StepRewards;

class PebbleTest {
  private static final EnvSpec<Vec, Vec> SPEC =
      EnvSpec.of("Line-v0", Domain.CONTROL, Box.of(-10, 10, 1), Box.of(-1, 1, 1));

  private static Pebble<Vec, Vec> pebble(Map<String, ?> within, Map<String, ?> more) {
    Map<String, Object> sac = new LinkedHashMap<>(Map.of("worlds", 1));
    sac.putAll(within);
    return (Pebble<Vec, Vec>) PreferContractTest.pebble(sac, more).create(SPEC, 1_000, Seed.of(3));
  }

  /** One that never comes to learn. */
  private static Pebble<Vec, Vec> patient(Map<String, ?> more) {
    return pebble(Map.of("start", 1_000), more);
  }

  private static Metrics teach(Pebble<Vec, Vec> learner, Rollout rollout) {
    return learner.learn(List.of(new Lesson.Experience<>(rollout)));
  }

  private static void relabel(Pebble<Vec, Vec> learner, StepRewards rewards) {
    learner.learn(List.of(new Lesson.Relabel<>(rewards)));
  }

  /** What the places would earn in a minibatch drawn now. */
  private static float[] rewards(Pebble<Vec, Vec> learner, int... places) {
    Minibatch drawn = learner.held().minibatch(places.length);
    System.arraycopy(places, 0, drawn.places(), 0, places.length);
    learner.held().read(drawn, 1, 0.99);
    learner.revise(drawn);
    return drawn.rewards().clone();
  }

  /** Ten times what is seen, of which it is as unsure as is seen. */
  private static final StepRewards PLANTED =
      new StepRewards() {
        @Override
        public void rewards(Rollout rollout, float[] into) {
          for (int row = 0; row < rollout.rows(); row++) {
            into[row] = 10 * rollout.observations()[row];
          }
        }

        @Override
        public void spread(Rollout rollout, float[] into) {
          System.arraycopy(rollout.observations(), 0, into, 0, rollout.rows());
        }
      };

  // ---------------------------------------------------------------- before there is a reward

  @Test
  void aStepIsWorthTheLogarithmOfItsDistanceOverTheDeviationOfThese() {
    Pebble<Vec, Vec> learner = patient(Map.of("neighbours", 1));
    teach(learner, StateEntropyTest.seen(1, 0, 1, 3, 7));
    double two = Math.log(2);
    double four = Math.log(4);
    double mean = (two + four) / 4;
    double deviation = Math.sqrt((two * two + four * four) / 4 - mean * mean);
    assertThat(rewards(learner, 0, 1, 2, 3))
        .containsExactly(
            new float[] {0, 0, (float) (two / deviation), (float) (four / deviation)},
            within(1e-5f));
  }

  @Test
  void whereAllIsEquallyRareNothingIsScaled() {
    Pebble<Vec, Vec> learner = patient(Map.of("neighbours", 1));
    teach(learner, StateEntropyTest.seen(1, 0, 3));
    assertThat(rewards(learner, 0, 1))
        .containsExactly(new float[] {(float) Math.log(3), (float) Math.log(3)}, within(1e-6f));
  }

  @Test
  void itSaysWhatItLivesOn() {
    Pebble<Vec, Vec> learner = pebble(Map.of("start", 0), Map.of("explore", "rune"));
    Rollout rollout = StateEntropyTest.seen(1, 0, 1, 3, 7);
    assertThat(teach(learner, rollout).values()).containsKeys("critic_loss", "surprise");
    relabel(learner, PLANTED);
    assertThat(teach(learner, rollout).values())
        .containsKeys("critic_loss", "beta")
        .doesNotContainKey("surprise");
    assertThat(teach(patient(Map.of()), rollout).values()).isEmpty();
  }

  /**
   * How many places it sees in the last 40 of 100 episodes on a line where a step moves by up to
   * 0.2, places being 0.25 wide.
   */
  private static int places(Pebble<Vec, Vec> learner) {
    Pcg64 rng = Seed.of(4).generator();
    Set<Integer> places = new HashSet<>();
    for (int episode = 0; episode < 100; episode++) {
      float[] path = new float[26];
      float[] actions = new float[25];
      Ending[] endings = new Ending[25];
      for (int t = 0; t < 25; t++) {
        actions[t] = learner.policy().act(Vec.of(path[t]), rng).get(0);
        path[t + 1] = path[t] + 0.2f * actions[t];
        endings[t] = t < 24 ? Ending.RUNNING : Ending.TRUNCATED;
        if (episode >= 60) {
          places.add(Math.round(4 * path[t + 1]));
        }
      }
      float[] seen = Arrays.copyOf(path, 25);
      float[] next = Arrays.copyOfRange(path, 1, 26);
      teach(learner, new Rollout(25, 1, seen, actions, next, new float[25], endings));
    }
    return places.size();
  }

  @Test
  void itSeesMoreThanOneToWhomNothingIsNew() {
    int curious = 0;
    int indifferent = 0;
    for (long seed = 1; seed <= 2; seed++) {
      Map<String, Object> within =
          Map.of(
              "worlds",
              1,
              "horizon",
              25,
              "updates",
              15,
              "batch",
              64,
              "buffer",
              5_000,
              "start",
              100,
              "learning_rate",
              0.003,
              "tau",
              0.02,
              "alpha",
              0.05,
              "hidden",
              List.of(24));
      Learner.Factory factory = PreferContractTest.pebble(within, Map.of());
      curious += places((Pebble<Vec, Vec>) factory.create(SPEC, 1_000, Seed.of(seed)));
      Pebble<Vec, Vec> other = (Pebble<Vec, Vec>) factory.create(SPEC, 1_000, Seed.of(seed));
      relabel(other, (rows, into) -> Arrays.fill(into, 0));
      indifferent += places(other);
    }
    assertThat(curious).isGreaterThan(2 * indifferent);
  }

  // ---------------------------------------------------------------- once there is one

  @Test
  void everythingGetsTheNewRewardEachTime() {
    Pebble<Vec, Vec> learner = patient(Map.of());
    teach(learner, StateEntropyTest.seen(1, 0, 1, 3, 7));
    relabel(learner, PLANTED);
    assertThat(rewards(learner, 0, 1, 2, 3)).containsExactly(0, 10, 30, 70);
    relabel(learner, (rows, into) -> Arrays.fill(into, -2));
    assertThat(rewards(learner, 3, 0)).containsExactly(-2, -2);
  }

  @Test
  void theTasksOwnRewardEndsTheExplorationToo() {
    Pebble<Vec, Vec> learner = patient(Map.of("neighbours", 1));
    teach(learner, StateEntropyTest.seen(1, 0, 3));
    assertThat(rewards(learner, 0))
        .containsExactly(new float[] {(float) Math.log(3)}, within(1e-6f));
    teach(learner, StateEntropyTest.seen(1, 1, 2).withRewards(new float[] {0, 0.5f}));
    assertThat(rewards(learner, 0, 1, 2, 3)).containsExactly(0, 0, 0, 0.5f);
    teach(learner, StateEntropyTest.seen(1, 5, 6));
    assertThat(rewards(learner, 3, 4)).containsExactly(0.5f, 0);
  }

  @Test
  void runeAddsTheSpreadByAWeightThatFallsWithEachStep() {
    Map<String, ?> rune = Map.of("explore", "rune", "bonus", 0.5, "decay", 0.1);
    Pebble<Vec, Vec> learner = patient(rune);
    teach(learner, StateEntropyTest.seen(1, 0, 1, 3, 7));
    relabel(learner, PLANTED);
    float four = (float) (0.5 * Math.pow(0.9, 4));
    assertThat(rewards(learner, 1, 3))
        .containsExactly(new float[] {10 + four, 70 + 7 * four}, within(1e-4f));
    // What comes since counts with the mean of 0, 1, 3 and 7.
    teach(learner, StateEntropyTest.seen(1, 5, 5).withRewards(new float[] {-1, 2}));
    float six = (float) (0.5 * Math.pow(0.9, 6));
    assertThat(rewards(learner, 1, 3, 4, 5))
        .containsExactly(
            new float[] {10 + six, 70 + 7 * six, -1 + 2.75f * six, 2 + 2.75f * six}, within(1e-4f));
    relabel(learner, PLANTED);
    assertThat(rewards(learner, 4)).containsExactly(new float[] {50 + 5 * six}, within(1e-4f));
    assertThat(learner.beta(0)).isEqualTo(0.5);
    assertThat(patient(Map.of("explore", "rune")).beta(100_000))
        .isCloseTo(0.05 * Math.exp(-1), within(1e-5));
  }

  @Test
  void aSpreadThatIsNoNumberIsRefused() {
    Pebble<Vec, Vec> learner = patient(Map.of("explore", "rune"));
    teach(learner, StateEntropyTest.seen(1, 0, -1));
    assertThatThrownBy(() -> relabel(learner, PLANTED))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the spread of a reward");
  }

  /** Minus five times the squared distance to half of what is seen. */
  private static double bump(float[] seen, float[] actions, int row) {
    double off = actions[row] - 0.5 * seen[row];
    return -5 * off * off;
  }

  @Test
  void itLearnsWhatPeopleWantFromWhatItLivedThroughBefore() {
    Map<String, Object> within =
        Map.of(
            "worlds",
            64,
            "horizon",
            1,
            "updates",
            20,
            "batch",
            64,
            "buffer",
            10_000,
            "start",
            64,
            "learning_rate",
            0.005,
            "alpha",
            0.1,
            "hidden",
            List.of(24, 24));
    Pebble<Vec, Vec> learner = pebble(within, Map.of());
    Lessons.Showing anywhere = (seen, at, rng) -> seen[at] = (float) rng.uniform(-1, 1);
    Lessons.teach(learner, SPEC, anywhere, (seen, actions, row) -> 0, 64, 10);
    relabel(
        learner,
        (rows, into) -> {
          for (int row = 0; row < rows.rows(); row++) {
            into[row] = (float) bump(rows.observations(), rows.actions(), row);
          }
        });
    Lessons.teach(learner, SPEC, anywhere, PebbleTest::bump, 64, 25);
    for (float seen : new float[] {-0.8f, 0, 0.8f}) {
      assertThat((double) learner.best().act(Vec.of(seen), new Pcg64(1)).get(0))
          .as("at %s", seen)
          .isCloseTo(0.5 * seen, within(0.12));
    }
  }

  // ---------------------------------------------------------------- states

  private static byte[] bytes(Pebble<Vec, Vec> learner) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      learner.save(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Without the model that its rewards and spreads came from. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aLoadedOneGoesOnExactly(int relabelledAfter) throws IOException {
    Map<String, ?> rune = Map.of("explore", "rune", "bonus", 0.5);
    Pebble<Vec, Vec> learner = pebble(Map.of("start", 8), rune);
    Pcg64 rng = new Pcg64(6);
    for (int lesson = 0; lesson < 5; lesson++) {
      Rollout rollout = walk(rng);
      if (lesson == relabelledAfter) {
        relabel(learner, PLANTED);
      }
      teach(learner, lesson < relabelledAfter ? rollout : rollout.withRewards(new float[] {1, 2}));
      Pebble<Vec, Vec> loaded = pebble(Map.of("start", 8), rune);
      teach(loaded, walk(new Pcg64(2)));
      loaded.load(new DataInputStream(new ByteArrayInputStream(bytes(learner))));
      Pebble<Vec, Vec> going = pebble(Map.of("start", 8), rune);
      going.load(new DataInputStream(new ByteArrayInputStream(bytes(learner))));
      for (int more = 0; more < 2; more++) {
        Rollout next = walk(new Pcg64(more));
        assertThat(teach(loaded, next)).isEqualTo(teach(going, next));
      }
      assertThat(bytes(loaded)).isEqualTo(bytes(going));
    }
  }

  /** And so does one that was never saved. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 9})
  void savingLeavesNoTrace(int relabelledAfter) throws IOException {
    Map<String, ?> rune = Map.of("explore", "rune", "bonus", 0.5);
    Pebble<Vec, Vec> whole = pebble(Map.of("start", 8), rune);
    Pebble<Vec, Vec> inPieces = pebble(Map.of("start", 8), rune);
    Pcg64 rng = new Pcg64(6);
    for (int lesson = 0; lesson < 40; lesson++) {
      Rollout rollout = walk(rng);
      if (lesson == relabelledAfter) {
        relabel(whole, PLANTED);
        relabel(inPieces, PLANTED);
      }
      assertThat(teach(inPieces, rollout)).isEqualTo(teach(whole, rollout));
      Pebble<Vec, Vec> next = pebble(Map.of("start", 8), rune);
      next.load(new DataInputStream(new ByteArrayInputStream(bytes(inPieces))));
      inPieces = next;
    }
    assertThat(bytes(inPieces)).isEqualTo(bytes(whole));
  }

  private static Rollout walk(Pcg64 rng) {
    return StateEntropyTest.seen(1, (float) rng.uniform(0, 5), (float) rng.uniform(0, 5));
  }

  // ---------------------------------------------------------------- what fits, bad input

  @Test
  void itTeachesItselfUntilThereIsARewardAndNeedsRealActions() {
    Learner.Factory factory = PreferContractTest.pebble(Map.of(), Map.of());
    assertThat(factory.unsupervised()).isTrue();
    assertThat(factory.rewarded()).isTrue();
    assertThat(factory.feedback()).isEmpty();
    assertThat(factory.unfit(SPEC)).isEmpty();
    assertThat(factory.unfit(SPEC.withActions(Discrete.of(2))))
        .contains("its actions are Discrete; they must be a Box with finite bounds.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "neighbours | 0 | neighbours (0) must be at least 1. Maybe 5.",
        "reset | -1 | reset (-1) must not be negative. Maybe 100.",
        "bonus | -0.5 | bonus (-0.5) must not be negative. Maybe 0.05.",
        "decay | 1 | decay (1.0) must lie in [0, 1). Maybe 0.00001."
      })
  void eachOptionSaysWhichValuesItTakes(String option, double value, String complaint) {
    assertThatThrownBy(() -> patient(Map.of(option, value)))
        .isInstanceOf(BadInput.class)
        .hasMessage(complaint);
  }

  @Test
  void theOptionsOfTheLearnerWithinAreCheckedToo() {
    assertThatThrownBy(() -> pebble(Map.of("batch", 0), Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("batch (0) must be at least 1. Maybe 256.");
  }
}
