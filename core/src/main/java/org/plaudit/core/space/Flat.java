package org.plaudit.core.space;

import org.plaudit.core.Require;

/** What flat forms have in common. */
final class Flat {
  /** In floats: 64 MiB. Also the last whole number up to which a float holds all of them. */
  static final int LONGEST = 1 << 24;

  private Flat() {}

  /** Checks the width of a space at its birth. */
  static void width(long floats) {
    Require.that(
        floats <= LONGEST, "the flat form of the space (%d floats) must fit into 2^24", floats);
  }

  /**
   * The whole number in {@code [0, n)} that a float stands for.
   *
   * @throws IllegalArgumentException if it stands for none
   */
  static int index(float value, int n, String what) {
    int index = (int) value;
    // Not NaN either: that would be taken for 0.
    if (index != value || index < 0 || index >= n) {
      throw new IllegalArgumentException(
          "%s (%s) must be a whole number in [0, %d]".formatted(what, value, n - 1));
    }
    return index;
  }
}
