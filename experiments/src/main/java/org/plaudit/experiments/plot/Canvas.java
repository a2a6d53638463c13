package org.plaudit.experiments.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/** Paper of a size, and the way in which everything on it looks. */
final class Canvas {
  static final Color CLEAR = new Color(255, 255, 255, 0);
  private static final int SCALE = 2;
  private static final int WIDTH = 640;

  /** Room at the right, for the half of the last tick's label that the chart would cut off. */
  private static final int RIGHT = 22;

  private static final int MOST_LEGEND = 42;

  private final int width;
  private final int height;
  private final int letters;
  private final boolean large;

  private Canvas(int width, int height, int letters, boolean large) {
    this.width = width;
    this.height = height;
    this.letters = letters;
    this.large = large;
  }

  /** For curves under these names, which a legend below them shows. */
  static Canvas large(List<String> names) {
    return new Canvas(WIDTH, 400 + (wide(names) ? 28 * names.size() : 30), 17, true);
  }

  /** For rows, one a name. */
  static Canvas rows(int count) {
    return new Canvas(WIDTH, 100 + 62 * count, 17, true);
  }

  /** For many rows with little in each. */
  static Canvas dense(int count) {
    // Without some height, XChart no longer says where a row is.
    return new Canvas(760, 90 + 30 * Math.max(4, count), 15, true);
  }

  /** Two of them fit side by side; the large plot beside them has the legend. */
  static Canvas small() {
    return new Canvas(420, 280, 15, false);
  }

  private static boolean wide(List<String> names) {
    return names.stream().mapToInt(name -> name.length() + 5).sum() > MOST_LEGEND;
  }

  /** A legend below the chart, in one line if it fits and else one line a name. */
  void legend(XYChart chart, List<String> names) {
    XYStyler style = chart.getStyler();
    style.setLegendVisible(large);
    style.setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(wide(names) ? LegendLayout.Vertical : LegendLayout.Horizontal);
    style.setLegendFont(font());
    style.setLegendBorderColor(CLEAR);
    style.setLegendPadding(14);
    style.setLegendSeriesLineLength(40);
  }

  private Font font() {
    return new Font(Font.SANS_SERIF, Font.PLAIN, letters);
  }

  /** Thickness of lines. */
  float pen() {
    return large ? 3f : 2.4f;
  }

  /** The longest curve whose points get markers. */
  int beads() {
    return large ? 30 : 12;
  }

  /** How many lines of text the height would take. */
  double lines() {
    return height / (1.25 * letters);
  }

