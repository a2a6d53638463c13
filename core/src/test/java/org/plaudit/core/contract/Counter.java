package org.plaudit.core.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.learn.RecurrentPolicy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;

/**
 * A learner whose policies take the moves in turn and remember whose turn it is; what it learns is
 * how many lessons it was given. Flawless, or with one planted fault.
 */
final class Counter<O, A> implements Learner<O, A> {
  private static final int MARK = 0x434e5452;

  /** What is wrong with it. */
  enum Fault {
    NONE,
    HIDES_WHAT_IT_REMEMBERS,
    NEVER_REMEMBERS,
    STARTS_ELSEWHERE,
    REMEMBERS_NO_NUMBER,
    HAS_NO_ROOM
  }

  private final EnvSpec<O, A> spec;
  private final Fault fault;
  private int lessons;

  private Counter(EnvSpec<O, A> spec, Fault fault) {
    this.spec = spec;
    this.fault = fault;
  }

  static Factory factory(Fault fault) {
    return new Factory() {
      @Override
      public Optional<String> unfit(EnvSpec<?, ?> spec) {
        return spec.actions() instanceof Discrete
            ? Optional.empty()
            : Optional.of("needs moves to choose from");
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Counter<>(spec, fault);
      }

      @Override
      public int worlds() {
        return 2;
      }

      @Override
      public int horizon() {
        return 15;
      }
    };
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Experience.class);
  }

  /** Also a lesson in what is remembered: the first move of each episode is made on zeros. */
  @Override
  public Metrics learn(List<Lesson<O, A>> given) {
    for (Lesson<O, A> lesson : given) {
      Require.that(lesson instanceof Lesson.Experience, "lesson must be Experience");
      var rollout = ((Lesson.Experience<O, A>) lesson).rollout();
      float[] memories = rollout.memories();
      for (int row = 0; row < memories.length && fault == Fault.NONE; row++) {
        boolean first = row < rollout.worlds() || rollout.ending(row - rollout.worlds()).over();
        Require.that(
            memories[row] == (first ? 0 : memories[row - rollout.worlds()] + 1),
            "row %d was acted on with %s in mind",
            row,
            memories[row]);
      }
      lessons++;
    }
    return Metrics.none();
  }

  @Override
  public Policy<O, A> policy() {
    return new Turns<>(spec, fault, lessons);
  }

  private static final class Turns<O, A> implements RecurrentPolicy<O, A> {
    private final EnvSpec<O, A> spec;
    private final Fault fault;
    private final int lessons;
    private int hidden;

    Turns(EnvSpec<O, A> spec, Fault fault, int lessons) {
      this.spec = spec;
      this.fault = fault;
      this.lessons = lessons;
    }

    @Override
    public int memory() {
      return fault == Fault.HAS_NO_ROOM ? 0 : 1;
    }

    @Override
    public A act(O observation, float[] memory, RandomGenerator rng) {
      int turn = memory.length == 0 ? 0 : (int) memory[0];
      switch (fault) {
        case HIDES_WHAT_IT_REMEMBERS -> turn = hidden++;
        case REMEMBERS_NO_NUMBER -> memory[0] = Float.NaN;
        case NEVER_REMEMBERS, HAS_NO_ROOM -> {}
        default -> memory[0]++;
      }
      return move(observation, turn);
    }

    @Override
    public A act(O observation, RandomGenerator rng) {
      return fault == Fault.STARTS_ELSEWHERE
          ? move(observation, 1)
          : RecurrentPolicy.super.act(observation, rng);
    }

    @SuppressWarnings("unchecked") // The members of a Discrete are integers.
    private A move(O observation, int turn) {
      Discrete moves = (Discrete) (Object) spec.actions();
      Mask legal = observation instanceof Masked<?> masked ? masked.legal() : Mask.all(moves.n());
      int move = Math.floorMod(turn + lessons, moves.n());
      while (!legal.allows(move)) {
        move = (move + 1) % moves.n();
      }
      return (A) (Integer) (moves.start() + move);
    }

    @Override
    public void act(
        float[] observations, float[] memories, int rows, float[] actions, RandomGenerator rng) {
      int seen = spec.observations().width();
      for (int row = 0; row < rows; row++) {
        float[] memory = new float[memory()];
        System.arraycopy(memories, row * memory.length, memory, 0, memory.length);
        actions[row] =
            (Integer) act(spec.observations().read(observations, row * seen), memory, rng);
        System.arraycopy(memory, 0, memories, row * memory.length, memory.length);
      }
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(MARK);
    out.writeInt(lessons);
  }

  @Override
  public void load(DataInput in) throws IOException {
    if (in.readInt() != MARK) {
      throw new IOException("these bytes are not the state of a counter");
    }
    lessons = in.readInt();
  }
}
