package org.plaudit.agents.nn.file;

import java.util.List;

/** What a shape amounts to, however absurd the file that claims it. */
final class Shape {
  private Shape() {}

  /** Bytes of all values, or {@link Long#MAX_VALUE} where a long cannot count them. */
  static long bytes(int each, List<Long> lengths) {
    long bytes = each;
    for (long length : lengths) {
      bytes = length != 0 && bytes > Long.MAX_VALUE / length ? Long.MAX_VALUE : bytes * length;
    }
    return bytes;
  }
}
