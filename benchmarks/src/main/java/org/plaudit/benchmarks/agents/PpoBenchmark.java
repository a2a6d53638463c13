package org.plaudit.benchmarks.agents;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.onpolicy.Ppo;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.learn.Metrics;

/**
 * PPO on CartPole: each call gathers one lesson with the policy of the moment and learns from it.
 * Scores are steps of experience a second. Learning goes on through the whole benchmark, so the
 * episodes grow to their full length.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PpoBenchmark extends Measured {
  private static final int DEFAULT_STEPS = 2048;
  private static final int ZOO_STEPS = 256;

  private static Ppo.Options options(
      int worlds,
      int horizon,
      int minibatch,
      int epochs,
      double discount,
      double lambda,
      double learningRate) {
    return new Ppo.Options(
        worlds,
        horizon,
        minibatch,
        epochs,
        discount,
        lambda,
        learningRate,
        0.2,
        false,
        0,
        0.5,
        0.5,
        0,
        false,
        false,
        List.of(64, 64));
  }

  /**
   * stable-baselines3's defaults: one world, lessons of 2,048 steps, 10 passes in batches of 64.
   */
  @State(Scope.Thread)
  public static class Default {
    private final Pupil pupil =
        new Pupil(Ppo.factory(options(1, DEFAULT_STEPS, 64, 10, 0.99, 0.95, 3e-4)));
  }

  /** rl-baselines3-zoo's settings for CartPole: 8 worlds, 32 steps each, 20 passes in one batch. */
  @State(Scope.Thread)
  public static class Zoo {
    private final Pupil pupil = new Pupil(Ppo.factory(options(8, 32, 256, 20, 0.98, 0.8, 1e-3)));
  }

  @Benchmark
  @OperationsPerInvocation(DEFAULT_STEPS)
  public Metrics defaults(Default state) {
    return state.pupil.lesson();
  }

  @Benchmark
  @OperationsPerInvocation(ZOO_STEPS)
  public Metrics zoo(Zoo state) {
    return state.pupil.lesson();
  }
}
