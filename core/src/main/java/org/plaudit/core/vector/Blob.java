package org.plaudit.core.vector;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import org.plaudit.core.Saves;

/** A state with its length before it, so that no reader runs into the next one's bytes. */
final class Blob {
  /** Read in pieces: a corrupted length must not cost more memory than there are bytes. */
  private static final int PIECE = 1 << 16;

  private Blob() {}

  static void write(DataOutput out, Saves saves) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    saves.save(new DataOutputStream(bytes));
    out.writeInt(bytes.size());
    out.write(bytes.toByteArray());
  }

  static void read(DataInput in, Saves saves) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("a state of " + length + " bytes is none");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int left = length; left > 0; left -= Math.min(left, PIECE)) {
      byte[] piece = new byte[Math.min(left, PIECE)];
      in.readFully(piece);
      bytes.write(piece);
    }
    DataInputStream state = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    try {
      saves.load(state);
    } catch (RuntimeException e) {
      throw new IOException("the state cannot be read: " + e.getMessage(), e);
    }
    if (state.available() > 0) {
      throw new IOException(
          "a state of %d bytes was expected to be %d bytes shorter"
              .formatted(length, state.available()));
    }
  }
}
