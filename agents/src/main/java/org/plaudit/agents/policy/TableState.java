package org.plaudit.agents.policy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Tables as bytes, exactly. What the bytes claim is checked before it is believed. */
public final class TableState {
  private TableState() {}

  /**
   * Reads the mark that a saved state begins with.
   *
   * @throws IOException if it is another one
   */
  public static void expect(DataInput in, int mark, String whose) throws IOException {
    if (in.readInt() != mark) {
      throw new IOException("these bytes are not the state of a " + whose);
    }
  }

  public static void write(DataOutput out, double[] values) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  public static void write(DataOutput out, long[] counts) throws IOException {
    out.writeInt(counts.length);
    for (long count : counts) {
      out.writeLong(count);
    }
  }

  /**
   * Exactly so many finite numbers.
   *
   * @throws IOException if the bytes hold something else
   */
  public static double[] readValues(DataInput in, int expected) throws IOException {
    size(in, expected);
    double[] values = new double[expected];
    for (int i = 0; i < expected; i++) {
      values[i] = in.readDouble();
      if (!Double.isFinite(values[i])) {
        throw new IOException("the saved value %d (%s) must be finite".formatted(i, values[i]));
      }
    }
    return values;
  }

  /**
   * Exactly so many counts.
   *
   * @throws IOException if the bytes hold something else
   */
  public static long[] readCounts(DataInput in, int expected) throws IOException {
    size(in, expected);
    long[] counts = new long[expected];
    for (int i = 0; i < expected; i++) {
      counts[i] = count(in);
    }
    return counts;
  }

  /**
   * A number that is not negative.
   *
   * @throws IOException if it is
   */
  public static long count(DataInput in) throws IOException {
    long count = in.readLong();
    if (count < 0) {
      throw new IOException("a saved count (" + count + ") must not be negative");
    }
    return count;
  }

  private static void size(DataInput in, int expected) throws IOException {
    int size = in.readInt();
    if (size != expected) {
      throw new IOException("the saved table holds " + size + " numbers, expected " + expected);
    }
  }
}
