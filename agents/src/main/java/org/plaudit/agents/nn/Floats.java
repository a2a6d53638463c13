package org.plaudit.agents.nn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Float arrays as bytes, exactly: the count, then big-endian IEEE 754 values. */
public final class Floats {
  private static final int CHUNK = 4096;

  private Floats() {}

  static void write(DataOutput out, float[] values) throws IOException {
    write(out, values, values.length);
  }

  /** The first {@code count} of them. */
  public static void write(DataOutput out, float[] values, int count) throws IOException {
    out.writeInt(count);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES);
    for (int from = 0; from < count; from += CHUNK) {
      int n = Math.min(CHUNK, count - from);
      bytes.clear();
      bytes.asFloatBuffer().put(values, from, n);
      out.write(bytes.array(), 0, n * Float.BYTES);
    }
  }

  /**
   * Reads exactly {@code expected} floats; what the bytes claim is checked before it is believed.
   */
  public static float[] read(DataInput in, int expected) throws IOException {
    int count = in.readInt();
    if (count != expected) {
      throw new IOException("the saved state holds " + count + " floats, expected " + expected);
    }
    float[] values = new float[count];
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES);
    for (int from = 0; from < count; from += CHUNK) {
      int n = Math.min(CHUNK, count - from);
      in.readFully(bytes.array(), 0, n * Float.BYTES);
      bytes.clear();
      bytes.asFloatBuffer().get(values, from, n);
    }
    return values;
  }
}
