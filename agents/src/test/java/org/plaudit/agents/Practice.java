package org.plaudit.agents;

import java.util.List;
import java.util.function.Supplier;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Memory;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.vector.SameStep;
import org.plaudit.core.vector.Vectors;

/** Worlds side by side in which a policy acts, lesson after lesson, as in a run. */
public final class Practice<O, A> {
  private final SameStep worlds;
  private final EnvSpec<O, A> spec;
  private final int horizon;
  private final Memory memory;
  private final Pcg64 rng = Seed.of(17).generator();

  public Practice(Supplier<Env<O, A>> world, int worlds, int horizon, Policy<O, A> policy) {
    this.worlds = Vectors.separate(world, worlds, 1);
    this.spec = world.get().spec();
    this.horizon = horizon;
    this.memory = Memory.of(policy, worlds);
    this.worlds.reset(3);
  }

  /** What the policy lives through in {@code horizon} steps of each world. */
  public Rollout rollout(Policy<O, A> policy) {
    int size = worlds.size();
    int seen = size * worlds.observationWidth();
    int done = size * worlds.actionWidth();
    int remembered = memory.values().length;
    float[] observations = new float[horizon * seen];
    float[] next = new float[horizon * seen];
    float[] actions = new float[horizon * done];
    float[] memories = new float[horizon * remembered];
    float[] rewards = new float[horizon * size];
    Ending[] endings = new Ending[horizon * size];
    float[] now = new float[done];
    BatchPolicy batch = memory.batched(policy, spec);
    for (int t = 0; t < horizon; t++) {
      System.arraycopy(worlds.observations(), 0, observations, t * seen, seen);
      System.arraycopy(memory.values(), 0, memories, t * remembered, remembered);
      batch.act(worlds.observations(), size, now, rng);
      System.arraycopy(now, 0, actions, t * done, done);
      worlds.step(now);
      for (int i = 0; i < size; i++) {
        int row = t * size + i;
        int width = worlds.observationWidth();
        endings[row] = worlds.ending(i);
        rewards[row] = (float) worlds.rewards()[i];
        boolean over = endings[row].over();
        float[] followed = over ? worlds.finalObservations() : worlds.observations();
        System.arraycopy(followed, i * width, next, row * width, width);
        if (over) {
          memory.forget(i);
        }
      }
    }
    return new Rollout(horizon, size, observations, actions, next, rewards, endings)
        .withMemories(memories);
  }

  /** Teaches so many lessons. */
  public void teach(Learner<O, A> learner, int lessons) {
    for (int lesson = 0; lesson < lessons; lesson++) {
      learner.learn(List.of(new Lesson.Experience<>(rollout(learner.policy()))));
    }
  }

  /** The mean return of an episode, by a policy in one world. */
  public static <O, A> double earned(Env<O, A> world, Policy<O, A> policy, int episodes) {
    Pcg64 chance = Seed.of(5).generator();
    Memory memory = Memory.of(policy, 1);
    double sum = 0;
    for (int episode = 0; episode < episodes; episode++) {
      memory.forget(0);
      O seen = world.reset(1_000 + episode);
      for (boolean over = false; !over; ) {
        var step = world.step(memory.act(policy, seen, chance));
        seen = step.observation();
        sum += step.reward();
        over = step.ending().over();
      }
    }
    return sum / episodes;
  }
}
