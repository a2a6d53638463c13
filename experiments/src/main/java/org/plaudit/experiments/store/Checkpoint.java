package org.plaudit.experiments.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.plaudit.core.Saves;

/**
 * All that one part needs to go on: its journal, and the state of whatever runs it. In bytes: the
 * format's name and version, the config's hash, the part, the two states with their lengths, and
 * the CRC-32C of all that: against torn and damaged files, and quick where replay makes them large.
 */
public final class Checkpoint {
  private static final int FORMAT = 0x504c4344; // "PLCD"
  private static final int VERSION = 2;
  private static final int CHECKSUM = Integer.BYTES;

  private final String config;
  private final PartId part;
  private final byte[] journal;
  private final byte[] machine;

  private Checkpoint(String config, PartId part, byte[] journal, byte[] machine) {
    this.config = config;
    this.part = part;
    this.journal = journal;
    this.machine = machine;
  }

  /** Writes down the state that the journal and the machine are in now. */
  public static Checkpoint of(String config, Journal journal, Saves machine) {
    return new Checkpoint(config, journal.part(), bytes(journal), bytes(machine));
  }

  /** SHA-256 of the config that it belongs to. */
  public String config() {
    return config;
  }

  public PartId part() {
    return part;
  }

  /** A fresh copy of the journal. */
  public Journal journal() {
    Journal copy = new Journal(part);
    load(copy, journal);
    return copy;
  }

  /** Puts {@code machine}, made with the same options, into the saved state. */
  public void restore(Saves machineOfThisPart) {
    load(machineOfThisPart, machine);
  }

  private static byte[] bytes(Saves state) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        state.save(out);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("the state cannot be written down", e);
    }
  }

  private void load(Saves state, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      state.load(in);
      if (in.available() > 0) {
        throw new IOException(in.available() + " bytes are left over");
      }
    } catch (IOException | RuntimeException e) {
      // The checksum was right, so another version of Plaudit, or of a plugin, has written it.
      throw new RunFailed(
          RunFailed.Scope.PART,
          "checkpoint of %s: does not fit this version (%s). Maybe resume with the version that wrote it."
              .formatted(part, e.getMessage()));
    }
  }

  byte[] encoded() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        out.writeInt(FORMAT);
        out.writeInt(VERSION);
        out.writeUTF(config);
        out.writeUTF(part.arm());
        out.writeLong(part.seed());
        out.writeInt(journal.length);
        out.write(journal);
        out.writeInt(machine.length);
        out.write(machine);
      }
      byte[] body = bytes.toByteArray();
      return ByteBuffer.allocate(body.length + CHECKSUM).put(body).putInt(checksum(body)).array();
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written to", e);
    }
  }

  /**
   * @throws IOException if the bytes are not a whole checkpoint; the message says what is wrong
   */
  static Checkpoint decoded(byte[] whole) throws IOException {
    if (whole.length < CHECKSUM + 2 * Integer.BYTES) {
      throw new IOException("it has only " + whole.length + " bytes");
    }
    byte[] body = Arrays.copyOf(whole, whole.length - CHECKSUM);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
    if (in.readInt() != FORMAT) {
      throw new IOException("it is no checkpoint");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("its format is " + version + ", this version reads " + VERSION);
    }
    if (ByteBuffer.wrap(whole).getInt(body.length) != checksum(body)) {
      throw new IOException("its checksum does not match");
    }
    String config = in.readUTF();
    PartId part = new PartId(in.readUTF(), in.readLong());
    byte[] journal = in.readNBytes(in.readInt());
    return new Checkpoint(config, part, journal, in.readNBytes(in.readInt()));
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
