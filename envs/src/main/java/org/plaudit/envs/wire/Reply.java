package org.plaudit.envs.wire;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/** What goes back over the wire: one line of JSON, and perhaps bytes after it. */
final class Reply {
  private static final byte[] NOTHING = {};

  private final Map<String, Object> header;
  private final byte[] payload;
  private final int size;

  private Reply(Map<String, Object> header, byte[] payload, int size) {
    this.header = header;
    this.payload = payload;
    this.size = size;
  }

  static Reply of(Map<String, Object> header) {
    return new Reply(header, NOTHING, 0);
  }

  /** The first {@code size} bytes of {@code payload} follow the line; they are not copied. */
  static Reply of(Map<String, Object> header, byte[] payload, int size) {
    return new Reply(header, payload, size);
  }

  Map<String, Object> header() {
    return header;
  }

  int size() {
    return size;
  }

  void writeTo(ByteArrayOutputStream out) {
    out.write(payload, 0, size);
  }
}
