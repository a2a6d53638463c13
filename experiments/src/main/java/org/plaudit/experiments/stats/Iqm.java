package org.plaudit.experiments.stats;

import java.util.Arrays;
import org.plaudit.core.Require;

/**
 * Interquartile mean: the mean of what is left when a quarter of the values, rounded down, is cut
 * off at either end. Equals SciPy's {@code trim_mean(values, 0.25)}, which rliable uses.
 */
public final class Iqm {
  private Iqm() {}

  /**
   * @param values at least one; stays as it is
   */
  public static double of(double[] values) {
    Require.that(values.length > 0, "an interquartile mean needs at least one value");
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int cut = sorted.length / 4;
    double sum = 0;
    for (int i = cut; i < sorted.length - cut; i++) {
      sum += sorted[i];
    }
    return sum / (sorted.length - 2 * cut);
  }
}
