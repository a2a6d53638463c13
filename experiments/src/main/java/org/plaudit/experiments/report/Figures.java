package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.plaudit.experiments.plot.Curve;
import org.plaudit.experiments.plot.Event;
import org.plaudit.experiments.plot.Plots;
import org.plaudit.experiments.plot.Scores;

/** Draws what contenders did. */
final class Figures {
  private static final int MOST_POINTS = 40;

  private Figures() {}

  /**
   * The two pictures of the true return.
   *
   * @param html with the pictures in it; says why, if there are none
   */
  record Main(Html html, List<Figure> figures) {
    Main {
      figures = List.copyOf(figures);
    }
  }

  /**
   * @param obstacle why nothing can be drawn here; empty if it can
   */
  static Main main(
      List<Contender> contenders,
      List<Curve> curves,
      OptionalDouble threshold,
      Digits digits,
      Optional<String> obstacle) {
    return main("", contenders, curves, threshold, List.of(), digits, obstacle);
  }

  /**
   * @param prefix of the pictures' names
   * @param events at which people changed their minds
   */
  static Main main(
      String prefix,
      List<Contender> contenders,
      List<Curve> curves,
      OptionalDouble threshold,
      List<Event> events,
      Digits digits,
      Optional<String> obstacle) {
    if (obstacle.isPresent()) {
      return new Main(without(obstacle.get()), List.of());
    }
    Figure returns = returns(prefix, curves, threshold, events, digits);
    Figure scores = scores(prefix, contenders, threshold, digits);
    return new Main(
        Html.of("{}{}", returns.html(), scores.linked(contenders, digits)),
        List.of(returns, scores));
  }

  /** Says why there are no pictures. */
  private static Html without(String obstacle) {
    return Html.of(
        """
        <p class="warning"><b>Without pictures:</b> this Java cannot draw letters ({}). Maybe \
        install fontconfig and a font, then run <code>plaudit report</code> again.</p>
        """,
        obstacle);
  }

  /** Where every seed ended. */
  private static Figure scores(
      String prefix, List<Contender> contenders, OptionalDouble threshold, Digits digits) {
    List<Scores> scores = contenders.stream().map(Contender::scores).toList();
    return new Figure(
        prefix + "scores",
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

  /** The true return over the steps. */
  private static Figure returns(
      String prefix,
      List<Curve> curves,
      OptionalDouble threshold,
      List<Event> events,
      Digits digits) {
    return new Figure(
        prefix + "return",
        Plots.curves("true return", curves, threshold, events),
        "Learning curves of the true return. "
            + curves.stream().map(curve -> course(curve, digits)).collect(Collectors.joining("; "))
            + ".",
        Html.of(
            "True return while learning, measured on episodes of its own. Line: interquartile mean"
                + " of the seeds; band: its 95&nbsp;% interval.{}",
            events.isEmpty()
                ? ""
                : " Upright dashes: the arm's people have changed their minds; grey where several"
                    + " arms' have at once."));
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
