package org.plaudit.experiments.stats;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.plaudit.core.Require;

/**
 * Confidence intervals of single parameters: all values that, with the other parameters as good as
 * they can be, lower the log-likelihood by less than half the quantile of chi-squared with one
 * degree of freedom (Wilks 1938; Venzon and Moolgavkar 1988). Such an interval does not depend on
 * how a parameter is written, may be lopsided, and ends at the wall of the box where the data say
 * nothing against it; there it holds the truth somewhat more often than it claims.
 */
public final class ProfileLikelihood {
  private static final int MOST_TRIALS = 60;
  private static final double CLOSE = 1e-3;

  private final Smooth logLikelihood;
  private final double[] low;
  private final double[] high;
  private final double drop;

  /**
   * @param low of each parameter, finite
   * @param high of each parameter, finite
   * @param confidence in (0, 1), such as 0.95
   */
  public ProfileLikelihood(Smooth logLikelihood, double[] low, double[] high, double confidence) {
    Require.that(
        confidence > 0 && confidence < 1,
        "confidence (%s) must lie in (0, 1). Maybe 0.95.",
        confidence);
    this.logLikelihood = logLikelihood;
    this.low = low.clone();
    this.high = high.clone();
    this.drop = new ChiSquaredDistribution(null, 1).inverseCumulativeProbability(confidence);
  }

  /**
   * The interval of one parameter.
   *
   * @param top the greatest log-likelihood
   */
  public Interval interval(Summit top, int parameter) {
    return new Interval(top.at(parameter), end(top, parameter, -1), end(top, parameter, 1));
  }

  private double end(Summit top, int parameter, int direction) {
    double wall = direction < 0 ? low[parameter] : high[parameter];
    double inside = top.at(parameter);
    double shallow = 0;
    Summit here = top;
    double width = width(top, parameter);
    double outside = inside;
    double deep = 0;
    while (deep <= drop) {
      if (outside == wall) {
        return wall;
      }
      inside = outside;
      shallow = deep;
      double reached = outside + direction * width;
      outside = direction * (reached - wall) >= 0 ? wall : reached;
      width *= 2;
      here = best(here, parameter, outside);
      deep = depth(top, here);
    }
    // The root of the depth is nearly linear, so that the secant finds its end in a few trials.
    for (int trial = 0; trial < MOST_TRIALS; trial++) {
      double share =
          Double.isFinite(deep)
              ? (Math.sqrt(drop) - Math.sqrt(shallow)) / (Math.sqrt(deep) - Math.sqrt(shallow))
              : 0.5;
      // Kept off the ends, so that both of them move.
      double middle = inside + Math.max(0.05, Math.min(0.95, share)) * (outside - inside);
      here = best(here, parameter, middle);
      double depth = depth(top, here);
      if (Math.abs(Math.sqrt(depth) - Math.sqrt(drop)) < CLOSE
          || Math.abs(outside - inside) < CLOSE * CLOSE * (1 + Math.abs(middle))) {
        return middle;
      }
      if (depth > drop) {
        outside = middle;
        deep = depth;
      } else {
        inside = middle;
        shallow = depth;
      }
    }
    return inside;
  }

  private double depth(Summit top, Summit here) {
    return Math.max(0, 2 * (top.value() - here.value()));
  }

  /** The best with one parameter held, from where it was best before. */
  private Summit best(Summit from, int parameter, double held) {
    double[] floor = low.clone();
    double[] roof = high.clone();
    floor[parameter] = held;
    roof[parameter] = held;
    return new BoxedNewton(logLikelihood, floor, roof).climb(from.point());
  }

  /** Where the end would be if the likelihood were normal. */
  private double width(Summit top, int parameter) {
    double range = high[parameter] - low[parameter];
    double error = new BoxedNewton(logLikelihood, low, high).error(top, parameter);
    return Double.isFinite(error)
        ? Math.max(1e-4 * range, Math.min(range / 4, Math.sqrt(drop) * error))
        : range / 20;
  }
}
