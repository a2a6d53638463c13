package org.plaudit.core.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.env.EnvSpec;

/**
 * What a policy remembers of worlds side by side: a row of floats for each, nothing at all for most
 * policies. Whoever steps the worlds holds it, acts through it, and {@link #forget forgets} a world
 * whose episode has ended; then policies with and without memory are played alike.
 */
public final class Memory implements Saves {
  private final int worlds;
  private final int width;
  private final float[] values;

  private Memory(int worlds, int width) {
    Require.that(worlds > 0, "worlds (%d) must be positive", worlds);
    this.worlds = worlds;
    this.width = width;
    this.values = new float[Math.multiplyExact(worlds, width)];
  }

  /** Room for what {@code policy} remembers; every world stands at an episode's start. */
  public static Memory of(Policy<?, ?> policy, int worlds) {
    return new Memory(
        worlds, policy instanceof RecurrentPolicy<?, ?> recurrent ? recurrent.memory() : 0);
  }

  public int worlds() {
    return worlds;
  }

  /** Floats per world; 0 if nothing is remembered. */
  public int width() {
    return width;
  }

  /** (worlds, width), live: read only. */
  public float[] values() {
    return values;
  }

  /** The episode of this world is over. */
  public void forget(int world) {
    Arrays.fill(values, world * width, (world + 1) * width, 0f);
  }

  /**
   * Acts in the only world. A policy without memory leaves what is remembered as it is.
   *
   * @throws IllegalArgumentException if there are more worlds, or the policy remembers more or less
   */
  public <O, A> A act(Policy<O, A> policy, O observation, RandomGenerator rng) {
    Require.that(worlds == 1, "worlds (%d) must be 1 here. Maybe act in batches.", worlds);
    return policy instanceof RecurrentPolicy<O, A> recurrent
        ? fitting(recurrent).act(observation, values, rng)
        : policy.act(observation, rng);
  }

  /**
   * The policy as it acts in all these worlds at once, in its own batch form if it has one. Each
   * act takes all {@link #worlds} rows and renews what is remembered of them.
   *
   * @throws IllegalArgumentException if the policy remembers more or less than there is room for
   */
  public <O, A> BatchPolicy batched(Policy<O, A> policy, EnvSpec<O, A> spec) {
    if (policy instanceof RecurrentPolicy<O, A> recurrent) {
      RecurrentPolicy<O, A> fit = fitting(recurrent);
      return (observations, rows, actions, rng) -> {
        Require.that(rows == worlds, "rows (%d) must be those of all %d worlds", rows, worlds);
        fit.act(observations, values, rows, actions, rng);
      };
    }
    return policy instanceof BatchPolicy batch ? batch : BatchPolicy.of(policy, spec);
  }

  private <O, A> RecurrentPolicy<O, A> fitting(RecurrentPolicy<O, A> policy) {
    Require.that(
        policy.memory() == width,
        "a policy that remembers %d numbers does not fit a memory of %d",
        policy.memory(),
        width);
    return policy;
  }

  /** Another one that stands where this one does. */
  public Memory copy() {
    Memory copy = new Memory(worlds, width);
    System.arraycopy(values, 0, copy.values, 0, values.length);
    return copy;
  }

  /** Nothing, if nothing is remembered. */
  @Override
  public void save(DataOutput out) throws IOException {
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    float[] read = new float[values.length];
    for (int i = 0; i < read.length; i++) {
      read[i] = in.readFloat();
    }
    System.arraycopy(read, 0, values, 0, read.length);
  }
}
