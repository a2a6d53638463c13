package org.plaudit.envs.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.Consumer;

/**
 * A picture in coordinates of its own, as large as fits into the caller's rectangle and centred
 * there; what is left over stays paper.
 */
public final class Frame {
  private Frame() {}

  /**
   * Covers the rectangle (0, 0) to (width, height) with paper and paints onto it.
   *
   * @param across the picture's own width; x grows to the right
   * @param down the picture's own height; y grows downwards
   */
  public static void paint(
      Graphics2D g,
      int width,
      int height,
      double across,
      double down,
      Consumer<Graphics2D> painter) {
    Graphics2D own = (Graphics2D) g.create();
    try {
      own.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      own.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      own.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      own.setColor(Palette.PAPER);
      own.fillRect(0, 0, width, height);
      double scale = Math.min(width / across, height / down);
      own.translate((width - scale * across) / 2, (height - scale * down) / 2);
      own.scale(scale, scale);
      painter.accept(own);
    } finally {
      own.dispose();
    }
  }

  /** A line with round ends. */
  public static void line(
      Graphics2D g, Color color, double thick, double x0, double y0, double x1, double y1) {
    g.setColor(color);
    g.setStroke(new BasicStroke((float) thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(x0, y0, x1, y1));
  }

  /** A filled disc around (x, y). */
  public static void disc(Graphics2D g, Color color, double x, double y, double radius) {
    g.setColor(color);
    g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /** A filled rectangle with rounded corners. */
  public static void block(
      Graphics2D g, Color color, double x, double y, double w, double h, double corner) {
    g.setColor(color);
    g.fill(new RoundRectangle2D.Double(x, y, w, h, 2 * corner, 2 * corner));
  }
}
