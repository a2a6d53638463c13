package org.plaudit.agents.reward;

import java.util.List;
import org.plaudit.core.Require;

/**
 * How the true reward rises and falls while a learned one is optimised, in the distance d =
 * sqrt(KL) from where the policy began (arXiv:2210.10760, section 1): for the best of n samples
 * R(d) = d (alpha - beta d), for reinforcement learning R(d) = d (alpha - beta ln d). Both are
 * linear in alpha and beta, so the least squares have one solution.
 *
 * @param alpha how steeply it rises at first
 * @param beta how fast that is used up; it comes down again only if this is positive
 */
public record OverOptimisation(Kind kind, double alpha, double beta) {
  /** How the learned reward was optimised. */
  public enum Kind {
    BEST_OF_N,
    REINFORCEMENT_LEARNING;

    /** What beta counts in the curve. */
    private double spent(double d) {
      return this == BEST_OF_N ? d * d : d == 0 ? 0 : d * Math.log(d);
    }
  }

  /**
   * What was measured once.
   *
   * @param d square root of the KL divergence in nats, at least 0
   * @param gain true reward above that of the first policy
   */
  public record Point(double d, double gain) {
    public Point {
      Require.that(d >= 0, "d (%s) must not be negative", d);
    }
  }

  /**
   * The curve nearest to the points, by least squares.
   *
   * @throws IllegalArgumentException if fewer than two of them differ in d and are not 0
   */
  public static OverOptimisation fit(Kind kind, List<Point> points) {
    Require.that(
        points.stream().mapToDouble(Point::d).filter(d -> d > 0).distinct().count() >= 2,
        "a curve of over-optimisation needs two points of different d above 0; there are %d points",
        points.size());
    double xx = 0;
    double xz = 0;
    double zz = 0;
    double xy = 0;
    double zy = 0;
    for (Point point : points) {
      double x = point.d();
      double z = -kind.spent(x);
      xx += x * x;
      xz += x * z;
      zz += z * z;
      xy += x * point.gain();
      zy += z * point.gain();
    }
    double determinant = xx * zz - xz * xz;
    return new OverOptimisation(
        kind, (zz * xy - xz * zy) / determinant, (xx * zy - xz * xy) / determinant);
  }

  /** The true reward above the first policy's at this distance. */
  public double gain(double d) {
    return alpha * d - beta * kind.spent(d);
  }

  /**
   * The distance at which the true reward is greatest; infinite if it never falls, 0 if at once.
   */
  public double peak() {
    if (kind == Kind.REINFORCEMENT_LEARNING) {
      // alpha - beta ln d - beta = 0; without a beta it rises or falls for ever.
      return beta > 0 ? Math.exp(alpha / beta - 1) : alpha > 0 || beta < 0 ? infinity() : 0;
    }
    return beta > 0 ? Math.max(0, alpha / (2 * beta)) : alpha > 0 || beta < 0 ? infinity() : 0;
  }

  private static double infinity() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * The KL divergence, in nats, of choosing the best of n from choosing one: ln n - (n - 1) / n.
   */
  public static double bestOfNKl(int n) {
    Require.that(n >= 1, "n (%d) must be at least 1", n);
    return Math.log(n) - (n - 1.0) / n;
  }

  /**
   * Goodhart's law at its simplest: what the best of n by a proxy is worth on average, where worth
   * is standard normal and the proxy adds noise of the same kind; the expected greatest of n
   * standard normals over sqrt(2).
   */
  public static double gaussianBestOfN(int n) {
    Require.that(n >= 1, "n (%d) must be at least 1", n);
    // E max = integral of 1 - F^n over the positive, less that of F^n over the negative axis; by
    // Simpson's rule, F integrated along by the same rule on the way.
    double h = 1.0 / 512;
    int half = 512 * 10;
    double sum = 0;
    double below = 0;
    for (int i = -half; i < half; i++) {
      double x = i * h;
      double middle = below + normal(x, h / 2);
      double above = middle + normal(x + h / 2, h / 2);
      double step = i < 0 ? 0 : 1;
      sum +=
          (step - Math.pow(below, n) + 4 * (step - Math.pow(middle, n)) + step - Math.pow(above, n))
              * h
              / 6;
      below = above;
    }
    return sum / Math.sqrt(2);
  }

  /** Probability of a standard normal between x and x + h. */
  private static double normal(double x, double h) {
    return (density(x) + 4 * density(x + h / 2) + density(x + h)) * h / 6;
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
