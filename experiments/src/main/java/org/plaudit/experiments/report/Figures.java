package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plaudit.experiments.plot.Curve;
import org.plaudit.experiments.plot.Plots;
import org.plaudit.experiments.plot.Scores;

/** Draws what contenders did. */
final class Figures {
  private static final int MOST_POINTS = 40;

  private Figures() {}

  /** Where every seed ended. */
  static Figure scores(List<Contender> contenders, OptionalDouble threshold, Digits digits) {
    List<Scores> scores = contenders.stream().map(Contender::scores).toList();
    return new Figure(
        "scores",
        Plots.scores("true return", scores, threshold),
        "Final true return of each arm and seed. "
            + contenders.stream()
                .map(c -> c.label() + ": " + digits.interval(c.sure()))
                .collect(Collectors.joining("; "))
            + ".",
        Html.of(
            "Final true return. Bar: interquartile mean of the seeds with its 95&nbsp;% interval."
                + " Ring: one seed; choose it to see where it comes from."));
  }

  /**
   * The true return over the steps.
   *
   * @param points of a contender
   */
  static Figure returns(
      List<Contender> contenders,
      OptionalDouble threshold,
      Digits digits,
      Function<Contender, List<Curve.Point>> points) {
    List<Curve> curves = contenders.stream().map(c -> c.curve(points.apply(c))).toList();
    return new Figure(
        "return",
        Plots.curves("true return", curves, threshold),
        "Learning curves of the true return. "
            + curves.stream().map(curve -> course(curve, digits)).collect(Collectors.joining("; "))
            + ".",
        Html.of(
            "True return while learning, measured on episodes of its own. Line: interquartile mean"
                + " of the seeds; band: its 95&nbsp;% interval."));
  }

  private static String course(Curve curve, Digits digits) {
    Curve.Point first = curve.points().get(0);
    Curve.Point last = curve.points().get(curve.points().size() - 1);
    return "%s: from %s at step %s to %s at step %s"
        .formatted(
            curve.label(),
            digits.number(first.value().estimate()),
            Digits.whole(first.step()),
            digits.number(last.value().estimate()),
            Digits.whole(last.step()));
  }

  /** Of everything measured besides the return that people look at first. */
  static List<Figure> diagnostics(RunData run) {
    List<Figure> figures = new ArrayList<>();
    for (Diagnostic diagnostic : Diagnostic.of(run)) {
      List<Curve> curves = new ArrayList<>();
      for (Contender contender : run.contenders()) {
        List<Curve.Point> points = run.curve(contender, diagnostic.metric(), MOST_POINTS);
        if (!points.isEmpty()) {
          curves.add(contender.curve(points));
        }
      }
      if (!curves.isEmpty()) {
        figures.add(
            new Figure(
                diagnostic.metric().replaceAll("[^A-Za-z0-9]+", "-"),
                Plots.small(diagnostic.title(), curves),
                diagnostic.title()
                    + " over environment steps. "
                    + curves.stream()
                        .map(curve -> course(curve, new Digits(3)))
                        .collect(Collectors.joining("; "))
                    + ".",
                Html.of(
                    "<b>{}</b> ({}). {}",
                    diagnostic.title(),
                    names(curves),
                    diagnostic.meaning())));
      }
    }
    return figures;
  }

  private static String names(List<Curve> curves) {
    return curves.stream().map(Curve::label).collect(Collectors.joining(", "));
  }
}
