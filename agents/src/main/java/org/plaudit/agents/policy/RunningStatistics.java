package org.plaudit.agents.policy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;

/**
 * Mean and variance of each column over all rows seen so far (Chan, Golub and LeVeque 1983, the
 * pairwise update), and the normalisation by them.
 */
public final class RunningStatistics implements Saves {
  private static final double EPSILON = 1e-8;
  private static final float LIMIT = 10;

  private final double[] mean;
  private final double[] squares;
  private long count;

  public RunningStatistics(int columns) {
    Require.that(columns > 0, "columns (%d) must be positive", columns);
    this.mean = new double[columns];
    this.squares = new double[columns];
  }

  private RunningStatistics(RunningStatistics other) {
    this.mean = other.mean.clone();
    this.squares = other.squares.clone();
    this.count = other.count;
  }

  public int columns() {
    return mean.length;
  }

  public RunningStatistics copy() {
    return new RunningStatistics(this);
  }

  /**
   * Takes in more rows.
   *
   * @param batch (rows, columns) at the start of the array
   */
  public void add(float[] batch, int rows) {
    int columns = mean.length;
    for (int column = 0; column < columns; column++) {
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += batch[row * columns + column];
      }
      double batchMean = sum / rows;
      double batchSquares = 0;
      for (int row = 0; row < rows; row++) {
        double off = batch[row * columns + column] - batchMean;
        batchSquares += off * off;
      }
      double shift = batchMean - mean[column];
      double total = count + (double) rows;
      mean[column] += shift * rows / total;
      squares[column] += batchSquares + shift * shift * count * rows / total;
    }
    count += rows;
  }

  public double mean(int column) {
    return mean[column];
  }

  /** Standard deviation over the rows seen; 1 before any was. */
  public double deviation(int column) {
    return count == 0 ? 1 : Math.sqrt(squares[column] / count);
  }

  /**
   * Shifts each column to mean 0, scales it to deviation 1 and clips it at 10 deviations.
   *
   * @param from (rows, columns)
   * @param into (rows, columns), may be {@code from}
   */
  public void normalize(float[] from, int rows, float[] into) {
    int columns = mean.length;
    for (int column = 0; column < columns; column++) {
      float shift = (float) mean[column];
      float scale = (float) (1 / (deviation(column) + EPSILON));
      for (int at = column; at < rows * columns; at += columns) {
        float value = (from[at] - shift) * scale;
        into[at] = Math.max(-LIMIT, Math.min(LIMIT, value));
      }
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(mean.length);
    out.writeLong(count);
    for (int i = 0; i < mean.length; i++) {
      out.writeDouble(mean[i]);
      out.writeDouble(squares[i]);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    int columns = in.readInt();
    if (columns != mean.length) {
      throw new IOException(
          "running statistics of " + columns + " columns cannot serve " + mean.length);
    }
    count = in.readLong();
    for (int i = 0; i < mean.length; i++) {
      mean[i] = in.readDouble();
      squares[i] = in.readDouble();
    }
  }
}
