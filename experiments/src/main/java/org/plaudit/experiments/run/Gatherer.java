package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ending;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Memory;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.vector.SameStep;

/** Steps the worlds of one part and writes down what happens. */
final class Gatherer implements Saves {
  private final SameStep worlds;
  private final int horizon;
  private final Episodes episodes;
  private final Memory memory;

  /**
   * @param policy remembers as much as all that will act here, or nothing
   */
  Gatherer(SameStep worlds, int horizon, Policy<?, ?> policy) {
    this.worlds = worlds;
    this.horizon = horizon;
    this.episodes = new Episodes(worlds.size());
    this.memory = Memory.of(policy, worlds.size());
  }

  /** Starts all worlds. */
  void reset(long seed) {
    worlds.reset(seed);
  }

  /** What is remembered of the worlds, from one rollout to the next. */
  Memory memory() {
    return memory;
  }

  /** {@code horizon} steps of every world; what follows an ending is its final observation. */
  Gathered gather(BatchPolicy policy, RandomGenerator rng) {
    int size = worlds.size();
    int seen = worlds.observationWidth();
    int done = worlds.actionWidth();
    int rows = horizon * size;
    float[] observations = new float[rows * seen];
    float[] actions = new float[rows * done];
    float[] next = new float[rows * seen];
    int remembered = memory.values().length;
    float[] memories = new float[horizon * remembered];
    double[] truth = new double[rows];
    Ending[] endings = new Ending[rows];
    float[] acts = new float[size * done];
    for (int step = 0; step < horizon; step++) {
      int row = step * size;
      System.arraycopy(worlds.observations(), 0, observations, row * seen, size * seen);
      System.arraycopy(memory.values(), 0, memories, step * remembered, remembered);
      policy.act(worlds.observations(), size, acts, rng);
      System.arraycopy(acts, 0, actions, row * done, size * done);
      worlds.step(acts);
      for (int world = 0; world < size; world++) {
        Ending ending = worlds.ending(world);
        float[] after = ending.over() ? worlds.finalObservations() : worlds.observations();
        System.arraycopy(after, world * seen, next, (row + world) * seen, seen);
        truth[row + world] = worlds.rewards()[world];
        endings[row + world] = ending;
        episodes.step(world, truth[row + world], ending.over());
        if (ending.over()) {
          memory.forget(world);
        }
      }
    }
    Rollout rollout =
        new Rollout(horizon, size, observations, actions, next, new float[rows], endings)
            .withMemories(memories);
    return new Gathered(rollout, truth);
  }

  /** Returns and lengths of the episodes that ended since the last call. */
  Metrics episodes() {
    return episodes.report();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    worlds.save(out);
    episodes.save(out);
    memory.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    worlds.load(in);
    episodes.load(in);
    memory.load(in);
  }
}
