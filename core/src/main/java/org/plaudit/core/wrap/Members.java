package org.plaudit.core.wrap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.plaudit.core.space.Space;

/** Members of a space as bytes: the flat form, float by float. */
final class Members {
  private Members() {}

  static <T> void write(DataOutput out, Space<T> space, T member) throws IOException {
    float[] flat = new float[space.width()];
    space.write(member, flat, 0);
    for (float value : flat) {
      out.writeFloat(value);
    }
  }

  static <T> T read(DataInput in, Space<T> space) throws IOException {
    float[] flat = new float[space.width()];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = in.readFloat();
    }
    try {
      return space.read(flat, 0);
    } catch (IllegalArgumentException e) {
      throw new IOException("the saved state holds no member of its space: " + e.getMessage(), e);
    }
  }

  /** Reads a count that must lie in {@code [least, most]}. */
  static int count(DataInput in, String what, int least, int most) throws IOException {
    int count = in.readInt();
    if (count < least || count > most) {
      throw new IOException("%s (%d) must lie in [%d, %d]".formatted(what, count, least, most));
    }
    return count;
  }

  /** Reads the name of a constant. */
  static <E extends Enum<E>> E constant(DataInput in, Class<E> type) throws IOException {
    String name = in.readUTF();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new IOException(
        "one of %s expected, (%s) found".formatted(Arrays.toString(type.getEnumConstants()), name));
  }
}
