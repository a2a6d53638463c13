package org.plaudit.benchmarks.agents;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.onpolicy.A2c;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.learn.Metrics;

/**
 * A2C on CartPole, acting and learning as {@link PpoBenchmark} does. Scores are steps of experience
 * a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class A2cBenchmark extends Measured {
  private static final int HORIZON = 5;
  private static final int WORLDS = 8;

  private static Pupil pupil(int worlds) {
    A2c.Options d = A2c.Options.defaults();
    return new Pupil(
        A2c.factory(
            new A2c.Options(
                worlds,
                HORIZON,
                d.discount(),
                d.lambda(),
                d.learningRate(),
                d.anneal(),
                d.entropy(),
                d.value(),
                d.maxGradientNorm(),
                d.normalizeAdvantages(),
                d.normalize(),
                d.scaleRewards(),
                d.hidden())));
  }

  /** stable-baselines3's defaults: one world, lessons of five steps. */
  @State(Scope.Thread)
  public static class Default {
    private final Pupil pupil = pupil(1);
  }

  /** rl-baselines3-zoo's settings for CartPole: the same in 8 worlds. */
  @State(Scope.Thread)
  public static class Zoo {
    private final Pupil pupil = pupil(WORLDS);
  }

  @Benchmark
  @OperationsPerInvocation(HORIZON)
  public Metrics defaults(Default state) {
    return state.pupil.lesson();
  }

  @Benchmark
  @OperationsPerInvocation(HORIZON * WORLDS)
  public Metrics zoo(Zoo state) {
    return state.pupil.lesson();
  }
}
