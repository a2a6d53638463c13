package org.plaudit.experiments.report;

import java.util.List;
import org.plaudit.core.random.Seed;
import org.plaudit.experiments.stats.Interval;
import org.plaudit.experiments.stats.Iqm;
import org.plaudit.experiments.stats.ProbabilityOfImprovement;
import org.plaudit.experiments.stats.StratifiedBootstrap;

/** The statistics of the report; always the same resamples, so equal results read equally. */
final class Certainty {
  /** Fewer seeds than this make intervals that nobody should trust. */
  static final int ENOUGH_SEEDS = 5;

  private static final Seed SEED = Seed.of(0).child("bootstrap");

  private Certainty() {}

  /** Interquartile mean, as in {@code summary.json}. */
  static Interval iqm(List<Double> seeds) {
    return StratifiedBootstrap.standard().interval(List.of(seeds), Iqm::of, SEED.generator());
  }

  static Interval improvement(List<Double> ours, List<Double> theirs) {
    return ProbabilityOfImprovement.interval(ours, theirs, SEED.generator());
  }
}
