package org.plaudit.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.vector.SameStep;
import org.plaudit.core.vector.Vectors;

/** Lets learners live in a world of numbered states, lesson after lesson. */
public final class Schooling {
  private final Learner.Factory factory;
  private final Learner<Integer, Integer> learner;
  private double earned;
  private int episodes;

  public Schooling(Supplier<TableWorld> world, Learner.Factory factory, long steps, long seed) {
    this.factory = factory;
    this.learner = factory.create(world.get().spec(), steps, Seed.of(seed));
    int worlds = factory.worlds();
    try (SameStep vector = Vectors.separate(world, worlds, 1)) {
      vector.reset(seed);
      Pcg64 rng = Seed.of(seed).child("act").generator();
      for (long done = 0; done < steps; done += (long) worlds * factory.horizon()) {
        learner.learn(List.of(new Lesson.Experience<>(lesson(vector, rng))));
      }
    }
  }

  public Learner<Integer, Integer> learner() {
    return learner;
  }

  /** The mean return of the episodes that ended while it learned. */
  public double returns() {
    return earned / episodes;
  }

  private Rollout lesson(SameStep vector, Pcg64 rng) {
    int worlds = factory.worlds();
    int rows = worlds * factory.horizon();
    float[] seen = new float[rows];
    float[] actions = new float[rows];
    float[] next = new float[rows];
    float[] rewards = new float[rows];
    Ending[] endings = new Ending[rows];
    float[] now = new float[worlds];
    BatchPolicy policy = (BatchPolicy) learner.policy();
    for (int from = 0; from < rows; from += worlds) {
      System.arraycopy(vector.observations(), 0, seen, from, worlds);
      policy.act(vector.observations(), worlds, now, rng);
      System.arraycopy(now, 0, actions, from, worlds);
      vector.step(now);
      for (int i = 0; i < worlds; i++) {
        endings[from + i] = vector.ending(i);
        rewards[from + i] = (float) vector.rewards()[i];
        earned += vector.rewards()[i];
        episodes += vector.ending(i).over() ? 1 : 0;
        next[from + i] =
            vector.ending(i).over() ? vector.finalObservations()[i] : vector.observations()[i];
      }
    }
    return new Rollout(rows / worlds, worlds, seen, actions, next, rewards, endings);
  }

  /** The states that a policy goes through in one episode, the first and the last included. */
  public static List<Integer> path(Env<Integer, Integer> world, Policy<Integer, Integer> policy) {
    List<Integer> path = new ArrayList<>();
    Pcg64 rng = Seed.of(0).generator();
    path.add(world.reset(0));
    for (Ending ending = Ending.RUNNING; !ending.over(); ) {
      var step = world.step(policy.act(path.get(path.size() - 1), rng));
      path.add(step.observation());
      ending = step.ending();
    }
    return path;
  }
}
