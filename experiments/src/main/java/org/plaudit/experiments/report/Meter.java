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
    curves.add(scaled("true return", 0, truth));
    curves.add(scaled("learned return", 1, proxy));
    if (kl.size() >= 2) {
      curves.add(scaled("KL from the first policy", 2, kl));
    }
    String fit = fitted(truth, kl).map(Meter::sentence).orElse("");
    return new Figure(
        "meter-" + contender.label().replaceAll("[^A-Za-z0-9]+", "-"),
        Plots.curves("share of its own range", curves, OptionalDouble.empty()),
        "Over-optimisation meter of %s: %s."
            .formatted(
                contender.label(), String.join("; ", curves.stream().map(Curve::label).toList())),
        Html.of(
            "<b>Over-optimisation meter</b> of {}. Each line within its own range, which the legend"
                + " names. Where the learned return goes on rising and the true one turns down, the"
                + " policy pleases the model and no longer the people.{}",
            contender.label(),
            fit));
  }

  /** The curve between 0, its least value, and 1, its greatest; the name says which these are. */
  private static Curve scaled(String name, int place, List<Curve.Point> points) {
    double low = points.stream().mapToDouble(p -> p.value().estimate()).min().orElseThrow();
    double high = points.stream().mapToDouble(p -> p.value().estimate()).max().orElseThrow();
    double span = high > low ? high - low : 1;
    Digits digits = new Digits(3);
    return new Curve(
        "%s, %s to %s".formatted(name, digits.number(low), digits.number(high)),
        place,
        points.stream()
            .map(
                point ->
                    new Curve.Point(
                        point.step(),
                        new Interval(
                            (point.value().estimate() - low) / span,
                            (point.value().low() - low) / span,
                            (point.value().high() - low) / span)))
            .toList());
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
