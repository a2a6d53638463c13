package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.trace.Ledger;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.experiments.store.Bytes;

/**
 * The true rewards of the steps that may still be asked about, piece by piece as they were
 * gathered: (horizon, worlds) each. Knows nothing of observations, as the {@link Candidates} know
 * nothing of rewards.
 */
final class RunLedger implements Ledger, Saves {
  private final long seed;
  private final int horizon;
  private final int worlds;
  private final List<double[]> pieces = new ArrayList<>();
  private long start;

  RunLedger(long seed, int horizon, int worlds) {
    this.seed = seed;
    this.horizon = horizon;
    this.worlds = worlds;
  }

  /**
   * @param rewards (horizon, worlds)
   * @param from the step of each world at which they begin
   */
  void add(double[] rewards, long from) {
    Require.that(
        rewards.length == horizon * worlds, "%d rewards do not fill a piece", rewards.length);
    if (pieces.isEmpty()) {
      start = from;
    }
    pieces.add(rewards);
  }

  /** Keeps only what begins at {@code from} or later. */
  void forgetBefore(long from) {
    while (!pieces.isEmpty() && start < from) {
      pieces.remove(0);
      start += horizon;
    }
  }

  @Override
  public List<Double> rewards(SegmentId id) {
    Require.that(
        id.seed() == seed
            && id.world() < worlds
            && id.start() >= start
            && id.start() + id.length() <= start + (long) pieces.size() * horizon,
        "segment %s is not in the ledger, which holds steps %d to %d of %d worlds",
        id,
        start,
        start + (long) pieces.size() * horizon - 1,
        worlds);
    List<Double> rewards = new ArrayList<>(id.length());
    for (long step = id.start() - start; step < id.start() - start + id.length(); step++) {
      int row = (int) (step % horizon) * worlds + id.world();
      rewards.add(pieces.get((int) (step / horizon))[row]);
    }
    return rewards;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(start);
    out.writeInt(pieces.size());
    for (double[] piece : pieces) {
      Bytes.write(out, piece);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    pieces.clear();
    start = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      pieces.add(Bytes.readDoubles(in));
    }
  }
}
