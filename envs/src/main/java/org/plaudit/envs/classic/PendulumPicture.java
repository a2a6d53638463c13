package org.plaudit.envs.classic;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import org.plaudit.envs.render.Dots;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/** A rod on an axle, and an arrow around the axle that shows the torque. */
final class PendulumPicture {
  private static final double SIDE = 500;
  private static final double MIDDLE = SIDE / 2;
  private static final double ROD = 185;

  private PendulumPicture() {}

  static void paint(Graphics2D g, int width, int height, double angle, double torque) {
    Frame.paint(g, width, height, SIDE, SIDE, own -> draw(own, angle, torque));
  }

  private static void draw(Graphics2D g, double angle, double torque) {
    Frame.disc(g, Palette.SKY, MIDDLE, MIDDLE, 228);
    Frame.line(g, Palette.GREEN, 4, MIDDLE, MIDDLE - 216, MIDDLE, MIDDLE - 228);
    double tipX = MIDDLE - ROD * Math.sin(angle);
    double tipY = MIDDLE - ROD * Math.cos(angle);
    Frame.line(g, Palette.RED, 38, MIDDLE, MIDDLE, tipX, tipY);
    Frame.disc(g, Palette.INK, MIDDLE, MIDDLE, 10);
    arrow(g, torque);
  }

  /** From below the axle, counter-clockwise for a positive torque; a quarter turn for each N m. */
  private static void arrow(Graphics2D g, double torque) {
    if (Math.abs(torque) < 0.02) {
      return;
    }
    double radius = 52;
    double sweep = 90 * torque;
    g.setColor(Palette.INK);
    g.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(
        new Arc2D.Double(
            MIDDLE - radius, MIDDLE - radius, 2 * radius, 2 * radius, -90, sweep, Arc2D.OPEN));
    double end = Math.toRadians(-90 + sweep);
    double way = Math.signum(torque);
    double x = MIDDLE + radius * Math.cos(end);
    double y = MIDDLE - radius * Math.sin(end);
    // Along the circle, and outwards from it.
    double alongX = -Math.sin(end) * way;
    double alongY = -Math.cos(end) * way;
    double outX = Math.cos(end);
    double outY = -Math.sin(end);
    Path2D head = new Path2D.Double();
    head.moveTo(x + 20 * alongX, y + 20 * alongY);
    head.lineTo(x + 12 * outX, y + 12 * outY);
    head.lineTo(x - 12 * outX, y - 12 * outY);
    head.closePath();
    g.fill(head);
  }

  static String text(double angle, double torque) {
    Dots dots = new Dots(32, 16, -1.15, 1.15, -1.15, 1.15);
    for (int i = 0; i < 60; i++) {
      double around = i * Math.PI / 30;
      dots.dot(Ink.FAINT, 1.1 * Math.sin(around), 1.1 * Math.cos(around));
    }
    for (double side = -0.06; side <= 0.06; side += 0.02) {
      double besideX = side * Math.cos(angle);
      double besideY = side * Math.sin(angle);
      dots.line(Ink.RED, besideX, besideY, besideX - Math.sin(angle), besideY + Math.cos(angle));
    }
    dots.mark(Ink.BOLD, 0, 0, 'o');
    String way = torque > 0 ? "counter-clockwise" : torque < 0 ? "clockwise" : "";
    return dots + "torque %+.2f N m %s%n".formatted(torque, way).replace("\r", "");
  }
}
