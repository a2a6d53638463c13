package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.experiments.store.Bytes;

/**
 * The experience that people may be asked about: what was gathered since they were asked last, but
 * at most the latest {@link #MOST_ROWS} steps. Holds no true reward.
 */
final class Candidates<O, A> implements Saves {
  static final int MOST_ROWS = 1 << 17;

  private final EnvSpec<O, A> spec;
  private final long seed;
  private final int horizon;
  private final int worlds;
  private final List<Rollout> pieces = new ArrayList<>();
  private long start;

  Candidates(EnvSpec<O, A> spec, long seed, int horizon, int worlds) {
    this.spec = spec;
    this.seed = seed;
    this.horizon = horizon;
    this.worlds = worlds;
  }

  /**
   * @param from the step of each world at which the rollout begins
   */
  void add(Rollout rollout, long from) {
    if (pieces.isEmpty()) {
      start = from;
    }
    pieces.add(rollout);
    while (pieces.size() > 1 && (long) pieces.size() * horizon * worlds > MOST_ROWS) {
      pieces.remove(0);
      start += horizon;
    }
  }

  /** The first step that is still there. */
  long start() {
    return start;
  }

  void clear() {
    start += (long) pieces.size() * horizon;
    pieces.clear();
  }

  /**
   * Different windows of {@code length} steps within one episode each, any equally likely; fewer
   * than {@code count} if there are not so many. Windows in which the observation never changes are
   * left out while there are others: nobody can say anything about a still picture, and where
   * episodes go on in an absorbing state most windows are one.
   */
  List<Segment<O, A>> draw(int count, int length, RandomGenerator rng) {
    int[] moving = windows(length, true);
    int[] windows = moving.length >= 2 ? moving : windows(length, false);
    List<Segment<O, A>> drawn = new ArrayList<>();
    for (int i = 0; i < Math.min(count, windows.length); i++) {
      int other = i + rng.nextInt(windows.length - i);
      int window = windows[other];
      windows[other] = windows[i];
      drawn.add(segment(window % worlds, window / worlds, length));
    }
    return drawn;
  }

  /** The rows at which a window may begin: step by step, and world by world. */
  private int[] windows(int length, boolean moving) {
    int steps = pieces.size() * horizon;
    int[] rows = new int[Math.max(0, steps - length + 1) * worlds];
    int found = 0;
    // The latest ending before the window's last step, by world; a window must begin after it.
    int[] over = new int[worlds];
    Arrays.fill(over, -1);
    // The latest step at which the observation changed; a moving window must not begin after it.
    int[] moved = new int[worlds];
    Arrays.fill(moved, -1);
    for (int last = 0; last < steps; last++) {
      int first = last - length + 1;
      for (int world = 0; world < worlds; world++) {
        moved[world] = still(last, world) ? moved[world] : last;
        if (first >= 0 && over[world] < first && (!moving || moved[world] >= first)) {
          rows[found++] = first * worlds + world;
        }
        if (ending(last, world).over()) {
          over[world] = last;
        }
      }
    }
    return Arrays.copyOf(rows, found);
  }

  /** Whether the step changed nothing that can be seen. */
  private boolean still(int step, int world) {
    Rollout piece = pieces.get(step / horizon);
    int width = piece.observationWidth();
    int at = (step % horizon * worlds + world) * width;
    return Arrays.equals(piece.observations(), at, at + width, piece.next(), at, at + width);
  }

  private Ending ending(int step, int world) {
    return pieces.get(step / horizon).ending(step % horizon * worlds + world);
  }

  private Segment<O, A> segment(int world, int first, int length) {
    List<O> observations = new ArrayList<>(length + 1);
    List<A> actions = new ArrayList<>(length);
    int seen = spec.observations().width();
    int done = spec.actions().width();
    for (int step = first; step < first + length; step++) {
      Rollout piece = pieces.get(step / horizon);
      int row = step % horizon * worlds + world;
      observations.add(spec.observations().read(piece.observations(), row * seen));
      actions.add(spec.actions().read(piece.actions(), row * done));
      if (step == first + length - 1) {
        observations.add(spec.observations().read(piece.next(), row * seen));
      }
    }
    return new Segment<>(
        new SegmentId(seed, world, start + first, length),
        observations,
        actions,
        ending(first + length - 1, world));
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(start);
    out.writeInt(pieces.size());
    for (Rollout piece : pieces) {
      Bytes.write(out, piece.observations());
      Bytes.write(out, piece.actions());
      Bytes.write(out, piece.next());
      for (int row = 0; row < piece.rows(); row++) {
        out.writeByte(code(piece.ending(row)));
      }
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    pieces.clear();
    start = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      float[] observations = Bytes.readFloats(in);
      float[] actions = Bytes.readFloats(in);
      float[] next = Bytes.readFloats(in);
      Ending[] endings = new Ending[horizon * worlds];
      for (int row = 0; row < endings.length; row++) {
        endings[row] = ending(in.readByte());
      }
      pieces.add(
          new Rollout(
              horizon, worlds, observations, actions, next, new float[endings.length], endings));
    }
  }

  private static int code(Ending ending) {
    return switch (ending) {
      case RUNNING -> 0;
      case TERMINATED -> 1;
      case TRUNCATED -> 2;
    };
  }

  private static Ending ending(int code) throws IOException {
    return switch (code) {
      case 0 -> Ending.RUNNING;
      case 1 -> Ending.TERMINATED;
      case 2 -> Ending.TRUNCATED;
      default -> throw new IOException(code + " is no ending");
    };
  }
}
