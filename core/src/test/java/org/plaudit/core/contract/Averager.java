package org.plaudit.core.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.plaudit.core.Require;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Wrapper;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;

/**
 * A learner that believes in averages: prefers the action whose mean reward was best, and is a
 * little restless. Flawless, or with one planted fault.
 */
final class Averager<O, A> implements Learner<O, A> {
  private static final int MARK = 0x41564752;

  /** What is wrong with it. */
  enum Fault {
    NONE,
    EATS_ANYTHING,
    NO_DIET,
    OTHER_CHANCE,
    LIVING_POLICY,
    SHARED_SCRATCH,
    FORGETS_ITS_GENERATOR,
    TAKES_ANY_BYTES,
    IGNORES_MASKS,
    COUNTS_FROM_ONE,
    INFINITE_METRIC,
    WRITES_TO_LESSONS,
    FITS_NOTHING
  }

  private final Fault fault;
  private final Discrete moves;
  private final Pcg64 rng;
  private final double[] sums;
  private final int[] counts;

  private Averager(EnvSpec<O, A> spec, Seed seed, Fault fault, long other) {
    this.fault = fault;
    this.moves = (Discrete) (Object) spec.actions();
    this.rng = (fault == Fault.OTHER_CHANCE ? seed.child(other) : seed).generator();
    this.sums = new double[moves.n()];
    this.counts = new int[moves.n()];
  }

  static Factory factory(Fault fault) {
    return factory(fault, world -> world);
  }

  static Factory factory(Fault fault, Wrapper prepared) {
    return new Factory() {
      private long made;

      @Override
      public Optional<String> unfit(EnvSpec<?, ?> spec) {
        return fault == Fault.FITS_NOTHING || !(spec.actions() instanceof Discrete)
            ? Optional.of("needs moves to choose from")
            : Optional.empty();
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Averager<>(spec, seed, fault, made++);
      }

      @Override
      public Env<?, ?> prepare(Env<?, ?> world) {
        return prepared.wrap(world);
      }

      @Override
      public int worlds() {
        return 2;
      }

      @Override
      public int horizon() {
        return 30;
      }
    };
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Set<Class<? extends Lesson>> diet() {
    return fault == Fault.NO_DIET ? Set.of() : Set.of(Lesson.Experience.class);
  }

  @Override
  public Metrics learn(List<Lesson<O, A>> lessons) {
    for (Lesson<O, A> lesson : lessons) {
      if (lesson instanceof Lesson.Experience<O, A> experience) {
        float[] actions = experience.rollout().actions();
        float[] rewards = experience.rollout().rewards();
        for (int row = 0; row < rewards.length; row++) {
          int move = (int) actions[row] - moves.start();
          sums[move] += rewards[row] + 0.01 * rng.nextGaussian();
          counts[move]++;
        }
        if (fault == Fault.WRITES_TO_LESSONS) {
          Arrays.fill(rewards, 0);
        }
      } else {
        Require.that(
            fault == Fault.EATS_ANYTHING || fault == Fault.NO_DIET, "lesson must be Experience");
      }
    }
    return Metrics.none()
        .and("mean", fault == Fault.INFINITE_METRIC ? 1 / 0.0 : Arrays.stream(sums).sum());
  }

  @Override
  public Policy<O, A> policy() {
    boolean living = fault == Fault.LIVING_POLICY;
    double[] mine = living ? sums : sums.clone();
    int[] seen = living ? counts : counts.clone();
    AtomicInteger scratch = new AtomicInteger();
    return (observation, chance) -> {
      boolean masked = observation instanceof Masked && fault != Fault.IGNORES_MASKS;
      Mask legal = masked ? ((Masked<?>) observation).legal() : Mask.all(moves.n());
      int move = legal.sample(chance);
      if (fault == Fault.SHARED_SCRATCH) {
        scratch.set(move);
        LockSupport.parkNanos(50_000); // time enough for others to come by
        move = scratch.get();
      }
      if (chance.nextDouble() < 0.8) {
        for (int i = 0; i < moves.n(); i++) {
          if (legal.allows(i) && mean(mine, seen, i) > mean(mine, seen, move)) {
            move = i;
          }
        }
      }
      int first = fault == Fault.COUNTS_FROM_ONE ? 1 : moves.start();
      @SuppressWarnings("unchecked") // The members of a Discrete are integers.
      A action = (A) (Integer) (first + move);
      return action;
    };
  }

  private static double mean(double[] sums, int[] counts, int move) {
    return sums[move] / Math.max(1, counts[move]);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(MARK);
    Pcg64.State state = rng.state();
    out.writeLong(state.hi());
    out.writeLong(state.lo());
    out.writeLong(state.incHi());
    out.writeLong(state.incLo());
    for (int i = 0; i < sums.length; i++) {
      out.writeDouble(sums[i]);
      out.writeInt(counts[i]);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    if (in.readInt() != MARK && fault != Fault.TAKES_ANY_BYTES) {
      throw new IOException("these bytes are not the state of an averager");
    }
    long hi = in.readLong();
    long lo = in.readLong();
    long incHi = in.readLong();
    long incLo = in.readLong() | 1;
    if (fault != Fault.FORGETS_ITS_GENERATOR) {
      rng.restore(new Pcg64.State(hi, lo, incHi, incLo, false, 0));
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = in.readDouble();
      counts[i] = in.readInt();
    }
  }
}
