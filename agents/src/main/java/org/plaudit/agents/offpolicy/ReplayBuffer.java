package org.plaudit.agents.offpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.agents.nn.Floats;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ending;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.StepRewards;

/**
 * The last transitions of some worlds side by side, to be learned from again and again (Lin 1992).
 *
 * <p>A ring of rows: step by step, and within a step world by world, as in a {@link Rollout}; the
 * row that follows in the same world lies {@code worlds} further on. What followed a step is kept
 * with it, so that a truncated episode is still worth what it showed last; a terminated one is
 * worth nothing afterwards.
 *
 * <pre>{@code
 * buffer.add(rollout);
 * buffer.draw(minibatch, rng);                 // or choose minibatch.places()
 * buffer.read(minibatch, 1, 0.99);             // target = rewards + bootstraps * V(next)
 * }</pre>
 *
 * <p>Returns of several steps end early where the episode does, at the newest row, and where a
 * rollout did not go on where the last one stopped. Drawing and reading allocate nothing. Memory
 * grows with what is held, up to {@code capacity}. Where rewards are learned, {@link #relabel}
 * keeps all of them those of the last model (arXiv:2106.05091, sec. 4.3).
 */
public final class ReplayBuffer implements Saves {
  private static final int FEWEST = 1024;

  /** Rows that are shown at once, about. */
  private static final int CHUNK = 4096;

  /** How a row's episode stands in the ring: the endings, and one more. */
  private static final byte RUNNING = 0;

  private static final byte TERMINATED = 1;
  private static final byte TRUNCATED = 2;

  /** The episode ran on, but what followed was not recorded. */
  private static final byte TORN = 3;

  private final int capacity;
  private final int worlds;
  private final int observationWidth;
  private final int actionWidth;
  private float[] observations = {};
  private float[] actions = {};
  private float[] rewards = {};
  private float[] next = {};
  private byte[] standing = {};
  private int size;

  /** Where the next row goes. */
  private int position;

  /**
   * @param capacity most transitions held; rounded down to whole steps of all worlds
   * @param worlds side by side in each rollout
   */
  public ReplayBuffer(int capacity, int worlds, int observationWidth, int actionWidth) {
    Require.that(worlds > 0, "worlds (%d) must be positive", worlds);
    Require.that(
        capacity >= worlds,
        "capacity (%d) must hold a step of all %d worlds. Maybe 100000.",
        capacity,
        worlds);
    Require.that(
        observationWidth >= 0 && actionWidth >= 0,
        "observations (%d wide) and actions (%d) must have a width",
        observationWidth,
        actionWidth);
    long floats = (long) capacity * Math.max(observationWidth, actionWidth);
    Require.that(
        floats <= Integer.MAX_VALUE - 8,
        "capacity (%d) times the width of an observation (%d) must be below 2^31. Maybe %d.",
        capacity,
        Math.max(observationWidth, actionWidth),
        (Integer.MAX_VALUE - 8) / Math.max(1, Math.max(observationWidth, actionWidth)));
    this.capacity = capacity / worlds * worlds;
    this.worlds = worlds;
    this.observationWidth = observationWidth;
    this.actionWidth = actionWidth;
  }

  /** Most transitions held. */
  public int capacity() {
    return capacity;
  }

  /** Transitions held; they lie in the places 0 to {@code size() - 1}. */
  public int size() {
    return size;
  }

  /** The place that the next transition takes, in [0, capacity). */
  public int position() {
    return position;
  }

  /** A minibatch that fits. */
  public Minibatch minibatch(int rows) {
    return new Minibatch(rows, observationWidth, actionWidth);
  }

