package org.plaudit.envs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Space;

/**
 * How far an episode has come: its generator, the steps taken, its ending. Worlds ask it whether an
 * action may be taken now, and tell it afterwards whether the task ended.
 *
 * <pre>{@code
 * int push = episode.admit(SPEC.actions(), action);
 * // ... the dynamics ...
 * Ending ending = episode.tick(fallen);
 * }</pre>
 */
public final class Episode {
  private static final int BEFORE_RESET = -1;

  private final int limit;
  private Pcg64 generator = new Pcg64(0);
  private int steps = BEFORE_RESET;
  private Ending ending = Ending.RUNNING;

  private Episode(int limit) {
    this.limit = limit;
  }

  /** No episode yet; those to come are truncated after {@code limit} steps, if there is a limit. */
  public static Episode before(OptionalInt limit) {
    return new Episode(limit.orElse(Integer.MAX_VALUE));
  }

  /**
   * Starts an episode; the generator it returns is the episode's own.
   *
   * @param seed its name, any; negative ones are read as unsigned
   */
  public Pcg64 begin(long seed) {
    generator = Pcg64.unsigned(seed);
    steps = 0;
    ending = Ending.RUNNING;
    return generator;
  }

  /** The generator that {@link #begin} made. */
  public Pcg64 generator() {
    return generator;
  }

  /** Steps taken since the reset. */
  public int steps() {
    return steps;
  }

  public Ending ending() {
    return ending;
  }

  /**
   * The action, if it may be taken now.
   *
   * @throws IllegalStateException before reset, or after the ending
   * @throws IllegalArgumentException if {@code action} is not a member of {@code space}
   */
  public <A> A admit(Space<A> space, A action) {
    requireRunning();
    if (!space.contains(action)) {
      throw new IllegalArgumentException(
          "action (%s) must be a member of %s".formatted(action, space));
    }
    return action;
  }

  /**
   * Refuses a step that comes too early or too late.
   *
   * @throws IllegalStateException before reset, or after the ending
   */
  public void requireRunning() {
    if (steps < 0 || ending != Ending.RUNNING) {
      throw refused();
    }
  }

  private IllegalStateException refused() {
    return new IllegalStateException(
        steps < 0
            ? "step before reset. Maybe call reset(seed) first."
            : "step after the episode was " + ending + ". Maybe call reset(seed) first.");
  }

  /**
   * Refuses to show a world that is in no state yet.
   *
   * @throws IllegalStateException before reset
   */
  public void requireBegun() {
    Require.state(steps >= 0, "nothing to show before reset. Maybe call reset(seed) first.");
  }

  /** Counts a step; the limit truncates, unless the task ended in that very step. */
  public Ending tick(boolean terminated) {
    steps++;
    ending = terminated ? Ending.TERMINATED : steps >= limit ? Ending.TRUNCATED : Ending.RUNNING;
    return ending;
  }

  /**
   * Writes {@code owner} and everything that decides how the episode goes on.
   *
   * @param owner says whose state follows, as in {@code CartPole-v1}
   */
  public void save(DataOutput out, String owner) throws IOException {
    out.writeUTF(owner);
    out.writeInt(steps);
    out.writeUTF(ending.name());
    Pcg64.State state = generator.state();
    out.writeLong(state.hi());
    out.writeLong(state.lo());
    out.writeLong(state.incHi());
    out.writeLong(state.incLo());
    out.writeBoolean(state.buffered());
    out.writeInt(state.buffer());
  }

  /**
   * What {@link #save} wrote, as an episode of its own; this one stays as it is, so that a world
   * can read the rest before it takes over anything.
   *
   * @throws IOException if the bytes are no such episode or belong to another owner
   */
  public Episode loaded(DataInput in, String owner) throws IOException {
    String found = in.readUTF();
    expect(found.equals(owner), "a saved %s, found %s", owner, found);
    Episode episode = new Episode(limit);
    episode.steps = in.readInt();
    expect(
        episode.steps >= BEFORE_RESET && episode.steps <= limit,
        "a number of steps up to %d, found %d",
        limit,
        episode.steps);
    String name = in.readUTF();
    episode.ending =
        Arrays.stream(Ending.values())
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IOException("expected an ending, found " + name));
    long hi = in.readLong();
    long lo = in.readLong();
    long incHi = in.readLong();
    long incLo = in.readLong();
    boolean buffered = in.readBoolean();
    int buffer = in.readInt();
    expect((incLo & 1) == 1, "a generator with an odd increment, found %d", incLo);
    episode.generator = Pcg64.of(new Pcg64.State(hi, lo, incHi, incLo, buffered, buffer));
    return episode;
  }

  /**
   * A saved number.
   *
   * @throws IOException unless it lies in [low, high]
   */
  public static double read(DataInput in, double low, double high) throws IOException {
    double value = in.readDouble();
    expect(value >= low && value <= high, "a number in [%s, %s], found %s", low, high, value);
    return value;
  }

  /**
   * A saved whole number.
   *
   * @throws IOException unless it lies in [low, high]
   */
  public static int read(DataInput in, int low, int high) throws IOException {
    int value = in.readInt();
    expect(value >= low && value <= high, "a number in [%d, %d], found %d", low, high, value);
    return value;
  }

  /**
   * Refuses saved bytes that cannot be right.
   *
   * @param what what was expected and what was found; a format
   * @throws IOException unless {@code rule} holds
   */
  public static void expect(boolean rule, String what, Object... values) throws IOException {
    if (!rule) {
      throw new IOException("expected " + String.format(Locale.ROOT, what, values));
    }
  }
}
