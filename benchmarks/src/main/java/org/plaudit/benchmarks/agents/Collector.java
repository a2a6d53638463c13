package org.plaudit.benchmarks.agents;

import org.plaudit.core.env.Ending;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.vector.SameStep;

/** Experience with the task's own reward, as the runner gathers it. */
final class Collector {
  private final SameStep worlds;
  private final int horizon;
  private final Pcg64 rng = new Pcg64(1);

  Collector(SameStep worlds, int horizon) {
    this.worlds = worlds;
    this.horizon = horizon;
    worlds.reset(0);
  }

  /** {@code horizon} steps of every world. */
  Rollout collect(BatchPolicy policy) {
    int size = worlds.size();
    int seen = worlds.observationWidth();
    int rows = horizon * size;
    float[] observations = new float[rows * seen];
    float[] actions = new float[rows];
    float[] next = new float[rows * seen];
    float[] rewards = new float[rows];
    Ending[] endings = new Ending[rows];
    float[] acts = new float[size];
    for (int row = 0; row < rows; row += size) {
      System.arraycopy(worlds.observations(), 0, observations, row * seen, size * seen);
      policy.act(worlds.observations(), size, acts, rng);
      System.arraycopy(acts, 0, actions, row, size);
      worlds.step(acts);
      for (int world = 0; world < size; world++) {
        Ending ending = worlds.ending(world);
        float[] after = ending.over() ? worlds.finalObservations() : worlds.observations();
        System.arraycopy(after, world * seen, next, (row + world) * seen, seen);
        rewards[row + world] = (float) worlds.rewards()[world];
        endings[row + world] = ending;
      }
    }
    return new Rollout(horizon, size, observations, actions, next, rewards, endings);
  }
}
