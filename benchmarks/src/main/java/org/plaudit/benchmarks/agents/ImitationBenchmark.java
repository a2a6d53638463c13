package org.plaudit.benchmarks.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.imitate.BehavioralCloning;
import org.plaudit.agents.imitate.Dagger;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.env.Ending;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.envs.classic.CartPole;

/**
 * Imitating an expert on CartPole from nothing, the demonstrations given: one call is one pupil's
 * whole schooling.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ImitationBenchmark extends Measured {
  private static final int ROUND = 500;
  private static final BehavioralCloning.Options CLONING =
      new BehavioralCloning.Options(500, 1, 32, 1e-3, 1e-3, 0, true, List.of(32, 32));

  /** Fifty episodes of the expert, 500 steps each. */
  @State(Scope.Thread)
  public static class Shown {
    private final CartPole world = new CartPole();
    private final List<Lesson<Vec, Integer>> lessons = new ArrayList<>();

    public Shown() {
      for (int episode = 0; episode < 50; episode++) {
        lessons.add(new Lesson.Demonstration<>(episode(episode)));
      }
    }

    private Segment<Vec, Integer> episode(int seed) {
      List<Vec> observations = new ArrayList<>(List.of(world.reset(seed)));
      List<Integer> actions = new ArrayList<>();
      for (int step = 0; step < ROUND; step++) {
        actions.add(world.advise(observations.get(step)));
        observations.add(world.step(actions.get(step)).observation());
      }
      SegmentId id = new SegmentId(seed, 0, 0, ROUND);
      return new Segment<>(id, observations, actions, Ending.RUNNING);
    }

    private Learner<Vec, Integer> pupil(Learner.Factory factory) {
      return factory.create(world.spec(), 1, Seed.of(1));
    }
  }

  /** Behavioural cloning: one pass over 25,000 pairs in minibatches of 32. */
  @Benchmark
  public Metrics cloning(Shown shown) {
    return shown.pupil(BehavioralCloning.factory(CLONING)).learn(shown.lessons);
  }

  /** DAgger: 16 rounds of 500 pairs, four passes after each over all that there are. */
  @Benchmark
  public Metrics dagger(Shown shown) {
    Learner<Vec, Integer> pupil = shown.pupil(Dagger.factory(Dagger.defaults()));
    Metrics metrics = Metrics.none();
    for (Lesson<Vec, Integer> round : shown.lessons.subList(0, 16)) {
      metrics = pupil.learn(List.of(round));
    }
    return metrics;
  }
}
