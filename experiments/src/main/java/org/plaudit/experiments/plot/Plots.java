package org.plaudit.experiments.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.plaudit.core.Require;

/** Draws curves, scores and estimates. */
public final class Plots {
  private Plots() {}

  /**
   * Lines with bands over environment steps.
   *
   * @param what the name of the vertical axis
   * @param threshold where a dashed line says that the task counts as solved
   */
  public static Picture curves(String what, List<Curve> curves, OptionalDouble threshold) {
    return curves(what, curves, threshold, List.of());
  }

  /** The same, with what happened on the way; what happened to several at once is grey. */
  public static Picture curves(
      String what, List<Curve> curves, OptionalDouble threshold, List<Event> events) {
    return curves(what, curves, threshold, events, Canvas.large(names(curves)));
  }

  /** The same in half the size, for diagnostics. */
  public static Picture small(String what, List<Curve> curves) {
    return curves(what, curves, OptionalDouble.empty(), List.of(), Canvas.small());
  }

  private static Picture curves(
      String what,
      List<Curve> curves,
      OptionalDouble threshold,
      List<Event> events,
      Canvas canvas) {
    Require.that(!curves.isEmpty(), "a plot of %s needs at least one curve", what);
    XYChart chart = canvas.chart("environment steps", what);
    Range y = new Range();
    Range x = new Range();
    for (Curve curve : curves) {
      for (Curve.Point point : curve.points()) {
        x.include((double) point.step());
        y.include(point.value().low());
        y.include(point.value().high());
        y.include(point.value().estimate());
      }
    }
    threshold.ifPresent(y::include);
    canvas.legend(chart, names(curves));
    Range across = x.padded(0.02);
    Range down = y.padded(0.06);
    canvas.limits(chart, across, down);

    // All bands first, so that no band covers a line.
    curves.forEach(curve -> band(chart, curve));
    threshold.ifPresent(
        solved ->
            segment(
                chart,
                "threshold",
                across.low(),
                solved,
                across.high(),
                solved,
                Palette.QUIET,
                Palette.dashed()));
    upright(chart, events, down);
    curves.forEach(curve -> line(chart, curve, canvas));
    if (threshold.isPresent()) {
      label(chart, canvas, across, down, threshold.getAsDouble());
    }
    return canvas.picture(chart);
  }

  private static void upright(XYChart chart, List<Event> events, Range down) {
    Map<Long, Set<Integer>> places = new TreeMap<>();
    events.forEach(
        event -> places.computeIfAbsent(event.step(), at -> new TreeSet<>()).add(event.place()));
    places.forEach(
        (step, arms) ->
            segment(
                chart,
                "event " + step,
                step,
                down.low(),
                step,
                down.high(),
                arms.size() == 1 ? Palette.color(arms.iterator().next()) : Palette.QUIET,
                Palette.dashed()));
  }

  private static List<String> names(List<Curve> curves) {
    return curves.stream().map(Curve::label).toList();
  }

  private static void band(XYChart chart, Curve curve) {
    if (curve.points().size() < 2) {
      return;
    }
    int n = curve.points().size();
    double[] x = new double[2 * n];
    double[] y = new double[2 * n];
    for (int i = 0; i < n; i++) {
      Curve.Point point = curve.points().get(i);
      x[i] = point.step();
      y[i] = point.value().high();
      x[2 * n - 1 - i] = point.step();
      y[2 * n - 1 - i] = point.value().low();
    }
    XYSeries series = chart.addSeries("band " + curve.place() + " " + curve.label(), x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(Palette.faint(curve.place()));
    series.setLineColor(Canvas.CLEAR);
    series.setMarker(SeriesMarkers.NONE);
    series.setShowInLegend(false);
  }

  private static void line(XYChart chart, Curve curve, Canvas canvas) {
    int n = curve.points().size();
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = curve.points().get(i).step();
      y[i] = curve.points().get(i).value().estimate();
    }
    XYSeries series = chart.addSeries("line " + curve.place() + " " + curve.label(), x, y);
    // Keeps the next name in the legend away.
    series.setLabel(curve.label() + "\u2003");
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setLineColor(Palette.color(curve.place()));
    series.setLineStyle(Palette.stroke(curve.place(), canvas.pen()));
    // Long curves would be beads on a string.
    series.setMarker(n <= canvas.beads() ? Palette.marker(curve.place()) : SeriesMarkers.NONE);
    series.setMarkerColor(Palette.color(curve.place()));
  }

  private static void label(
      XYChart chart, Canvas canvas, Range across, Range down, double threshold) {
    double line = (down.high() - down.low()) / canvas.lines();
    boolean below = threshold + line > down.high();
    AnnotationText text =
        new AnnotationText(
            Numbers.solved(threshold),
            across.low() + 0.12 * (across.high() - across.low()),
            threshold + (below ? -0.6 : 0.6) * line,
            false);
    chart.addAnnotation(text);
  }

