package org.plaudit.experiments.stats;

/** A local maximum of a function. */
public final class Summit {
  private final double[] point;
  private final double value;

  Summit(double[] point, double value) {
    this.point = point;
    this.value = value;
  }

  /** One coordinate of where it is. */
  public double at(int coordinate) {
    return point[coordinate];
  }

  /** A fresh array. */
  public double[] point() {
    return point.clone();
  }

  /** How high it is. */
  public double value() {
    return value;
  }
}
