package org.plaudit.envs.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Takes lines and payloads off a stream of bytes, with bounded memory whatever the other side
 * sends.
 */
final class WireInput {
  /** A longer line is skipped, in bytes. */
  static final int LONGEST_LINE = 16 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private byte[] line = new byte[1 << 12];
  private int length;
  private boolean skipping;

  WireInput(InputStream in) {
    this.in = in;
  }

  /**
   * Reads the next line that is not blank.
   *
   * @return false at the end of the stream
   * @throws WireFault if the line is too long, or the stream ends within it
   */
  boolean next() throws IOException {
    do {
      if (!read()) {
        return false;
      }
    } while (blank());
    return true;
  }

  /** The bytes of the last line, up to {@link #length()}, valid until the next read. */
  byte[] line() {
    return line;
  }

  int length() {
    return length;
  }

  private boolean read() throws IOException {
    length = 0;
    while (true) {
      if (from == to && !fill()) {
        if (length == 0 && !skipping) {
          return false;
        }
        throw WireFault.lost("the input ended in the middle of a line. End each line with \\n.");
      }
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      int size = end - from;
      boolean whole = end < to;
      int start = from;
      from = whole ? end + 1 : end;
      if (skipping) {
        skipping = !whole;
        continue;
      }
      if (length + size > LONGEST_LINE) {
        // Complain now: a line without an end would never be answered.
        skipping = !whole;
        throw WireFault.of(
            WireFault.Kind.MESSAGE,
            "the line is longer than %d bytes. Maybe send batches in binary form.",
            LONGEST_LINE);
      }
      append(start, size);
      if (whole) {
        return true;
      }
    }
  }

  /** The bytes that follow the last line. */
  Payload payload(long size) {
    return new Payload(size);
  }

  /** Bytes that were announced, to be read or skipped before the next line. */
  final class Payload {
    private final long size;
    private long left;

    private Payload(long size) {
      this.size = size;
      this.left = size;
    }

    /** How many were announced. */
    long size() {
      return size;
    }

    /** Reads all of them into the front of {@code into}. */
    void read(byte[] into) throws IOException {
      while (left > 0) {
        int part = take();
        System.arraycopy(buffer, from - part, into, (int) (size - left) - part, part);
      }
    }

    /** Throws away what was not read. */
    void skip() throws IOException {
      while (left > 0) {
        take();
      }
    }

    private int take() throws IOException {
      if (from == to && !fill()) {
        throw WireFault.lost(
            "bytes: (%d) were announced, but the input ended after %d of them.", size, size - left);
      }
      int part = (int) Math.min(left, to - from);
      from += part;
      left -= part;
      return part;
    }
  }

  private boolean fill() throws IOException {
    int count = in.read(buffer);
    from = 0;
    to = Math.max(0, count);
    return count > 0;
  }

  private void append(int start, int size) {
    if (length + size > line.length) {
      line = Arrays.copyOf(line, Math.min(LONGEST_LINE, Math.max(length + size, 2 * line.length)));
    }
    System.arraycopy(buffer, start, line, length, size);
    length += size;
  }

  private boolean blank() {
    for (int i = 0; i < length; i++) {
      if (line[i] > ' ' || line[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
