package org.plaudit.benchmarks.agents;

import java.util.List;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.envs.classic.CartPole;

/** A learner and its CartPoles. */
final class Pupil {
  private final Learner<Vec, Integer> learner;
  private final Collector collector;

  Pupil(Learner.Factory factory) {
    CartPole world = new CartPole();
    learner = factory.create(world.spec(), 1_000_000_000L, Seed.of(1));
    collector = new Collector(world.vector(factory.worlds()), factory.horizon());
  }

  /** Gathers one lesson with the policy of the moment and learns from it. */
  Metrics lesson() {
    if (!(learner.policy() instanceof BatchPolicy acting)) {
      throw new IllegalStateException("the policy must act on batches");
    }
    Rollout rollout = collector.collect(acting);
    return learner.learn(List.of(new Lesson.Experience<>(rollout)));
  }
}
