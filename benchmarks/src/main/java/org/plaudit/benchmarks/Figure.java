package org.plaudit.benchmarks;

import org.plaudit.core.Require;

/**
 * One measured figure with its interval.
 *
 * @param error half the width of the interval, at least 0
 * @param aim which way is better
 */
record Figure(double score, double error, String unit, Aim aim) {
  /** Which way is better. */
  enum Aim {
    /** Operations per unit of time. */
    HIGH,
    /** Time per operation. */
    LOW
  }

  /** How a figure stands to the one before. */
  enum Verdict {
    /** The intervals overlap. */
    SAME,
    FASTER,
    SLOWER
  }

  Figure {
    Require.that(score > 0, "score (%s) must be positive", score);
    Require.that(
        error >= 0,
        "error (%s) must be a number, at least 0. Maybe take three samples or more.",
        error);
  }

  double low() {
    return score - error;
  }

  double high() {
    return score + error;
  }

  /** What became of {@code before}: only intervals that are apart tell. */
  Verdict since(Figure before) {
    Require.that(unit.equals(before.unit), "units (%s, %s) must be equal", before.unit, unit);
    if (low() > before.high()) {
      return aim == Aim.HIGH ? Verdict.FASTER : Verdict.SLOWER;
    }
    if (high() < before.low()) {
      return aim == Aim.HIGH ? Verdict.SLOWER : Verdict.FASTER;
    }
    return Verdict.SAME;
  }
}
