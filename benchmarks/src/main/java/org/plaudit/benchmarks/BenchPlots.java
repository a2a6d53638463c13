package org.plaudit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plaudit.experiments.plot.Estimate;
import org.plaudit.experiments.plot.Picture;
import org.plaudit.experiments.plot.Plots;
import org.plaudit.experiments.plot.Ruler;
import org.plaudit.experiments.stats.Interval;

/** Draws results. */
final class BenchPlots {
  private BenchPlots() {}

  /** Time of an operation, one row a benchmark, on a logarithmic axis. */
  static Picture times(List<Measurement> measurements) {
    List<Estimate> rows = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (Measurement measurement : measurements) {
      Interval time = Measurement.seconds(measurement.fairest());
      least = Math.min(least, time.low());
      rows.add(
          new Estimate(
              measurement.label(), colour(measurement), time, Measurement.spoken(time.estimate())));
    }
    double origin = Math.pow(10, Math.floor(Math.log10(least)));
    return Plots.estimates(
        "time of an operation",
        rows,
        new Ruler(origin, "", Ruler.Steps.LOGARITHMIC, Measurement::decade));
  }

  /**
   * How many times as long an operation takes as before; the interval reaches from the best case of
   * both intervals to the worst.
   */
  static Picture changes(List<Measurement> now, Map<String, Measurement> before) {
    List<Estimate> rows = new ArrayList<>();
    for (Measurement present : now) {
      Measurement former = before.get(present.name());
      if (former != null) {
        boolean alone = present.alone().isPresent() && former.alone().isPresent();
        Interval after = Measurement.seconds(alone ? present.fairest() : present.wall());
        Interval first = Measurement.seconds(alone ? former.fairest() : former.wall());
        double ratio = after.estimate() / first.estimate();
        rows.add(
            new Estimate(
                present.label(),
                colour(present),
                new Interval(ratio, after.low() / first.high(), after.high() / first.low()),
                String.format(Locale.ROOT, "%.2f", ratio)));
      }
    }
    return Plots.estimates(
        "time of an operation, now over before",
        rows,
        new Ruler(1, "as before", Ruler.Steps.LOGARITHMIC, Ruler::plain));
  }

  /** One colour a package. */
  private static int colour(Measurement measurement) {
    List<String> packages = List.of("agents", "core", "envs", "nn", "random");
    return Math.max(0, packages.indexOf(measurement.label().split("\\.", 2)[0]));
  }
}
