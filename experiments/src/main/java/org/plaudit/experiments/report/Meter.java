package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plaudit.agents.reward.OverOptimisation;
import org.plaudit.agents.reward.OverOptimisation.Kind;
import org.plaudit.experiments.plot.Curve;
import org.plaudit.experiments.plot.Plots;
import org.plaudit.experiments.stats.Interval;

/**
 * The over-optimisation meter: whether the true return still rises where the learned one does, and
 * how far the policy has gone for it (arXiv:2210.10760).
 */
final class Meter {
  private static final String PROXY = "evaluate.proxy";
  private static final String KL = "policy.kl";

  private Meter() {}

  /** One picture for each arm whose reward is learned. */
  static List<Figure> of(RunData run) {
    List<Figure> figures = new ArrayList<>();
    for (Contender contender : run.contenders()) {
      List<Curve.Point> proxy = run.curve(contender, PROXY, Integer.MAX_VALUE);
      if (proxy.size() >= 2) {
        List<Curve.Point> truth = run.curve(contender, RunData.RETURN, Integer.MAX_VALUE);
        figures.add(figure(contender, truth, proxy, run.curve(contender, KL, Integer.MAX_VALUE)));
      }
    }
    return figures;
  }

  private static Figure figure(
      Contender contender, List<Curve.Point> truth, List<Curve.Point> proxy, List<Curve.Point> kl) {
    List<Curve> curves = new ArrayList<>();
    List<String> ranges = new ArrayList<>();
    add("true return", truth, curves, ranges);
    add("learned return", proxy, curves, ranges);
    if (kl.size() >= 2) {
      add("KL from first policy", kl, curves, ranges);
    }
    String fit = fitted(truth, kl).map(Meter::sentence).orElse("");
    return new Figure(
        "meter-" + contender.label().replaceAll("[^A-Za-z0-9]+", "-"),
        Plots.curves("share of its own range", curves, OptionalDouble.empty()),
        "Over-optimisation meter of %s: %s."
            .formatted(contender.label(), String.join("; ", ranges)),
        Html.of(
            "<b>Over-optimisation meter</b> of {}, each line within its own range: {}. Where the"
                + " learned return goes on rising and the true one turns down, the policy pleases"
                + " the model and no longer the people.{}",
            contender.label(),
            String.join("; ", ranges),
            fit));
  }

  /** Adds the curve between 0, its least value, and 1, its greatest, and says which these are. */
  private static void add(
      String name, List<Curve.Point> points, List<Curve> curves, List<String> ranges) {
    double low = points.stream().mapToDouble(p -> p.value().estimate()).min().orElseThrow();
    double high = points.stream().mapToDouble(p -> p.value().estimate()).max().orElseThrow();
    double span = high > low ? high - low : 1;
    Digits digits = Digits.of(List.of(low, high));
    ranges.add("%s from %s to %s".formatted(name, digits.number(low), digits.number(high)));
    curves.add(
        new Curve(
            name,
            curves.size(),
            points.stream()
                .map(
                    point ->
                        new Curve.Point(
                            point.step(),
                            new Interval(
                                (point.value().estimate() - low) / span,
                                (point.value().low() - low) / span,
                                (point.value().high() - low) / span)))
                .toList()));
  }

  /** The curve of reinforcement learning through gain over sqrt(KL); empty if nothing moved. */
  private static Optional<OverOptimisation> fitted(List<Curve.Point> truth, List<Curve.Point> kl) {
    List<OverOptimisation.Point> points = new ArrayList<>();
    double first = truth.get(0).value().estimate();
    for (Curve.Point moment : truth) {
      kl.stream()
          .filter(point -> point.step() <= moment.step())
          .reduce((earlier, later) -> later)
          .ifPresent(
              point ->
                  points.add(
                      new OverOptimisation.Point(
                          Math.sqrt(Math.max(0, point.value().estimate())),
                          moment.value().estimate() - first)));
    }
    long different = points.stream().mapToDouble(OverOptimisation.Point::d).distinct().count();
    return different >= 4
        ? Optional.of(OverOptimisation.fit(Kind.REINFORCEMENT_LEARNING, points))
        : Optional.empty();
  }

  private static String sentence(OverOptimisation curve) {
    Digits digits = new Digits(3);
    String formula =
        " With d the square root of the KL, the gain in true return follows d (%s - %s ln d) at best"
            .formatted(digits.number(curve.alpha()), digits.number(curve.beta()));
    return Double.isFinite(curve.peak())
        ? formula + ", which is greatest at d = %s.".formatted(digits.number(curve.peak()))
        : formula + ", which has no peak.";
  }
}
