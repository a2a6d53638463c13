package org.plaudit.agents.oracle;

import java.util.Arrays;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.MultiBinary;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Vec;

/**
 * Where members of a space lie in its range, number by number of the flat form: -1 is the lower
 * end, 1 the upper, 0 the middle. A number without two finite bounds x lies at x / (1 + |x|).
 */
final class FlatRange<T> {
  /** What floats cannot tell apart. */
  private static final double ROUNDING = 1e-6;

  private final Space<T> space;
  private final float[] low;
  private final float[] high;

  FlatRange(Space<T> space) {
    this.space = space;
    this.low = new float[space.width()];
    this.high = new float[space.width()];
    Arrays.fill(low, Float.NEGATIVE_INFINITY);
    Arrays.fill(high, Float.POSITIVE_INFINITY);
    // Of the others, such as texts, no number has a range that means anything.
    Object kind = space;
    if (kind instanceof Box box) {
      box.low().copyTo(low, 0);
      box.high().copyTo(high, 0);
    } else if (kind instanceof Discrete choices) {
      low[0] = choices.start();
      high[0] = choices.start() + choices.n() - 1;
    } else if (kind instanceof MultiDiscrete choices) {
      Arrays.fill(low, 0);
      List<Integer> sizes = choices.sizes();
      for (int i = 0; i < sizes.size(); i++) {
        high[i] = sizes.get(i) - 1;
      }
    } else if (kind instanceof MultiBinary) {
      Arrays.fill(low, 0);
      Arrays.fill(high, 1);
    }
  }

  /** Checks that members have a number of this place; -1, for none, will always do. */
  void requireNumber(int coordinate) {
    Require.that(
        coordinate < low.length,
        "coordinate (%d) must lie in [0, %d). Maybe 0.",
        coordinate,
        low.length);
  }

  /** The flat form. */
  Vec flat(T member) {
    float[] values = new float[low.length];
    space.write(member, values, 0);
    return Vec.of(values);
  }

  /** Where one number of the flat form lies, in [-1, 1]; what lies beyond a bound, at the bound. */
  double place(Vec flat, int number) {
    double value = flat.get(number);
    double from = low[number];
    double to = high[number];
    if (Double.isInfinite(from) || Double.isInfinite(to)) {
      return value / (1 + Math.abs(value));
    }
    return from < to ? Math.max(-1, Math.min(1, (2 * value - from - to) / (to - from))) : 0;
  }

  /** How far from the middle, on average over the numbers; in [0, 1]. */
  double size(T member) {
    Vec flat = flat(member);
    double sum = 0;
    for (int i = 0; i < low.length; i++) {
      sum += Math.abs(place(flat, i));
    }
    return sum / low.length;
  }

  /** How far apart, as a share of the range, on average over the numbers; in [0, 1]. */
  double apart(T member, T other) {
    Vec flat = flat(member);
    Vec flatOther = flat(other);
    double sum = 0;
    for (int i = 0; i < low.length; i++) {
      sum += Math.abs(place(flat, i) - place(flatOther, i)) / 2;
    }
    return sum / low.length;
  }

  /**
   * Whether the two are the same; real vectors, if no number is further apart than this share of
   * its range.
   */
  boolean same(T member, T other, double tolerance) {
    if (!((Object) space instanceof Box)) {
      return member.equals(other);
    }
    Vec flat = flat(member);
    Vec flatOther = flat(other);
    for (int i = 0; i < low.length; i++) {
      if (Math.abs(place(flat, i) - place(flatOther, i)) / 2 > tolerance + ROUNDING) {
        return false;
      }
    }
    return true;
  }
}
