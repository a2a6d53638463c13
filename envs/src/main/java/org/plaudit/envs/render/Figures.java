package org.plaudit.envs.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Small figures that stand on (x, y), their middle at x and their feet at y. */
public final class Figures {
  private Figures() {}

  /** Someone in a coat, {@code size} tall. */
  public static void person(Graphics2D g, Color coat, double x, double y, double size) {
    double u = size / 100;
    Frame.line(g, Palette.INK, 11 * u, x - 11 * u, y - 24 * u, x - 11 * u, y - 7 * u);
    Frame.line(g, Palette.INK, 11 * u, x + 11 * u, y - 24 * u, x + 11 * u, y - 7 * u);
    Frame.line(g, coat, 11 * u, x - 18 * u, y - 58 * u, x - 28 * u, y - 36 * u);
    Frame.line(g, coat, 11 * u, x + 18 * u, y - 58 * u, x + 28 * u, y - 36 * u);
    Path2D body = new Path2D.Double();
    body.moveTo(x - 15 * u, y - 66 * u);
    body.quadTo(x, y - 74 * u, x + 15 * u, y - 66 * u);
    body.lineTo(x + 23 * u, y - 20 * u);
    body.quadTo(x, y - 14 * u, x - 23 * u, y - 20 * u);
    body.closePath();
    g.setColor(coat);
    g.fill(body);
    Frame.disc(g, new Color(0xF2C9A4), x, y - 80 * u, 15 * u);
    Path2D cap = new Path2D.Double();
    cap.moveTo(x - 16 * u, y - 83 * u);
    cap.quadTo(x - 12 * u, y - 101 * u, x, y - 101 * u);
    cap.quadTo(x + 12 * u, y - 101 * u, x + 16 * u, y - 83 * u);
    cap.closePath();
    g.setColor(Palette.mix(coat, Palette.INK, 0.35));
    g.fill(cap);
    Frame.disc(g, Palette.PAPER, x, y - 101 * u, 5 * u);
  }

  /** A parcel with a ribbon, {@code size} wide. */
  public static void gift(Graphics2D g, double x, double y, double size) {
    double u = size / 100;
    Frame.block(g, Palette.GREEN, x - 44 * u, y - 66 * u, 88 * u, 66 * u, 6 * u);
    Frame.block(
        g,
        Palette.mix(Palette.GREEN, Palette.INK, 0.2),
        x - 50 * u,
        y - 82 * u,
        100 * u,
        24 * u,
        6 * u);
    g.setColor(Palette.GOLD);
    g.fill(new Rectangle2D.Double(x - 9 * u, y - 82 * u, 18 * u, 82 * u));
    g.fill(new Ellipse2D.Double(x - 34 * u, y - 106 * u, 34 * u, 26 * u));
    g.fill(new Ellipse2D.Double(x, y - 106 * u, 34 * u, 26 * u));
    Frame.disc(g, Palette.ORANGE, x, y - 88 * u, 8 * u);
  }
}
