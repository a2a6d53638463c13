package org.plaudit.core.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;

class VectorsTest {
  private static final int SIZE = 5;

  private static Drift saving() {
    return new Drift(true);
  }

  private static float[] actions(RandomGenerator rng, int size) {
    float[] actions = new float[size];
    for (int i = 0; i < size; i++) {
      actions[i] = rng.nextInt(3);
    }
    return actions;
  }

  private static Vec row(float[] buffer, int world) {
    return Vec.copyOf(buffer, 2 * world, 2);
  }

  /** Everything a vector shows after each of some steps, bit for bit. */
  static List<String> story(VectorEnv vector, int steps, long actionSeed) {
    Pcg64 rng = new Pcg64(actionSeed);
    List<String> story = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      vector.step(actions(rng, vector.size()));
      story.add(shown(vector));
      if (vector instanceof Manual manual) {
        for (int i = 0; i < vector.size(); i++) {
          if (manual.ending(i).over()) {
            manual.reset(i, 1000L * t + i);
          }
        }
        story.add(shown(vector));
      }
    }
    return story;
  }

  private static String shown(VectorEnv vector) {
    StringBuilder text = new StringBuilder();
    text.append(Arrays.toString(vector.observations())).append(Arrays.toString(vector.rewards()));
    for (int i = 0; i < vector.size(); i++) {
      text.append(' ').append(vector.ending(i));
      if (vector instanceof SameStep same && vector.ending(i).over()) {
        text.append(row(same.finalObservations(), i));
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void sameStepEqualsScalarWorldsThroughAutoreset(int threads) {
    try (SameStep vector = Vectors.sameStep(VectorsTest::saving, SIZE, threads)) {
      vector.reset(42);
      EpisodeSeeds seeds = EpisodeSeeds.of(42, SIZE);
      List<Drift> scalars = new ArrayList<>();
      long[] episodes = new long[SIZE];
      for (int i = 0; i < SIZE; i++) {
        scalars.add(new Drift(true));
        assertThat(row(vector.observations(), i)).isEqualTo(scalars.get(i).reset(42 + i));
      }
      Pcg64 rng = new Pcg64(7);
      int ended = 0;
      for (int t = 0; t < 200; t++) {
        float[] actions = actions(rng, SIZE);
        vector.step(actions);
        for (int i = 0; i < SIZE; i++) {
          Step<Vec> step = scalars.get(i).step((int) actions[i]);
          assertThat(vector.rewards()[i]).isEqualTo(step.reward());
          assertThat(vector.ending(i)).isEqualTo(step.ending());
          if (step.ending().over()) {
            ended++;
            assertThat(row(vector.finalObservations(), i)).isEqualTo(step.observation());
            assertThat(row(vector.observations(), i))
                .isEqualTo(scalars.get(i).reset(seeds.get(i, ++episodes[i])));
          } else {
            assertThat(row(vector.observations(), i)).isEqualTo(step.observation());
          }
        }
      }
      assertThat(ended).isGreaterThan(50);
    }
  }

  @Test
  void nextStepSpendsOneStepOnTheReset() {
    try (NextStep vector = Vectors.nextStep(VectorsTest::saving, SIZE, 1)) {
      vector.reset(3);
      EpisodeSeeds seeds = EpisodeSeeds.of(3, SIZE);
      List<Drift> scalars = new ArrayList<>();
      long[] episodes = new long[SIZE];
      boolean[] over = new boolean[SIZE];
      for (int i = 0; i < SIZE; i++) {
        scalars.add(new Drift(true));
        scalars.get(i).reset(3 + i);
      }
      Pcg64 rng = new Pcg64(8);
      for (int t = 0; t < 200; t++) {
        float[] actions = actions(rng, SIZE);
        for (int i = 0; i < SIZE; i++) {
          if (over[i]) {
            actions[i] = Float.NaN; // ignored
          }
        }
        vector.step(actions);
        for (int i = 0; i < SIZE; i++) {
          if (over[i]) {
            assertThat(vector.rewards()[i]).isZero();
            assertThat(vector.ending(i)).isEqualTo(Ending.RUNNING);
            assertThat(row(vector.observations(), i))
                .isEqualTo(scalars.get(i).reset(seeds.get(i, ++episodes[i])));
            over[i] = false;
          } else {
            Step<Vec> step = scalars.get(i).step((int) actions[i]);
            assertThat(vector.rewards()[i]).isEqualTo(step.reward());
            assertThat(vector.ending(i)).isEqualTo(step.ending());
            assertThat(row(vector.observations(), i)).isEqualTo(step.observation());
            over[i] = step.ending().over();
          }
        }
      }
      assertThat(Arrays.stream(episodes).sum()).isGreaterThan(50);
    }
  }

  @Test
  void manualLeavesEndedWorldsAloneAndResetsOneAtATime() {
    try (Manual vector = Vectors.manual(VectorsTest::saving, 2, 1)) {
      vector.reset(0);
      while (!vector.ending(0).over() && !vector.ending(1).over()) {
        vector.step(new float[] {2, 1});
      }
      int ended = vector.ending(0).over() ? 0 : 1;
      Vec other = row(vector.observations(), 1 - ended);
      double reward = vector.rewards()[1 - ended];
      Vec last = row(vector.observations(), ended);
      assertThatThrownBy(() -> vector.step(new float[2]))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("world " + ended + " has ended. Maybe call reset(" + ended);
      assertThat(row(vector.observations(), ended)).isEqualTo(last);
      vector.reset(ended, 99);
      assertThat(row(vector.observations(), ended)).isEqualTo(new Drift(true).reset(99));
      assertThat(vector.ending(ended)).isEqualTo(Ending.RUNNING);
      assertThat(vector.rewards()[ended]).isZero();
      assertThat(row(vector.observations(), 1 - ended)).isEqualTo(other);
      assertThat(vector.rewards()[1 - ended]).isEqualTo(reward);
      vector.step(new float[] {1, 1});
    }
  }

  static List<Function<Integer, VectorEnv>> modes(boolean saves) {
    return List.of(
        threads -> Vectors.sameStep(() -> new Drift(saves), SIZE, threads),
        threads -> Vectors.nextStep(() -> new Drift(saves), SIZE, threads),
        threads -> Vectors.manual(() -> new Drift(saves), SIZE, threads));
  }

  @Test
  void threadsDoNotChangeAByte() {
    for (Function<Integer, VectorEnv> mode : modes(true)) {
      List<List<String>> stories = new ArrayList<>();
      for (int threads : new int[] {1, 2, 3, 64}) {
        try (VectorEnv vector = mode.apply(threads)) {
          vector.reset(11);
          stories.add(story(vector, 300, 5));
        }
      }
      assertThat(stories).allMatch(stories.get(0)::equals);
    }
  }

  @Test
  void aSecondResetForgetsTheFirst() {
    try (SameStep vector = Vectors.sameStep(VectorsTest::saving, SIZE, 2)) {
      vector.reset(1);
      List<String> first = story(vector, 60, 5);
      vector.reset(1);
      assertThat(story(vector, 60, 5)).isEqualTo(first);
      vector.reset(2);
      assertThat(story(vector, 60, 5)).isNotEqualTo(first);
    }
  }

  @Test
  void eachWorldKeepsToOneThread() {
    List<Drift> made = new ArrayList<>();
    Supplier<Drift> world =
        () -> {
          made.add(new Drift(true));
          return made.get(made.size() - 1);
        };
    try (SameStep vector = Vectors.sameStep(world, 4, 2)) {
      vector.reset(0);
      story(vector, 40, 1);
    }
    List<List<String>> threads =
        made.stream()
            .map(d -> d.diary().stream().filter(x -> !x.startsWith("reset")).distinct().toList())
            .toList();
    String here = Thread.currentThread().getName();
    assertThat(threads)
        .containsExactly(
            List.of(here), List.of(here), List.of("plaudit-worlds-1"), List.of("plaudit-worlds-1"));
  }

  @Test
  void episodeSeedsAreTheSumFirstAndUnrelatedLater() {
    EpisodeSeeds seeds = EpisodeSeeds.of(42, 3);
    assertThat(seeds.get(0, 0)).isEqualTo(42);
    assertThat(seeds.get(2, 0)).isEqualTo(44);
    List<Long> later = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      for (long k = 1; k < 1000; k++) {
        later.add(seeds.get(i, k));
      }
    }
    assertThat(later).doesNotHaveDuplicates().allMatch(seed -> seed >= 0);
    // Another size gives the same seeds to the worlds that both have.
    assertThat(EpisodeSeeds.of(42, 1).get(0, 5)).isEqualTo(seeds.get(0, 5));
    // A child of the seed, then SplitMix64: the sequence is part of the saved form of a run.
    assertThat(seeds.get(1, 1)).isEqualTo(splitMix(Seed.of(42).child(1).asLong()));
  }

  private static long splitMix(long start) {
    long z = start + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return (z ^ (z >>> 31)) >>> 1;
  }

  @Test
  void misuseIsNamed() {
    assertThatThrownBy(() -> Vectors.sameStep(VectorsTest::saving, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size (0) must be positive");
    assertThatThrownBy(() -> Vectors.nextStep(VectorsTest::saving, 1, 0))
        .hasMessage("threads (0) must be positive");
    Drift one = new Drift(true);
    assertThatThrownBy(() -> Vectors.manual(() -> one, 2, 1)).hasMessageContaining("same one");
    assertThat(one.closed()).isTrue();

    SameStep vector = Vectors.sameStep(VectorsTest::saving, 3, 2);
    assertThatThrownBy(() -> vector.step(new float[3]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must be reset");
    assertThatThrownBy(() -> vector.reset(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("seed (-1) must not be negative");
    vector.reset(5);
    Vec before = Vec.of(vector.observations());
    assertThatThrownBy(() -> vector.step(new float[2]))
        .hasMessage("actions (2 floats) must be 3: 3 worlds of 1 each");
    for (float wrong : new float[] {3, -1, 0.5f, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> vector.step(new float[] {0, wrong, 0}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("world 1: action [" + wrong + "]");
    }
    // A refused step has moved no world.
    vector.step(new float[] {1, 1, 1});
    Vec after = Vec.of(vector.observations());
    vector.reset(5);
    assertThat(Vec.of(vector.observations())).isEqualTo(before);
    vector.step(new float[] {1, 1, 1});
    assertThat(Vec.of(vector.observations())).isEqualTo(after);

    vector.close();
    vector.close();
    assertThatThrownBy(() -> vector.reset(1)).hasMessage("the vector is closed");
    assertThatThrownBy(() -> vector.step(new float[3])).hasMessage("the vector is closed");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aFailingWorldIsNamedAndTheVectorWantsAReset(int threads) {
    List<Faulty> made = new ArrayList<>();
    Supplier<Faulty> world =
        () -> {
          made.add(new Faulty(made.size() == 1 || made.size() == 3));
          return made.get(made.size() - 1);
        };
    try (NextStep vector = Vectors.nextStep(world, 4, threads)) {
      vector.reset(0);
      vector.step(new float[4]);
      assertThatThrownBy(() -> vector.step(new float[4]))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("world 1: the motor burnt out")
          .hasCauseInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> vector.step(new float[4])).hasMessageContaining("must be reset");
      vector.reset(0);
      vector.step(new float[4]);
    }
  }

  @Test
  void closingEndsTheThreadsAndClosesEveryWorld() {
    List<Drift> made = new ArrayList<>();
    Supplier<Drift> world =
        () -> {
          made.add(new Drift(true));
          return made.get(made.size() - 1);
        };
    SameStep vector = Vectors.sameStep(world, 3, 3);
    vector.reset(0);
    Thread.currentThread().interrupt(); // must neither hurt nor get lost
    vector.step(new float[3]);
    vector.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(made).hasSize(3).allMatch(Drift::closed);
    assertThat(vector.size()).isEqualTo(3);
  }
}