  /**
   * One row an arm: a dot for each seed, and the estimate with its interval.
   *
   * @param what the name of the horizontal axis
   */
  public static Picture scores(String what, List<Scores> arms, OptionalDouble threshold) {
    Require.that(!arms.isEmpty(), "a plot of %s needs at least one arm", what);
    Canvas canvas = Canvas.rows(arms.size());
    XYChart chart = canvas.chart(what, "");
    Range x = new Range();
    for (Scores arm : arms) {
      arm.seeds().forEach(dot -> x.include(dot.value()));
      x.include(arm.overall().low());
      x.include(arm.overall().high());
    }
    threshold.ifPresent(x::include);
    canvas.limits(chart, x.padded(0.06), new Range(0.5, arms.size() + 0.5));
    canvas.horizontal(chart);
    threshold.ifPresent(
        solved ->
            segment(
                chart,
                "threshold",
                solved,
                0.5,
                solved,
                arms.size() + 0.5,
                Palette.QUIET,
                Palette.dashed()));
    List<Picture.Spot> dots = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      // The first arm is at the top.
      row(chart, arms.get(i), arms.size() - i, dots);
    }
    Optional<Canvas.Mark> mark =
        threshold.isPresent()
            ? Optional.of(
                new Canvas.Mark(threshold.getAsDouble(), Numbers.solved(threshold.getAsDouble())))
            : Optional.empty();
    return canvas.picture(chart, arms.stream().map(Scores::label).toList(), List.of(), mark, dots);
  }

  /**
   * One row an estimate: a bar that ends there, and its interval.
   *
   * @param what the name of the horizontal axis
   */
  public static Picture estimates(String what, List<Estimate> rows, Ruler ruler) {
    Require.that(!rows.isEmpty(), "a plot of %s needs at least one row", what);
    Canvas canvas = Canvas.dense(rows.size());
    XYChart chart = canvas.chart(what, "");
    Range x = new Range();
    x.include(ruler.origin());
    for (Estimate row : rows) {
      x.include(row.value().low());
      x.include(row.value().high());
    }
    canvas.horizontal(chart);
    chart.getStyler().setXAxisTickLabelsFormattingFunction(v -> ruler.format().apply(v));
    Range across = x.padded(0.04);
    if (ruler.steps() == Ruler.Steps.LOGARITHMIC) {
      chart.getStyler().setXAxisLogarithmic(true);
      across = new Range(x.low() / 1.3, x.high() * 1.3);
    }
    canvas.limits(chart, across, new Range(0.5, rows.size() + 0.5));
    double top = rows.size() + 0.5;
    double origin = ruler.origin();
    if (!ruler.mark().isEmpty()) {
      segment(chart, "origin", origin, 0.5, origin, top, Palette.QUIET, Palette.dashed());
    }
    for (int i = 0; i < rows.size(); i++) {
      Estimate row = rows.get(i);
      double y = rows.size() - i;
      Color color = Palette.color(row.place());
      double end = row.value().estimate();
      segment(chart, "bar " + i, origin, y, end, y, Palette.faint(row.place()), wide(16));
      segment(
          chart,
          "interval " + i,
          row.value().low(),
          y,
          row.value().high(),
          y,
          Palette.half(row.place()),
          wide(8));
      segment(chart, "estimate " + i, end, y - 0.3, end, y + 0.3, color, wide(3));
    }
    Optional<Canvas.Mark> mark =
        ruler.mark().isEmpty()
            ? Optional.empty()
            : Optional.of(new Canvas.Mark(origin, ruler.mark()));
    return canvas.picture(
        chart,
        rows.stream().map(Estimate::label).toList(),
        rows.stream().map(Estimate::note).toList(),
        mark,
        List.of());
  }

  private static BasicStroke wide(float width) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  }

  private static void segment(
      XYChart chart,
      String name,
      double x0,
      double y0,
      double x1,
      double y1,
      Color color,
      BasicStroke stroke) {
    XYSeries series = chart.addSeries(name, new double[] {x0, x1}, new double[] {y0, y1});
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setLineColor(color);
    series.setLineStyle(stroke);
    series.setMarker(SeriesMarkers.NONE);
    series.setShowInLegend(false);
  }

  private static void row(XYChart chart, Scores arm, double at, List<Picture.Spot> dots) {
    Color color = Palette.color(arm.place());
    // The interval above, the dots below, so that neither covers the other.
    double up = at + 0.16;
    double low = arm.overall().low();
    double high = arm.overall().high();
    segment(
        chart, "interval " + arm.place(), low, up, high, up, Palette.half(arm.place()), wide(16));
    double centre = arm.overall().estimate();
    segment(chart, "estimate " + arm.place(), centre, up - 0.17, centre, up + 0.17, color, wide(4));

    double[] x = new double[arm.seeds().size()];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = arm.seeds().get(i).value();
      y[i] = at - 0.16 - 0.07 * (i % 3);
      dots.add(new Picture.Spot(arm.place(), arm.seeds().get(i).seed(), x[i], y[i]));
    }
    XYSeries seeds = chart.addSeries("seeds " + arm.place(), x, y);
    seeds.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    seeds.setMarker(new Disc());
    seeds.setMarkerColor(color);
  }
}
