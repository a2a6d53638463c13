package org.plaudit.experiments.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How arms are told apart: by colour, by dashes and by marker, in the order in which they are
 * reported. Colours of M. Okabe and K. Ito, "Color Universal Design", 2008, without the yellow,
 * which is too pale for a line on white; the first four differ in lightness too. Whoever compares
 * more than seven arms also gets colours of P. Tol, "Colour Schemes", 2021, and their dashes and
 * markers, which never coincide.
 */
public final class Palette {
  static final Color INK = new Color(0x22, 0x2B, 0x33);
  static final Color QUIET = new Color(0x5A, 0x66, 0x70);
  static final Color GRID = new Color(0xE4, 0xE8, 0xEB);

  private static final List<Color> COLORS =
      List.of(
          new Color(0x00, 0x72, 0xB2),
          new Color(0xD5, 0x5E, 0x00),
          new Color(0x6B, 0x75, 0x7D),
          new Color(0x00, 0x9E, 0x73),
          new Color(0xCC, 0x79, 0xA7),
          new Color(0x56, 0xB4, 0xE9),
          new Color(0xE6, 0x9F, 0x00),
          new Color(0x33, 0x22, 0x88),
          new Color(0x88, 0x22, 0x55),
          new Color(0x99, 0x99, 0x33),
          new Color(0x8C, 0x51, 0x0A),
          new Color(0x11, 0x77, 0x33),
          new Color(0xAA, 0x44, 0x99),
          new Color(0x44, 0xAA, 0x99),
          new Color(0xCC, 0x66, 0x77),
          new Color(0x22, 0x2B, 0x33));
  private static final List<List<Float>> DASHES =
      List.of(List.of(), List.of(9f, 5f), List.of(2f, 4f), List.of(12f, 4f, 2f, 4f));

  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.TRIANGLE_DOWN);

  private Palette() {}

  static Color color(int arm) {
    return COLORS.get(arm % COLORS.size());
  }

  /** As HTML writes it, as in {@code #0072B2}. */
  public static String html(int arm) {
    return "#%06X".formatted(color(arm).getRGB() & 0xFFFFFF);
  }

  /** Of a band, through which the grid and other bands show. */
  static Color faint(int arm) {
    return clear(color(arm), 48);
  }

  /** Of an interval. */
  static Color half(int arm) {
    return clear(color(arm), 110);
  }

  private static Color clear(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  /** For a threshold. */
  static BasicStroke dashed() {
    return new BasicStroke(
        1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {6, 5}, 0);
  }

  static BasicStroke stroke(int arm, float width) {
    List<Float> dashes = DASHES.get(arm % DASHES.size());
    if (dashes.isEmpty()) {
      return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
    float[] pattern = new float[dashes.size()];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = dashes.get(i);
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
  }

  static Marker marker(int arm) {
    return MARKERS.get(arm % MARKERS.size());
  }
}
