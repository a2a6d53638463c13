package org.plaudit.agents.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.Lessons;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.MultiBinary;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;
import org.plaudit.core.trace.Rollout;

/** Every shape of action is learned, to a threshold, in a moment. */
interface LearnsEveryShape {
  int ROWS = 256;

  /** Learners of eight worlds, with lessons of {@link #ROWS} steps in all. */
  Learner.Factory learners();

  /** How many times as many lessons as PPO it may take. */
  int patience();

  private <O, A> Learner<O, A> learner(EnvSpec<O, A> spec) {
    return learners().create(spec, 100_000, Seed.of(1));
  }

  private static <A> EnvSpec<Vec, A> spec(Space<A> actions) {
    return EnvSpec.of("Bandit-v0", Domain.CONTROL, Box.of(-1, 1, 2), actions);
  }

  private static void twoNumbers(float[] observations, int at, Pcg64 rng) {
    observations[at] = (float) rng.uniform(-1, 1);
    observations[at + 1] = (float) rng.uniform(-1, 1);
  }

  /** The mean of what the exploring policy earns after so many lessons. */
  private <A> double earned(Space<A> actions, Lessons.Earning earning, int lessons) {
    EnvSpec<Vec, A> spec = spec(actions);
    Learner<Vec, A> learner = learner(spec);
    Lessons.teach(learner, spec, LearnsEveryShape::twoNumbers, earning, ROWS, patience() * lessons);
    Rollout exam =
        Lessons.rollout(
            learner, spec, LearnsEveryShape::twoNumbers, earning, 1_000, Seed.of(2).generator());
    double sum = 0;
    for (float reward : exam.rewards()) {
      sum += reward;
    }
    return sum / exam.rows();
  }

  private static boolean right(float[] seen, int row, int index) {
    return seen[2 * row + index] > 0;
  }

  @Test
  default void moves() {
    Discrete moves = new Discrete(3, 5);
    double chance = 1 / 3.;
    double mean =
        earned(moves, (seen, acts, row) -> acts[row] == (right(seen, row, 0) ? 7 : 5) ? 1 : 0, 25);
    assertThat(mean).isGreaterThan(0.9).isGreaterThan(chance);
  }

  @Test
  default void severalChoices() {
    double mean =
        earned(
            MultiDiscrete.of(3, 2),
            (seen, acts, row) ->
                0.5 * (acts[2 * row] == (right(seen, row, 0) ? 2 : 0) ? 1 : 0)
                    + 0.5 * (acts[2 * row + 1] == (right(seen, row, 1) ? 1 : 0) ? 1 : 0),
            30);
    assertThat(mean).isGreaterThan(0.9);
  }

  @Test
  default void switches() {
    double mean =
        earned(
            new MultiBinary(2),
            (seen, acts, row) ->
                0.5 * (acts[2 * row] == (right(seen, row, 0) ? 1 : 0) ? 1 : 0)
                    + 0.5 * (acts[2 * row + 1] == (right(seen, row, 1) ? 1 : 0) ? 1 : 0),
            30);
    assertThat(mean).isGreaterThan(0.9);
  }

  @Test
  default void realNumbers() {
    double mean =
        earned(
            Box.unbounded(1),
            (seen, acts, row) -> {
              double off = acts[row] - seen[2 * row];
              return -off * off;
            },
            60);
    // A standard normal around 0 earns -1.33; the best is 0.
    assertThat(mean).isGreaterThan(-0.2);
  }

  @Test
  default void whatIsForbiddenIsNotLearnedAndTheNextBestIs() {
    EnvSpec<Masked<Vec>, Integer> spec =
        EnvSpec.of(
            "Bandit-v0", Domain.CONTROL, new WithMask<>(Box.of(-1, 1, 1), 3), Discrete.of(3));
    Learner<Masked<Vec>, Integer> learner = learner(spec);
    // Move 2 earns most, but is legal on the right only; move 1 earns more than move 0.
    Lessons.teach(
        learner,
        spec,
        (observations, at, rng) -> {
          observations[at] = (float) rng.uniform(-1, 1);
          observations[at + 1] = 1;
          observations[at + 2] = 1;
          observations[at + 3] = observations[at] > 0 ? 1 : 0;
        },
        (seen, acts, row) -> acts[row] / 2,
        ROWS,
        patience() * 25);
    Pcg64 rng = Seed.of(4).generator();
    List<Integer> left = new ArrayList<>();
    List<Integer> right = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Vec place = Vec.of(-(i + 1) / 201f);
      left.add(learner.policy().act(new Masked<>(place, Mask.of(true, true, false)), rng));
      right.add(learner.policy().act(new Masked<>(Vec.of(-place.get(0)), Mask.all(3)), rng));
    }
    assertThat(left).doesNotContain(2);
    assertThat(left.stream().filter(move -> move == 1).count()).isGreaterThan(180);
    assertThat(right.stream().filter(move -> move == 2).count()).isGreaterThan(180);
  }

  /** Ten cells; the reward lies at the far end, and a step into it is all that is ever paid. */
  @Test
  default void creditFlowsBackAlongAWay() {
    int cells = 10;
    EnvSpec<Vec, Integer> spec =
        EnvSpec.of("Way-v0", Domain.GRID, Box.of(0, 1, cells), Discrete.of(2));
    Learner<Vec, Integer> learner = learner(spec);
    int[] place = new int[8];
    int[] time = new int[8];
    Pcg64 rng = Seed.of(6).generator();
    for (int lesson = 0; lesson < patience() * 40; lesson++) {
      learner.learn(List.of(new Lesson.Experience<>(walk(learner, cells, place, time, rng))));
    }
    for (int cell = 0; cell < cells - 1; cell++) {
      assertThat(learner.best().act(at(cell, cells), rng)).as("in cell %d", cell).isEqualTo(1);
    }
  }

  private static Vec at(int cell, int cells) {
    float[] hot = new float[cells];
    hot[cell] = 1;
    return Vec.of(hot);
  }

  private static Rollout walk(
      Learner<Vec, Integer> learner, int cells, int[] place, int[] time, Pcg64 rng) {
    int worlds = place.length;
    int rows = ROWS;
    float[] seen = new float[rows * cells];
    float[] next = new float[rows * cells];
    float[] actions = new float[rows];
    float[] rewards = new float[rows];
    Ending[] endings = new Ending[rows];
    var policy = learner.policy();
    for (int row = 0; row < rows; row++) {
      int world = row % worlds;
      seen[row * cells + place[world]] = 1;
      int move = policy.act(at(place[world], cells), rng);
      actions[row] = move;
      place[world] = Math.max(0, place[world] + (move == 1 ? 1 : -1));
      time[world]++;
      next[row * cells + place[world]] = 1;
      boolean there = place[world] == cells - 1;
      rewards[row] = there ? 1 : 0;
      endings[row] =
          there ? Ending.TERMINATED : time[world] == 60 ? Ending.TRUNCATED : Ending.RUNNING;
      if (endings[row].over()) {
        place[world] = 0;
        time[world] = 0;
      }
    }
    return new Rollout(rows / worlds, worlds, seen, actions, next, rewards, endings);
  }
}
