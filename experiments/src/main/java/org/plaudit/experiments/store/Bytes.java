package org.plaudit.experiments.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Arrays and texts in checkpoints: a count, then the numbers, big-endian, or the letters. */
public final class Bytes {
  private Bytes() {}

  public static void write(DataOutput out, float[] floats) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(floats.length * Float.BYTES);
    bytes.asFloatBuffer().put(floats);
    out.writeInt(floats.length);
    out.write(bytes.array());
  }

  public static void write(DataOutput out, double[] doubles) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(doubles.length * Double.BYTES);
    bytes.asDoubleBuffer().put(doubles);
    out.writeInt(doubles.length);
    out.write(bytes.array());
  }

  /** Text of any length, in UTF-8. */
  public static void write(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  public static String readText(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public static float[] readFloats(DataInput in) throws IOException {
    float[] floats = new float[in.readInt()];
    byte[] bytes = new byte[floats.length * Float.BYTES];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asFloatBuffer().get(floats);
    return floats;
  }

  public static double[] readDoubles(DataInput in) throws IOException {
    double[] doubles = new double[in.readInt()];
    byte[] bytes = new byte[doubles.length * Double.BYTES];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(doubles);
    return doubles;
  }
}
