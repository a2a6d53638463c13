package org.plaudit.envs.classic;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.plaudit.envs.render.Dots;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/** Two links, hanging from a fixed joint, and the line that the tip is to pass. */
final class AcrobotPicture {
  private static final double SIDE = 500;
  private static final double MIDDLE = SIDE / 2;
  private static final double SCALE = SIDE / 4.5; // picture units per metre

  private AcrobotPicture() {}

  static void paint(Graphics2D g, int width, int height, double angle1, double angle2) {
    Frame.paint(g, width, height, SIDE, SIDE, own -> draw(own, angle1, angle2));
  }

  private static void draw(Graphics2D g, double angle1, double angle2) {
    double line = MIDDLE - SCALE;
    g.setColor(Palette.faint(Palette.GREEN, 0.10));
    // Far beyond the square: pictures are often wider than high.
    g.fill(new Rectangle2D.Double(-9 * SIDE, -9 * SIDE, 19 * SIDE, 9 * SIDE + line));
    g.setColor(Palette.GREEN);
    g.setStroke(
        new BasicStroke(
            3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {12, 9}, 0));
    g.draw(new Line2D.Double(-9 * SIDE, line, 10 * SIDE, line));

    double elbowX = MIDDLE + SCALE * Math.sin(angle1);
    double elbowY = MIDDLE + SCALE * Math.cos(angle1);
    double tipX = elbowX + SCALE * Math.sin(angle1 + angle2);
    double tipY = elbowY + SCALE * Math.cos(angle1 + angle2);
    Frame.line(g, Palette.BLUE, 24, MIDDLE, MIDDLE, elbowX, elbowY);
    Frame.line(g, Palette.ORANGE, 20, elbowX, elbowY, tipX, tipY);
    Frame.disc(g, Palette.INK, MIDDLE, MIDDLE, 9);
    Frame.disc(g, Palette.GOLD, elbowX, elbowY, 8);
    Frame.disc(g, Palette.PAPER, tipX, tipY, 5);
  }

  static String text(double angle1, double angle2) {
    Dots dots = new Dots(36, 18, -2.2, 2.2, -2.2, 2.2);
    for (double x = -2.2; x <= 2.2; x += 0.13) {
      dots.dot(Ink.GREEN, x, 1);
    }
    double elbowX = Math.sin(angle1);
    double elbowY = -Math.cos(angle1);
    double sum = angle1 + angle2;
    for (double side = -0.04; side <= 0.04; side += 0.04) {
      double x1 = side * Math.cos(angle1);
      double y1 = side * Math.sin(angle1);
      dots.line(Ink.BLUE, x1, y1, elbowX + x1, elbowY + y1);
      double x2 = elbowX + side * Math.cos(sum);
      double y2 = elbowY + side * Math.sin(sum);
      dots.line(Ink.YELLOW, x2, y2, x2 + Math.sin(sum), y2 - Math.cos(sum));
    }
    dots.mark(Ink.BOLD, 0, 0, 'o');
    return dots.toString();
  }
}
