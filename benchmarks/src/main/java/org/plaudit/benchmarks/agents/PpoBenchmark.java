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
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.envs.classic.CartPole;

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

  /** A learner and its worlds. */
  private static final class Pupil {
    private final Ppo<Vec, Integer> ppo;
    private final Collector collector;

    Pupil(Ppo.Options options) {
      CartPole world = new CartPole();
      ppo = new Ppo<>(options, world.spec(), 1_000_000_000L, Seed.of(1));
      collector = new Collector(world.vector(options.worlds()), options.horizon());
    }

    Metrics lesson() {
      if (!(ppo.policy() instanceof BatchPolicy acting)) {
        throw new IllegalStateException("PPO's policy must act on batches");
      }
      Rollout rollout = collector.collect(acting);
      return ppo.learn(List.of(new Lesson.Experience<>(rollout)));
    }
  }

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
    private final Pupil pupil = new Pupil(options(1, DEFAULT_STEPS, 64, 10, 0.99, 0.95, 3e-4));
  }

  /** rl-baselines3-zoo's settings for CartPole: 8 worlds, 32 steps each, 20 passes in one batch. */
  @State(Scope.Thread)
  public static class Zoo {
    private final Pupil pupil = new Pupil(options(8, 32, 256, 20, 0.98, 0.8, 1e-3));
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
