package org.plaudit.benchmarks.envs;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Vec;
import org.plaudit.core.vector.SameStep;
import org.plaudit.core.vector.Vectors;
import org.plaudit.envs.classic.CartPole;

/**
 * CartPole under random pushes, on one thread, resets included. Scores are steps of one world a
 * microsecond, that is millions of steps a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CartPoleBenchmark extends Measured {
  private static final int WORLDS = 1024;
  private static final int TABLE = 1 << 14;

  /** One world behind {@code Env}. */
  @State(Scope.Thread)
  public static class Single {
    private final CartPole world = new CartPole();
    private final Integer[] actions = new Integer[TABLE];
    private long episode;
    private int turn;

    @Setup
    public void fill() {
      Pcg64 rng = new Pcg64(0);
      for (int i = 0; i < TABLE; i++) {
        actions[i] = rng.nextInt(2);
      }
      world.reset(episode);
    }
  }

  /** A step of {@code Env}; an ended world is reset with the next seed. */
  @Benchmark
  public Step<Vec> step(Single state) {
    Step<Vec> step = state.world.step(state.actions[state.turn++ & (TABLE - 1)]);
    if (step.ending().over()) {
      state.world.reset(++state.episode);
    }
    return step;
  }

  /** A reset alone: the seed spread by SeedSequence, the generator, four draws, the observation. */
  @Benchmark
  public Vec reset(Single state) {
    return state.world.reset(++state.episode);
  }

  /** Many worlds behind {@code VectorEnv}. */
  public abstract static class Many {
    private final float[][] actions = new float[64][WORLDS];
    private SameStep worlds;
    private int turn;

    abstract SameStep make();

    @Setup(Level.Trial)
    public void fill() {
      Pcg64 rng = new Pcg64(0);
      for (float[] row : actions) {
        for (int i = 0; i < row.length; i++) {
          row[i] = rng.nextInt(2);
        }
      }
      worlds = make();
      worlds.reset(0);
    }

    @TearDown(Level.Trial)
    public void close() {
      worlds.close();
    }

    float[] step() {
      worlds.step(actions[turn++ & 63]);
      return worlds.observations();
    }
  }

  /** CartPole's own vector form, a structure of arrays. */
  @State(Scope.Thread)
  public static class Native extends Many {
    @Override
    SameStep make() {
      return new CartPole().vector(WORLDS);
    }
  }

  /** The vector that any world gets: separate worlds over one buffer. */
  @State(Scope.Thread)
  public static class Separate extends Many {
    @Override
    SameStep make() {
      return Vectors.separate(CartPole::new, WORLDS, 1);
    }
  }

  @Benchmark
  @OperationsPerInvocation(WORLDS)
  public float[] nativeVector(Native worlds) {
    return worlds.step();
  }

  @Benchmark
  @OperationsPerInvocation(WORLDS)
  public float[] separateVector(Separate worlds) {
    return worlds.step();
  }
}
