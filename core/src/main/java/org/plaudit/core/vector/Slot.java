package org.plaudit.core.vector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Replayed;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Space;

/** One world of a vector, and its row of the shared buffer. */
final class Slot<O, A> {
  private final int index;
  private final Env<O, A> env;
  private final Saves saves;
  private final Space<O> observations;
  private final Space<A> actions;
  private final int actionWidth;
  private final int row;
  private final float[] buffer;
  private final float[] again;
  private A next;
  private double reward;
  private Ending ending = Ending.RUNNING;

  private Slot(int index, Env<O, A> world, A any, float[] buffer) {
    this.index = index;
    this.env = world.find(Saves.class).isPresent() ? world : Replayed.of(world);
    this.saves = env.find(Saves.class).orElseThrow();
    this.observations = world.spec().observations();
    this.actions = world.spec().actions();
    this.actionWidth = actions.width();
    this.row = index * observations.width();
    this.buffer = buffer;
    this.again = new float[actionWidth];
    this.next = any;
  }

  /**
   * @param buffer (size, observationWidth): what the worlds show
   */
  static <O, A> Slot<O, A> of(int index, Env<O, A> world, float[] buffer) {
    A any = world.spec().actions().sample(Seed.of(0).generator());
    return new Slot<>(index, world, any, buffer);
  }

  EnvSpec<O, A> spec() {
    return env.spec();
  }

  double reward() {
    return reward;
  }

  Ending ending() {
    return ending;
  }

  /** Starts an episode and shows its first observation. */
  void reset(long seed) {
    observations.write(env.reset(seed), buffer, row);
  }

  /** As after a reset: nothing earned, nothing ended. */
  void clear() {
    reward = 0;
    ending = Ending.RUNNING;
  }

  /** Reads what to do next; the world does not move yet. */
  void plan(float[] flat) {
    int at = index * actionWidth;
    A action = read(flat, at);
    if (!actions.contains(action)) {
      throw new IllegalArgumentException(refusal(flat, at));
    }
    actions.write(action, again, 0);
    for (int i = 0; i < actionWidth; i++) {
      // A fraction or a NaN would otherwise be taken for a whole number.
      if (again[i] != flat[at + i]) {
        throw new IllegalArgumentException(refusal(flat, at));
      }
    }
    next = action;
  }

  private A read(float[] flat, int at) {
    try {
      return actions.read(flat, at);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(refusal(flat, at), e);
    }
  }

  private String refusal(float[] flat, int at) {
    List<Float> row = new ArrayList<>();
    for (int i = 0; i < actionWidth; i++) {
      row.add(flat[at + i]);
    }
    return "world %d: action %s must be the flat form of a member of %s"
        .formatted(index, row, actions);
  }

  /** Does what was planned, and shows what it led to. */
  void act() {
    Step<O> step = env.step(next);
    observations.write(step.observation(), buffer, row);
    reward = step.reward();
    ending = step.ending();
  }

  void save(DataOutput out) throws IOException {
    out.writeDouble(reward);
    out.writeUTF(ending.name());
    Blob.write(out, saves);
  }

  void load(DataInput in) throws IOException {
    reward = in.readDouble();
    String name = in.readUTF();
    try {
      ending = Ending.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IOException("an ending was expected, not " + name, e);
    }
    Blob.read(in, saves);
  }

  void close() {
    env.close();
  }
}
