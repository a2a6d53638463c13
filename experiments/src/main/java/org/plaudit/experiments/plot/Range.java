package org.plaudit.experiments.plot;

/** The numbers that an axis must show. */
final class Range {
  private double low;
  private double high;

  Range() {
    this(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  Range(double low, double high) {
    this.low = low;
    this.high = high;
  }

  /** What is not finite cannot be drawn and is left out. */
  void include(double value) {
    if (Double.isFinite(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }

  /** Wider by this share on both sides; around a single number, as wide as it needs to be. */
  Range padded(double share) {
    if (low > high) {
      return new Range(0, 1);
    }
    if (low == high) {
      double half = low == 0 ? 1 : Math.abs(low) / 10;
      return new Range(low - half, high + half);
    }
    return new Range(low - share * (high - low), high + share * (high - low));
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }
}
