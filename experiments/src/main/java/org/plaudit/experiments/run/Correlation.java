package org.plaudit.experiments.run;

import org.plaudit.agents.reward.Ordering;
import org.plaudit.core.learn.Metrics;

/**
 * How well the learned reward follows the true one on a rollout: Pearson's r, in [-1, 1], and the
 * share of pairs of steps that it puts in the right order.
 */
final class Correlation {
  /** All pairs of so many steps, spread over the rollout, are compared. */
  private static final int MOST_ORDERED = 200;

  private Correlation() {}

  /** Nothing where one of the two does not vary. */
  static Metrics of(float[] learned, double[] truth) {
    double meanLearned = 0;
    double meanTruth = 0;
    for (int i = 0; i < truth.length; i++) {
      meanLearned += learned[i] / truth.length;
      meanTruth += truth[i] / truth.length;
    }
    double both = 0;
    double squaresLearned = 0;
    double squaresTruth = 0;
    for (int i = 0; i < truth.length; i++) {
      double x = learned[i] - meanLearned;
      double y = truth[i] - meanTruth;
      both += x * y;
      squaresLearned += x * x;
      squaresTruth += y * y;
    }
    double scale = Math.sqrt(squaresLearned) * Math.sqrt(squaresTruth);
    return scale > 1e-9
        ? Metrics.none()
            .and("reward.correlation", both / scale)
            .and("reward.ordering", ordering(learned, truth))
        : Metrics.none();
  }

  private static double ordering(float[] learned, double[] truth) {
    int stride = (truth.length - 1) / MOST_ORDERED + 1;
    int count = (truth.length - 1) / stride + 1;
    double[] first = new double[count];
    double[] second = new double[count];
    for (int i = 0; i < count; i++) {
      first[i] = learned[i * stride];
      second[i] = truth[i * stride];
    }
    return Ordering.of(first, second).accuracy();
  }
}
