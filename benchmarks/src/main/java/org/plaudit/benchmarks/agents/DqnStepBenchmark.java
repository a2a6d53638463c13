package org.plaudit.benchmarks.agents;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;
import org.plaudit.envs.classic.CartPole;

/**
 * One lesson of DQN: a step of experience goes into a buffer of 100,000, a minibatch of 64 comes
 * out and is learned from, by 4-256-256-2, ReLU: the target network's values of what followed,
 * Huber's loss, gradients clipped to norm 10, Adam.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class DqnStepBenchmark extends Measured {
  private static final int HELD = 100_000;

  /** Plain, or with prioritised replay. */
  @Param({"false", "true"})
  private boolean prioritized;

  private Learner<?, ?> learner;
  private Rollout step;

  @Setup
  public void make() {
    EnvSpec<?, ?> spec = new CartPole().spec();
    learner = learner(spec, prioritized);
    Pcg64 rng = new Pcg64(0);
    for (int filled = 0; filled < HELD; filled += 1_000) {
      learn(learner, rollout(rng, 1_000));
    }
    step = rollout(rng, 1);
  }

  private static Learner<?, ?> learner(EnvSpec<?, ?> spec, boolean prioritized) {
    return Catalog.of(new AgentsPlugin())
        .learners()
        .get("dqn")
        .create(
            Map.of(
                "horizon",
                1,
                "batch",
                64,
                "buffer",
                HELD,
                "start",
                HELD,
                // So small that the values stay where they are, however long the benchmark runs.
                "learning_rate",
                1e-9,
                "hidden",
                List.of(256, 256),
                "prioritized",
                prioritized))
        .create(spec, 1_000_000_000L, Seed.of(1));
  }

  private static Rollout rollout(Pcg64 rng, int rows) {
    float[] seen = new float[rows * 4];
    float[] next = new float[rows * 4];
    float[] actions = new float[rows];
    float[] rewards = new float[rows];
    Ending[] endings = new Ending[rows];
    Arrays.fill(rewards, 1);
    for (int i = 0; i < seen.length; i++) {
      seen[i] = (float) rng.nextGaussian();
      next[i] = (float) rng.nextGaussian();
    }
    for (int row = 0; row < rows; row++) {
      actions[row] = rng.nextInt(2);
      endings[row] = rng.nextInt(20) == 0 ? Ending.TERMINATED : Ending.RUNNING;
    }
    return new Rollout(rows, 1, seen, actions, next, rewards, endings);
  }

  private static <O, A> Metrics learn(Learner<O, A> learner, Rollout rollout) {
    return learner.learn(List.of(new Lesson.Experience<>(rollout)));
  }

  @Benchmark
  public Metrics step() {
    return learn(learner, step);
  }
}
