package org.plaudit.agents.offpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.plaudit.agents.policy.Observations;
import org.plaudit.core.Saves;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.trace.Rollout;

/** What an actor-critic lived through, and a minibatch of it as its networks read it. */
final class Memory implements Saves {
  private final Observations layout;
  private final ReplayBuffer buffer;
  private final Minibatch batch;
  private final float[] features;
  private final float[] nextFeatures;
  private final float[] masks;

  /**
   * @param capacity most transitions held
   * @param worlds side by side
   * @param rows of a minibatch
   * @param normalize whether observations are normalised by their running statistics
   */
  Memory(EnvSpec<?, ?> spec, int capacity, int worlds, int rows, boolean normalize) {
    layout = Observations.of(spec, normalize);
    buffer =
        new ReplayBuffer(capacity, worlds, spec.observations().width(), spec.actions().width());
    batch = buffer.minibatch(rows);
    features = new float[rows * layout.features()];
    nextFeatures = new float[rows * layout.features()];
    masks = new float[rows * layout.choices()];
  }

  /** How its networks read an observation now. */
  Observations layout() {
    return layout;
  }

  void add(Rollout rollout) {
    buffer.add(rollout);
    layout.add(rollout.observations(), rollout.rows());
  }

  /** All that was lived through, as far as it is remembered. */
  ReplayBuffer held() {
    return buffer;
  }

  /** What was drawn last, live. */
  Minibatch drawn() {
    return batch;
  }

  /** Draws a minibatch; {@code discount} is the weight of what one step later is worth. */
  void draw(double discount, RandomGenerator rng) {
    buffer.draw(batch, rng);
    buffer.read(batch, 1, discount);
    layout.split(batch.observations(), batch.rows(), features, masks);
    layout.split(batch.next(), batch.rows(), nextFeatures, masks);
  }

  /** (rows, features): of what was acted on. */
  float[] features() {
    return features;
  }

  /** (rows, action width). */
  float[] actions() {
    return batch.actions();
  }

  /** (rows). */
  float[] rewards() {
    return batch.rewards();
  }

  /** (rows, features): of what followed. */
  float[] nextFeatures() {
    return nextFeatures;
  }

  /** (rows): the discount, or 0 where the episode terminated. */
  float[] bootstraps() {
    return batch.bootstraps();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    layout.save(out);
    buffer.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    layout.load(in);
    buffer.load(in);
  }
}
