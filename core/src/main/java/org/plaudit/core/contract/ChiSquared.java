package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.List;

/** Whether counts fit probabilities. */
public final class ChiSquared {
  /** Quantile of the standard normal: a right sampler is blamed at most once in a million times. */
  private static final double Z = 4.7534;

  /** Bins that expect less than this are thrown together. */
  private static final double FEWEST = 5;

  private ChiSquared() {}

  /**
   * Whether the counts are as improbable as one in a million under the probabilities.
   *
   * @param expected counts, adding up to the number of draws
   */
  public static boolean refutes(List<Double> expected, List<Integer> counts) {
    List<double[]> bins = new ArrayList<>();
    double[] rest = new double[2];
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i) == 0 && counts.get(i) > 0) {
        return true;
      }
      if (expected.get(i) < FEWEST) {
        rest[0] += expected.get(i);
        rest[1] += counts.get(i);
      } else {
        bins.add(new double[] {expected.get(i), counts.get(i)});
      }
    }
    if (rest[0] >= FEWEST) {
      bins.add(rest);
    }
    double statistic = 0;
    for (double[] bin : bins) {
      statistic += (bin[1] - bin[0]) * (bin[1] - bin[0]) / bin[0];
    }
    return bins.size() > 1 && statistic > critical(bins.size() - 1);
  }

  /** Quantile of chi-squared: Wilson and Hilferty, PNAS 17 (1931), 684. */
  private static double critical(int freedom) {
    double spread = 2.0 / (9 * freedom);
    double root = 1 - spread + Z * Math.sqrt(spread);
    return freedom * root * root * root;
  }
}
