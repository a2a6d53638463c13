package org.plaudit.experiments.run;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Memory;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.StepRewards;
import org.plaudit.core.vector.SameStep;
import org.plaudit.experiments.config.Arm;

/**
 * Measures a policy by the true return, on worlds of its own: all episodes side by side, one in
 * each world. The episodes are named by seed and step, so that all arms face the same ones.
 */
final class Evaluator implements AutoCloseable {
  private final Worlds worlds;
  private final Worlds training;
  private final Seed seed;

  /**
   * @param training the worlds that the policy was trained on
   */
  Evaluator(Arm arm, Catalog catalog, Worlds training, Seed seed) {
    this.worlds = new Worlds(arm, catalog, arm.evaluate().episodes());
    this.training = training;
    this.seed = seed;
  }

  /**
   * @param step of training, which names the episodes
   * @param proxy the learned reward, whose return is measured along with the true one; empty if
   *     none is learned
   */
  <O, A> Metrics evaluate(
      Policy<O, A> policy, EnvSpec<O, A> spec, long step, Optional<? extends StepRewards> proxy) {
    worlds.lookLike(training);
    SameStep vector = worlds.vector();
    Seed here = seed.child("evaluate").child(step);
    vector.reset(here.child("worlds").asLong());
    RandomGenerator rng = here.child("act").generator();
    int size = vector.size();
    Memory memory = Memory.of(policy, size);
    BatchPolicy acting = memory.batched(policy, spec);
    float[] actions = new float[size * vector.actionWidth()];
    double[] returns = new double[size];
    double[] lengths = new double[size];
    boolean[] over = new boolean[size];
    double proxies = 0;
    float[] learned = new float[size];
    for (int left = size; left > 0; ) {
      acting.act(vector.observations(), size, actions, rng);
      float[] seen = proxy.isPresent() ? vector.observations().clone() : learned;
      vector.step(actions);
      if (proxy.isPresent()) {
        proxy.get().rewards(stepped(vector, seen, actions), learned);
      }
      for (int world = 0; world < size; world++) {
        if (vector.ending(world).over()) {
          memory.forget(world);
        }
        if (!over[world]) {
          returns[world] += vector.rewards()[world];
          proxies += proxy.isPresent() ? learned[world] : 0;
          lengths[world]++;
          over[world] = vector.ending(world).over();
          left -= over[world] ? 1 : 0;
        }
      }
    }
    double mean = mean(returns);
    Metrics metrics =
        Metrics.none()
            .and("evaluate.return", mean)
            .and("evaluate.return_sd", deviation(returns, mean))
            .and("evaluate.length", mean(lengths));
    return proxy.isPresent() ? metrics.and("evaluate.proxy", proxies / size) : metrics;
  }

  /** One step of all worlds, whose buffers will be overwritten. */
  private static Rollout stepped(SameStep vector, float[] seen, float[] actions) {
    int size = vector.size();
    int width = vector.observationWidth();
    float[] next = vector.observations().clone();
    Ending[] endings = new Ending[size];
    for (int world = 0; world < size; world++) {
      endings[world] = vector.ending(world);
      if (endings[world].over()) {
        System.arraycopy(vector.finalObservations(), world * width, next, world * width, width);
      }
    }
    return new Rollout(1, size, seen, actions.clone(), next, new float[size], endings);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Standard deviation over the episodes; 0 for a single one. */
  private static double deviation(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / Math.max(1, values.length - 1));
  }

  @Override
  public void close() {
    worlds.close();
  }
}
