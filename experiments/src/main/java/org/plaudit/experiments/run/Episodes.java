package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.plaudit.core.Saves;
import org.plaudit.core.learn.Metrics;
import org.plaudit.experiments.store.Bytes;

/** Adds up the true return and the length of each world's episode. */
final class Episodes implements Saves {
  private final double[] earned;
  private final double[] lengths;
  private double returns;
  private double steps;
  private int ended;

  Episodes(int worlds) {
    earned = new double[worlds];
    lengths = new double[worlds];
  }

  void step(int world, double reward, boolean over) {
    earned[world] += reward;
    lengths[world]++;
    if (over) {
      returns += earned[world];
      steps += lengths[world];
      ended++;
      earned[world] = 0;
      lengths[world] = 0;
    }
  }

  /** Means over the episodes that ended since the last call; nothing if none did. */
  Metrics report() {
    Metrics metrics =
        ended == 0
            ? Metrics.none()
            : Metrics.none()
                .and("train.return", returns / ended)
                .and("train.length", steps / ended)
                .and("train.episodes", ended);
    returns = 0;
    steps = 0;
    ended = 0;
    return metrics;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Bytes.write(out, earned);
    Bytes.write(out, lengths);
    out.writeDouble(returns);
    out.writeDouble(steps);
    out.writeInt(ended);
  }

  @Override
  public void load(DataInput in) throws IOException {
    copy(Bytes.readDoubles(in), earned);
    copy(Bytes.readDoubles(in), lengths);
    returns = in.readDouble();
    steps = in.readDouble();
    ended = in.readInt();
  }

  private static void copy(double[] from, double[] into) throws IOException {
    if (from.length != into.length) {
      throw new IOException(from.length + " worlds were saved, there are " + into.length);
    }
    System.arraycopy(from, 0, into, 0, into.length);
  }
}
