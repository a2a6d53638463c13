package org.plaudit.experiments.stats;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.plaudit.core.Require;

/**
 * Percentile intervals by resampling runs with replacement, in each stratum (a task, say) by
 * itself, so that each stratum keeps its weight (arXiv:2108.13264, section 4.1).
 *
 * @param resamples how often; at least 100
 * @param confidence share of resamples within the interval, in (0, 1)
 */
public record StratifiedBootstrap(int resamples, double confidence) {
  public StratifiedBootstrap {
    Require.that(resamples >= 100, "resamples (%d) must be at least 100. Maybe 2000.", resamples);
    Require.that(
        confidence > 0 && confidence < 1,
        "confidence (%s) must lie in (0, 1). Maybe 0.95.",
        confidence);
  }

  /** 95 % intervals from 2,000 resamples. */
  public static StratifiedBootstrap standard() {
    return new StratifiedBootstrap(2_000, 0.95);
  }

  /**
   * The statistic of all values together, and its interval.
   *
   * @param strata the values of each stratum, one a run; none empty
   * @param statistic of values in any order; must not change or keep them
   */
  public Interval interval(
      List<List<Double>> strata, ToDoubleFunction<double[]> statistic, RandomGenerator rng) {
    Require.that(
        !strata.isEmpty() && strata.stream().noneMatch(List::isEmpty),
        "a bootstrap needs at least one value in each stratum");
    double[] values =
        strata.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray();
    double estimate = statistic.applyAsDouble(values);
    double[] found = new double[resamples];
    double[] drawn = new double[values.length];
    for (int i = 0; i < resamples; i++) {
      int at = 0;
      for (List<Double> stratum : strata) {
        for (int j = 0; j < stratum.size(); j++) {
          drawn[at + j] = values[at + rng.nextInt(stratum.size())];
        }
        at += stratum.size();
      }
      found[i] = statistic.applyAsDouble(drawn);
    }
    // R_7 is what NumPy's percentile does.
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(found);
    double tail = 50 * (1 - confidence);
    return new Interval(estimate, percentile.evaluate(tail), percentile.evaluate(100 - tail));
  }
}
