package org.plaudit.agents.onpolicy;

/** What tells whether an update went well, beside the losses. */
final class Diagnostics {
  private Diagnostics() {}

  /** Share of ratios further than {@code clip} from 1, in [0, 1]. */
  static double clipFraction(float[] ratio, int rows, double clip) {
    int outside = 0;
    for (int i = 0; i < rows; i++) {
      outside += Math.abs(ratio[i] - 1) > clip ? 1 : 0;
    }
    return (double) outside / rows;
  }

  /**
   * 1 - Var(return - value) / Var(return): 1 where values foresee all, 0 where they foresee
   * nothing, negative where they mislead; 0 if all returns are the same.
   */
  static double explainedVariance(float[] values, float[] returns) {
    double meanReturn = 0;
    double meanError = 0;
    for (int i = 0; i < returns.length; i++) {
      meanReturn += returns[i];
      meanError += returns[i] - values[i];
    }
    meanReturn /= returns.length;
    meanError /= returns.length;
    double ofReturn = 0;
    double ofError = 0;
    for (int i = 0; i < returns.length; i++) {
      double offMean = returns[i] - meanReturn;
      double error = returns[i] - values[i] - meanError;
      ofReturn += offMean * offMean;
      ofError += error * error;
    }
    return ofReturn == 0 ? 0 : 1 - ofError / ofReturn;
  }
}
