package org.plaudit.core.wrap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.plaudit.core.Require;

/**
 * Mean and variance of vectors that come one by one, without keeping them and without cancellation
 * (Welford, Technometrics 4(3), 1962).
 */
final class RunningMoments {
  private final double[] mean;

  /** Sum of the squared distances from the mean. */
  private final double[] squares;

  private long count;

  RunningMoments(int size) {
    mean = new double[size];
    squares = new double[size];
  }

  /** Counts one more vector; its elements follow with {@link #element}. */
  void next() {
    count++;
  }

  /** Takes in element {@code i} of the vector counted last. */
  void element(int i, double value) {
    double before = value - mean[i];
    mean[i] += before / count;
    squares[i] += before * (value - mean[i]);
  }

  double mean(int i) {
    return mean[i];
  }

  /** 1 until two values were seen: there is no spread to divide by yet. */
  double variance(int i) {
    return count < 2 ? 1 : squares[i] / count;
  }

  Moments moments() {
    List<Double> means = Arrays.stream(mean).boxed().toList();
    Double[] variances = new Double[mean.length];
    for (int i = 0; i < variances.length; i++) {
      variances[i] = variance(i);
    }
    return new Moments(count, means, List.of(variances));
  }

  /** Goes on from given moments. */
  void restore(Moments moments) {
    Require.that(
        moments.mean().size() == mean.length,
        "the moments are of %d elements, the observations have %d",
        moments.mean().size(),
        mean.length);
    count = moments.count();
    for (int i = 0; i < mean.length; i++) {
      mean[i] = moments.mean().get(i);
      squares[i] = moments.variance().get(i) * count;
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(count);
    for (int i = 0; i < mean.length; i++) {
      out.writeDouble(mean[i]);
      out.writeDouble(squares[i]);
    }
  }

  void read(DataInput in) throws IOException {
    long read = in.readLong();
    if (read < 0) {
      throw new IOException("count (%d) must not be negative".formatted(read));
    }
    count = read;
    for (int i = 0; i < mean.length; i++) {
      mean[i] = in.readDouble();
      squares[i] = in.readDouble();
      if (!Double.isFinite(mean[i]) || !(squares[i] >= 0) || Double.isInfinite(squares[i])) {
        throw new IOException(
            "mean (%s) and sum of squares (%s) must be finite".formatted(mean[i], squares[i]));
      }
    }
  }
}