  XYChart chart(String x, String y) {
    XYChart chart =
        new XYChartBuilder().width(width).height(height).xAxisTitle(x).yAxisTitle(y).build();
    XYStyler style = chart.getStyler();
    Font font = font();
    style.setBaseFont(font);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setChartTitleVisible(false);
    style.setChartFontColor(Palette.INK);
    style.setChartPadding(12);
    style.setAxisTitleFont(font);
    style.setAxisTickLabelsFont(font);
    style.setAxisTickLabelsColor(Palette.INK);
    style.setAxisTicksLineVisible(false);
    style.setAxisTicksMarksVisible(false);
    style.setPlotGridLinesColor(Palette.GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setPlotGridVerticalLinesVisible(false);
    style.setPlotContentSize(1);
    style.setPlotMargin(4);
    style.setMarkerSize(large ? 8 : 6);
    style.setAntiAlias(true);
    style.setLegendVisible(false);
    style.setYAxisLabelAlignment(TextAlignment.Right);
    style.setYAxisTitleVisible(!y.isEmpty());
    style.setXAxisTickMarkSpacingHint(90);
    style.setYAxisTickMarkSpacingHint(55);
    style.setAnnotationTextFont(font.deriveFont(letters - 2f));
    style.setAnnotationTextFontColor(Palette.QUIET);
    style.setXAxisTickLabelsFormattingFunction(Numbers::steps);
    style.setYAxisTickLabelsFormattingFunction(Numbers::plain);
    return chart;
  }

  void limits(XYChart chart, Range x, Range y) {
    XYStyler style = chart.getStyler();
    style.setXAxisMin(x.low());
    style.setXAxisMax(x.high());
    style.setYAxisMin(y.low());
    style.setYAxisMax(y.high());
  }

  /** Grid lines for numbers that run to the right; the rows' names are painted beside the chart. */
  void horizontal(XYChart chart) {
    XYStyler style = chart.getStyler();
    style.setPlotGridVerticalLinesVisible(true);
    style.setPlotGridHorizontalLinesVisible(false);
    style.setXAxisTickLabelsFormattingFunction(Numbers::plain);
    style.setYAxisTicksVisible(false);
  }

  /** The chart alone. */
  Picture picture(XYChart chart) {
    BufferedImage image = paper();
    Graphics2D g = pen(image);
    try {
      chart.paint(g, width - RIGHT, height);
    } finally {
      g.dispose();
    }
    return picture(image, List.of());
  }

  /** A text above a place of the horizontal axis. */
  record Mark(double at, String text) {}

  /**
   * The chart with names and notes beside its rows and a mark over it.
   *
   * @param names from the top; row {@code i} lies at {@code names.size() - i} in the chart
   * @param notes at the right of the rows; none, or one a row
   * @param mark in the chart's units
   * @param dots in the chart's units; the picture's spots are where they lie on it
   */
  Picture picture(
      XYChart chart,
      List<String> names,
      List<String> notes,
      Optional<Mark> mark,
      List<Picture.Spot> dots) {
    BufferedImage image = paper();
    Graphics2D g = pen(image);
    List<Picture.Spot> spots = new ArrayList<>();
    try {
      g.setFont(font());
      FontMetrics metrics = g.getFontMetrics();
      List<String> fitting = names.stream().map(name -> fitted(name, metrics)).toList();
      int left = 16 + fitting.stream().mapToInt(metrics::stringWidth).max().orElse(0);
      int right = width - notes.stream().mapToInt(metrics::stringWidth).max().orElse(0);
      int top = mark.isPresent() ? 24 : 0;
      g.translate(left, top);
      chart.paint(g, right - RIGHT - left, height - top);
      g.translate(-left, -top);
      g.setFont(font());
      for (int i = 0; i < names.size(); i++) {
        float y =
            (float) (top + chart.getScreenYFromChart(names.size() - i) + metrics.getAscent() / 2.5);
        g.setColor(Palette.INK);
        g.drawString(fitting.get(i), left - metrics.stringWidth(fitting.get(i)), y);
        if (!notes.isEmpty()) {
          g.setColor(Palette.QUIET);
          g.drawString(notes.get(i), right - 8, y);
        }
      }
      if (mark.isPresent()) {
        g.setFont(font().deriveFont(letters - 2f));
        g.setColor(Palette.QUIET);
        int half = g.getFontMetrics().stringWidth(mark.get().text()) / 2;
        double x = left + chart.getScreenXFromChart(mark.get().at()) - half;
        g.drawString(mark.get().text(), (float) Math.min(x, width - 8 - 2 * half), top + 4f);
      }
      for (Picture.Spot dot : dots) {
        double x = left + chart.getScreenXFromChart(dot.x());
        double y = top + chart.getScreenYFromChart(dot.y());
        spots.add(new Picture.Spot(dot.arm(), dot.seed(), x / width, y / height));
      }
    } finally {
      g.dispose();
    }
    return picture(image, spots);
  }

  /**
   * A name that takes at most a third of the width. Its middle is left out if it must be: names of
   * one family differ at the end.
   */
  private String fitted(String name, FontMetrics metrics) {
    String text = name;
    for (int kept = name.length() - 1; metrics.stringWidth(text) > width / 3 && kept > 1; kept--) {
      text =
          name.substring(0, kept / 2) + "\u2026" + name.substring(name.length() - (kept + 1) / 2);
    }
    return text;
  }

  private BufferedImage paper() {
    return new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
  }

  private Graphics2D pen(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(SCALE, SCALE);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    return g;
  }

  private Picture picture(BufferedImage image, List<Picture.Spot> spots) {
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      return new Picture(png.toByteArray(), width, height, spots);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
  }
}
