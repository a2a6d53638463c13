package org.plaudit.core.env;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.plaudit.core.Saves;
import org.plaudit.core.space.Space;

/**
 * Gives any world a saved state: the seed of its episode and the actions so far, from which {@code
 * load} plays the episode again. Works because an episode is a pure function of both; costs one
 * flat action of memory a step, and on loading as many steps as the episode is old. A world that
 * {@link Saves} by itself needs no such help.
 */
public final class Replayed<O, A> implements Env<O, A>, Saves {
  private static final int FORMAT = 0x52504c31; // "RPL1"

  private final Env<O, A> env;
  private final EnvSpec<O, A> spec;
  private final Space<A> space;
  private final int width;
  private boolean started;
  private long seed;
  private int steps;
  private float[] actions;

  private Replayed(Env<O, A> env) {
    this.env = env;
    this.spec =
        env.spec().withAbilities(Ability.SAVES, env.spec().abilities().toArray(Ability[]::new));
    this.space = spec.actions();
    this.width = space.width();
    this.actions = new float[64 * width];
  }

  public static <O, A> Replayed<O, A> of(Env<O, A> env) {
    return new Replayed<>(env);
  }

  @Override
  public EnvSpec<O, A> spec() {
    return spec;
  }

  @Override
  public O reset(long seed) {
    started = false;
    O first = env.reset(seed);
    this.seed = seed;
    steps = 0;
    started = true;
    return first;
  }

  @Override
  public Step<O> step(A action) {
    Step<O> step = env.step(action);
    // Only now: an action that was refused is not part of the episode.
    if ((steps + 1) * width > actions.length) {
      actions = Arrays.copyOf(actions, 2 * actions.length);
    }
    space.write(action, actions, steps * width);
    steps++;
    return step;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(FORMAT);
    out.writeBoolean(started);
    if (started) {
      out.writeLong(seed);
      out.writeInt(steps);
      for (int i = 0; i < steps * width; i++) {
        out.writeFloat(actions[i]);
      }
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    started = false;
    if (in.readInt() != FORMAT) {
      throw new IOException("these bytes are not the replay of an episode");
    }
    if (!in.readBoolean()) {
      return;
    }
    long episode = in.readLong();
    int count = in.readInt();
    if (count < 0) {
      throw new IOException("a replay of " + count + " steps is none");
    }
    try {
      reset(episode);
      float[] flat = new float[width];
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < width; j++) {
          flat[j] = in.readFloat();
        }
        step(space.read(flat, 0));
      }
    } catch (RuntimeException e) {
      started = false;
      throw new IOException("the episode cannot be played again: " + e.getMessage(), e);
    } catch (IOException e) {
      started = false;
      throw e;
    }
  }

  @Override
  public <T> Optional<T> find(Class<T> ability) {
    return ability.isInstance(this) ? Optional.of(ability.cast(this)) : env.find(ability);
  }

  @Override
  public void close() {
    env.close();
  }
}
