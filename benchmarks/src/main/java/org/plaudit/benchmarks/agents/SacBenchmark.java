package org.plaudit.benchmarks.agents;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.offpolicy.Sac;
import org.plaudit.benchmarks.Measured;
import org.plaudit.benchmarks.nn.Noise;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;

/**
 * One update of SAC on a minibatch of 256: both critics, the policy, the temperature, the targets;
 * with the drawing of the minibatch from the replay buffer, and one new step put into it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SacBenchmark extends Measured {
  /** A learner that remembers 10,000 steps of noise, and the next one. */
  private static final class Pupil {
    private final Sac<Vec, Vec> sac;
    private final List<Lesson<Vec, Vec>> next;

    Pupil(int features, int width, List<Integer> hidden) {
      EnvSpec<Vec, Vec> spec =
          EnvSpec.of("Noise-v0", Domain.CONTROL, Box.unbounded(features), Box.of(-1, 1, width));
      sac = new Sac<>(options(hidden), spec, Seed.of(1));
      Pcg64 rng = new Pcg64(0);
      sac.learn(List.of(new Lesson.Experience<>(noise(rng, 10_000, features, width))));
      next = List.of(new Lesson.Experience<>(noise(rng, 1, features, width)));
    }

    private static Sac.Options options(List<Integer> hidden) {
      return new Sac.Options(
          1, 1, 1, 256, 100_000, 0, 0.99, 0.005, 3e-4, 1, true, -1, false, hidden);
    }

    private static Rollout noise(Pcg64 rng, int rows, int features, int width) {
      float[] actions = new float[rows * width];
      for (int i = 0; i < actions.length; i++) {
        actions[i] = (float) rng.uniform(-1, 1);
      }
      Ending[] endings = new Ending[rows];
      Arrays.fill(endings, Ending.RUNNING);
      return new Rollout(
          rows,
          1,
          Noise.gaussian(rng, rows * features),
          actions,
          Noise.gaussian(rng, rows * features),
          Noise.gaussian(rng, rows),
          endings);
    }
  }

  /** The pendulum's: 3 features, 1 action, networks of 64-64. */
  @State(Scope.Thread)
  public static class Small {
    private final Pupil pupil = new Pupil(3, 1, List.of(64, 64));
  }

  /** A half-cheetah's: 17 features, 6 actions, networks of 256-256. */
  @State(Scope.Thread)
  public static class Large {
    private final Pupil pupil = new Pupil(17, 6, List.of(256, 256));
  }

  @Benchmark
  public Metrics small(Small state) {
    return state.pupil.sac.learn(state.pupil.next);
  }

  @Benchmark
  public Metrics large(Large state) {
    return state.pupil.sac.learn(state.pupil.next);
  }
}
