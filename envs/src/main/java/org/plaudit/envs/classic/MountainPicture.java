package org.plaudit.envs.classic;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.plaudit.envs.render.Dots;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/** A car in a valley, and the flag it is to reach. */
final class MountainPicture {
  private static final double ACROSS = 600;
  private static final double DOWN = 400;
  private static final double SCALE = ACROSS / (MountainCar.RIGHTMOST - MountainCar.LEFTMOST);
  private static final double RISE = 275; // picture units per unit of height
  private static final double LIFT = 30;

  private MountainPicture() {}

  /** Height of the ground; only the picture needs it. */
  private static double height(double position) {
    return Math.sin(3 * position) * 0.45 + 0.55;
  }

  private static double x(double position) {
    return (position - MountainCar.LEFTMOST) * SCALE;
  }

  private static double y(double position) {
    return DOWN - LIFT - height(position) * RISE;
  }

  static void paint(Graphics2D g, int width, int height, double position, double goal) {
    Frame.paint(g, width, height, ACROSS, DOWN, own -> draw(own, position, goal));
  }

  private static void draw(Graphics2D g, double position, double goal) {
    g.setColor(Palette.SKY);
    g.fill(new Rectangle2D.Double(0, 0, ACROSS, DOWN));
    Path2D ridge = new Path2D.Double();
    ridge.moveTo(0, y(MountainCar.LEFTMOST));
    for (int i = 1; i <= 120; i++) {
      double p = MountainCar.LEFTMOST + i / SCALE * ACROSS / 120;
      ridge.lineTo(x(p), y(p));
    }
    Path2D hill = new Path2D.Double(ridge);
    hill.lineTo(ACROSS, DOWN);
    hill.lineTo(0, DOWN);
    hill.closePath();
    g.setColor(Palette.MEADOW);
    g.fill(hill);
    g.setColor(Palette.GREEN);
    g.setStroke(new BasicStroke(4));
    g.draw(ridge);

    double poleX = x(goal);
    double poleY = y(goal);
    Frame.line(g, Palette.INK, 4, poleX, poleY, poleX, poleY - 62);
    Path2D flag = new Path2D.Double();
    flag.moveTo(poleX, poleY - 62);
    flag.lineTo(poleX - 34, poleY - 51);
    flag.lineTo(poleX, poleY - 40);
    flag.closePath();
    g.setColor(Palette.GOLD);
    g.fill(flag);

    AffineTransform before = g.getTransform();
    g.translate(x(position), y(position));
    // The slope of the drawn ground: d height / d position.
    g.rotate(-Math.atan(1.35 * Math.cos(3 * position) * RISE / SCALE));
    Path2D cabin = new Path2D.Double();
    cabin.moveTo(-15, -26);
    cabin.lineTo(-9, -40);
    cabin.lineTo(10, -40);
    cabin.lineTo(17, -26);
    cabin.closePath();
    g.setColor(Palette.INK);
    g.fill(cabin);
    Frame.block(g, Palette.RED, -27, -28, 54, 18, 6);
    for (int side = -1; side <= 1; side += 2) {
      Frame.disc(g, Palette.INK, 15 * side, -9, 9);
      Frame.disc(g, Palette.MIST, 15 * side, -9, 3.5);
    }
    g.setTransform(before);
  }

  static String text(double position, double goal) {
    Dots dots = new Dots(61, 13, MountainCar.LEFTMOST, MountainCar.RIGHTMOST, 0.05, 1.3);
    for (int i = 0; i <= 360; i++) {
      double p = MountainCar.LEFTMOST + i / 200.0;
      dots.dot(Ink.GREEN, p, height(p));
    }
    dots.line(Ink.YELLOW, goal, height(goal) + 0.05, goal, height(goal) + 0.28);
    dots.block(Ink.YELLOW, goal, height(goal) + 0.2, goal + 0.06, height(goal) + 0.28);
    double ground = height(position) + 0.07;
    dots.block(Ink.RED, position - 0.06, ground, position + 0.06, ground + 0.06);
    dots.block(Ink.RED, position - 0.025, ground + 0.06, position + 0.025, ground + 0.12);
    return dots.toString();
  }
}
