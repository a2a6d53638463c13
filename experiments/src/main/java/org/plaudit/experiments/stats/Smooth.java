package org.plaudit.experiments.stats;

/** A differentiable function of several numbers, such as a log-likelihood. */
@FunctionalInterface
public interface Smooth {
  /**
   * The value at a point; negative infinity where it is impossible.
   *
   * @param gradient overwritten with the derivatives, as many as the point has coordinates
   */
  double at(double[] point, double[] gradient);
}