  /**
   * Takes in the rollout's rows in their order, over the oldest ones once the ring is full.
   *
   * @throws DivergedException if a reward is no number; nothing has changed then
   * @throws IllegalArgumentException if the rollout has other worlds or widths
   */
  public void add(Rollout rollout) {
    Require.that(
        rollout.worlds() == worlds
            && rollout.observationWidth() == observationWidth
            && rollout.actionWidth() == actionWidth,
        "a rollout of %d worlds, observations %d and actions %d wide, does not fit %d, %d and %d",
        rollout.worlds(),
        rollout.observationWidth(),
        rollout.actionWidth(),
        worlds,
        observationWidth,
        actionWidth);
    int rows = rollout.rows();
    requireFinite(rollout.rewards(), 0);
    tear(rollout);
    grow((int) Math.min(capacity, (long) size + rows));
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          rollout.observations(),
          row * observationWidth,
          observations,
          position * observationWidth,
          observationWidth);
      System.arraycopy(
          rollout.next(),
          row * observationWidth,
          next,
          position * observationWidth,
          observationWidth);
      System.arraycopy(
          rollout.actions(), row * actionWidth, actions, position * actionWidth, actionWidth);
      rewards[position] = rollout.rewards()[row];
      standing[position] = standing(rollout.ending(row));
      position = position + 1 == capacity ? 0 : position + 1;
      size = Math.max(size, position == 0 ? capacity : position);
    }
  }

  /** Marks what ran on when it was last seen, where the rollout does not start with that. */
  private void tear(Rollout rollout) {
    if (size == 0) {
      return;
    }
    int last = (position == 0 ? capacity : position) - worlds;
    for (int world = 0; world < worlds; world++) {
      int row = last + world;
      boolean goesOn =
          Arrays.equals(
              next,
              row * observationWidth,
              (row + 1) * observationWidth,
              rollout.observations(),
              world * observationWidth,
              (world + 1) * observationWidth);
      if (standing[row] == RUNNING && !goesOn) {
        standing[row] = TORN;
      }
    }
  }

  /** Sees what is held, piece by piece. */
  public interface Visitor {
    /**
     * @param rows whole steps of all worlds, in the order of their places; a copy. What ran on when
     *     it was last seen is RUNNING
     * @param from the place of the first
     */
    void see(Rollout rows, int from);
  }

  /** Shows everything that is held, some thousand rows at a time, in the order of the places. */
  public void show(Visitor visitor) {
    int most = Math.max(1, CHUNK / worlds) * worlds;
    for (int from = 0; from < size; from += most) {
      int to = Math.min(size, from + most);
      Ending[] endings = new Ending[to - from];
      for (int row = 0; row < endings.length; row++) {
        endings[row] = ending(standing[from + row]);
      }
      visitor.see(
          new Rollout(
              endings.length / worlds,
              worlds,
              Arrays.copyOfRange(observations, from * observationWidth, to * observationWidth),
              Arrays.copyOfRange(actions, from * actionWidth, to * actionWidth),
              Arrays.copyOfRange(next, from * observationWidth, to * observationWidth),
              Arrays.copyOfRange(rewards, from, to),
              endings),
          from);
    }
  }

  /**
   * Gives everything that is held another reward.
   *
   * @throws DivergedException if one is no number; nothing has changed then
   */
  public void relabel(StepRewards other) {
    float[] replaced = new float[rewards.length];
    show(
        (rows, from) -> {
          float[] some = new float[rows.rows()];
          other.rewards(rows, some);
          requireFinite(some, from);
          System.arraycopy(some, 0, replaced, from, some.length);
        });
    rewards = replaced;
  }

  private static void requireFinite(float[] rewards, int from) {
    for (int row = 0; row < rewards.length; row++) {
      if (!Float.isFinite(rewards[row])) {
        throw new DivergedException("the reward of row " + (from + row), rewards[row]);
      }
    }
  }

  /**
   * (size, observationWidth) and perhaps more: what was acted on, live, good until the next add.
   */
  public float[] observations() {
    return observations;
  }

  private static Ending ending(byte standing) {
    return switch (standing) {
      case TERMINATED -> Ending.TERMINATED;
      case TRUNCATED -> Ending.TRUNCATED;
      default -> Ending.RUNNING;
    };
  }

  private static byte standing(Ending ending) {
    if (ending == Ending.RUNNING) {
      return RUNNING;
    }
    return ending == Ending.TERMINATED ? TERMINATED : TRUNCATED;
  }

  private void grow(int rows) {
    if (rows > rewards.length) {
      int room = (int) Math.min(capacity, Math.max(FEWEST, Math.max(rows, 2L * rewards.length)));
      observations = Arrays.copyOf(observations, room * observationWidth);
      actions = Arrays.copyOf(actions, room * actionWidth);
      rewards = Arrays.copyOf(rewards, room);
      next = Arrays.copyOf(next, room * observationWidth);
      standing = Arrays.copyOf(standing, room);
    }
  }

  /**
   * Draws places uniformly, with replacement.
   *
   * @throws IllegalStateException if nothing is held
   */
  public void draw(Minibatch into, RandomGenerator rng) {
    Require.state(size > 0, "nothing can be drawn from an empty replay buffer");
    int[] places = into.places();
    for (int row = 0; row < places.length; row++) {
      places[row] = rng.nextInt(size);
    }
  }

  /**
   * Fills in the transitions at the minibatch's places: R = r_0 + discount r_1 + ... over at most
   * {@code steps} steps, and what came after them.
   *
   * @param steps at least 1
   */
  public void read(Minibatch into, int steps, double discount) {
    Require.that(steps > 0, "steps (%d) must be at least 1", steps);
    int rows = into.rows();
    for (int row = 0; row < rows; row++) {
      int place = into.places()[row];
      if (place < 0 || place >= size) {
        throw new IndexOutOfBoundsException(
            "place (" + place + ") must lie in [0, " + size + "), which are filled");
      }
      System.arraycopy(
          observations,
          place * observationWidth,
          into.observations(),
          row * observationWidth,
          observationWidth);
      System.arraycopy(
          actions, place * actionWidth, into.actions(), row * actionWidth, actionWidth);
      double sum = rewards[place];
      double weight = discount;
      for (int taken = 1; taken < steps && standing[place] == RUNNING; taken++) {
        int after = place + worlds >= capacity ? place + worlds - capacity : place + worlds;
        // Within the step of the write position lie the oldest rows, or none yet.
        if (after >= position && after < position + worlds) {
          break;
        }
        place = after;
        sum += weight * rewards[place];
        weight *= discount;
      }
      into.rewards()[row] = (float) sum;
      into.bootstraps()[row] = standing[place] == TERMINATED ? 0 : (float) weight;
      System.arraycopy(
          next, place * observationWidth, into.next(), row * observationWidth, observationWidth);
    }
  }

  /** What is held, exactly; the rest of the ring takes no bytes. */
  @Override
  public void save(DataOutput out) throws IOException {
    for (int fact : new int[] {capacity, worlds, observationWidth, actionWidth}) {
      out.writeInt(fact);
    }
    out.writeInt(size);
    out.writeInt(position);
    Floats.write(out, observations, size * observationWidth);
    Floats.write(out, actions, size * actionWidth);
    Floats.write(out, rewards, size);
    Floats.write(out, next, size * observationWidth);
    out.write(standing, 0, size);
  }

  /**
   * Goes on where a saved buffer of the same capacity, worlds and widths stood.
   *
   * @throws IOException if the bytes are not of such a one; nothing has changed then
   */
  @Override
  public void load(DataInput in) throws IOException {
    for (int fact : new int[] {capacity, worlds, observationWidth, actionWidth}) {
      int saved = in.readInt();
      if (saved != fact) {
        throw new IOException(
            "the saved replay buffer says %d where %d of %s belongs".formatted(saved, fact, this));
      }
    }
    int rows = in.readInt();
    int at = in.readInt();
    boolean full = rows == capacity && at >= 0 && at < capacity && at % worlds == 0;
    if (!full && (rows < 0 || rows >= capacity || rows % worlds != 0 || at != rows)) {
      throw new IOException(
          "the saved replay buffer claims %d rows, the next at %d, in %s"
              .formatted(rows, at, this));
    }
    float[] seen = Floats.read(in, rows * observationWidth);
    float[] done = Floats.read(in, rows * actionWidth);
    float[] earned = Floats.read(in, rows);
    float[] followed = Floats.read(in, rows * observationWidth);
    byte[] stood = new byte[rows];
    in.readFully(stood);
    for (byte one : stood) {
      if (one < RUNNING || one > TORN) {
        throw new IOException("the saved replay buffer holds a row of the unknown kind " + one);
      }
    }
    observations = seen;
    actions = done;
    rewards = earned;
    next = followed;
    standing = stood;
    size = rows;
    position = at;
  }

  @Override
  public String toString() {
    return "a replay buffer of %d rows of %d worlds, observations %d and actions %d wide"
        .formatted(capacity, worlds, observationWidth, actionWidth);
  }
}
