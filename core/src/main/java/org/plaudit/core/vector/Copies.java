package org.plaudit.core.vector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;

/** What vectors over separate worlds share; how an ended world goes on is left to each. */
abstract class Copies {
  private static final int FORMAT = 0x56454331; // "VEC1"

  private final List<Slot<?, ?>> slots = new ArrayList<>();
  private final float[] observations;
  private final double[] rewards;
  private final long[] episodes;
  private final int actionsLength;
  private final Team team;
  // Made once: a step allocates none.
  private final IntConsumer starting = this::start;
  private final IntConsumer acting = this::advance;
  private EpisodeSeeds seeds = EpisodeSeeds.of(0, 0);
  private boolean ready;
  private boolean closed;

  /**
   * @param worlds at least one; all alike
   */
  Copies(List<Env<?, ?>> worlds, int threads) {
    int size = worlds.size();
    EnvSpec<?, ?> spec = worlds.get(0).spec();
    observations = new float[size * spec.observations().width()];
    rewards = new double[size];
    episodes = new long[size];
    actionsLength = size * spec.actions().width();
    for (int i = 0; i < size; i++) {
      slots.add(Slot.of(i, worlds.get(i), observations));
    }
    team = new Team(size, threads);
  }

  /** Which kind of vector this is, in saved states. */
  abstract int kind();

  /** Whether that world takes an action in this step. */
  abstract boolean acts(Slot<?, ?> slot);

  /** Moves that world by one step; calls {@link Slot#act} or {@link #renew}, or both. */
  abstract void move(int world, Slot<?, ?> slot);

  public final EnvSpec<?, ?> spec() {
    return slot(0).spec();
  }

  public final int size() {
    return slots.size();
  }

  public final float[] observations() {
    return observations;
  }

  public final double[] rewards() {
    return rewards;
  }

  public final Ending ending(int world) {
    return slot(world).ending();
  }

  final Slot<?, ?> slot(int world) {
    return slots.get(world);
  }

  public final void reset(long seed) {
    open();
    ready = false; // until all worlds have started
    seeds = EpisodeSeeds.of(seed, size());
    Arrays.fill(episodes, 0);
    Arrays.fill(rewards, 0);
    team.run(starting);
    ready = true;
  }

  private void start(int world) {
    slot(world).clear();
    slot(world).reset(seeds.get(world, 0));
  }

  public void step(float[] actions) {
    started();
    Require.that(
        actions.length == actionsLength,
        "actions (%d floats) must be %d: %d worlds of %d each",
        actions.length,
        actionsLength,
        size(),
        actionsLength / size());
    for (int i = 0; i < slots.size(); i++) {
      if (acts(slots.get(i))) {
        slots.get(i).plan(actions);
      }
    }
    ready = false; // and so it stays if a world fails
    team.run(acting);
    ready = true;
  }

  private void advance(int world) {
    Slot<?, ?> slot = slot(world);
    move(world, slot);
    rewards[world] = slot.reward();
  }

  /** Starts that world's next episode. */
  final void renew(int world) {
    episodes[world]++;
    slot(world).reset(seeds.get(world, episodes[world]));
  }

  final void started() {
    open();
    Require.state(ready, "the vector must be reset before this. Maybe call reset(seed) first.");
  }

  private void open() {
    Require.state(!closed, "the vector is closed");
  }

  public final void save(DataOutput out) throws IOException {
    out.writeInt(FORMAT);
    out.writeInt(kind());
    out.writeInt(size());
    out.writeBoolean(ready);
    if (ready) {
      out.writeLong(seeds.seed());
      for (int i = 0; i < size(); i++) {
        out.writeLong(episodes[i]);
        slot(i).save(out);
      }
      writeFloats(out, observations);
      saveMore(out);
    }
  }

  public final void load(DataInput in) throws IOException {
    open();
    ready = false;
    expect(in.readInt(), FORMAT, "the state of a vector");
    expect(in.readInt(), kind(), "the state of a " + getClass().getSimpleName());
    expect(in.readInt(), size(), "the state of " + size() + " worlds");
    if (!in.readBoolean()) {
      return;
    }
    long seed = in.readLong();
    if (seed < 0) {
      throw new IOException("seed (" + seed + ") must not be negative");
    }
    seeds = EpisodeSeeds.of(seed, size());
    for (int i = 0; i < size(); i++) {
      episodes[i] = in.readLong();
      try {
        slot(i).load(in);
      } catch (IOException e) {
        throw new IOException("world " + i + ": " + e.getMessage(), e);
      }
      rewards[i] = slot(i).reward();
    }
    readFloats(in, observations);
    loadMore(in);
    ready = true;
  }

  /** Writes what this kind of vector holds besides. */
  void saveMore(DataOutput out) throws IOException {}

  void loadMore(DataInput in) throws IOException {}

  private static void expect(int found, int wanted, String what) throws IOException {
    if (found != wanted) {
      throw new IOException(
          "these bytes are not %s: found %d, expected %d".formatted(what, found, wanted));
    }
  }

  static void writeFloats(DataOutput out, float[] values) throws IOException {
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  static void readFloats(DataInput in, float[] into) throws IOException {
    for (int i = 0; i < into.length; i++) {
      into[i] = in.readFloat();
    }
  }

  public final void close() {
    if (!closed) {
      closed = true;
      ready = false;
      team.close();
      slots.forEach(Slot::close);
    }
  }
}
