package org.plaudit.experiments.run;

import org.plaudit.core.learn.Metrics;

/** How well the learned reward follows the true one on a rollout: Pearson's r, in [-1, 1]. */
final class Correlation {
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
    return scale > 1e-9 ? Metrics.none().and("reward.correlation", both / scale) : Metrics.none();
  }
}
