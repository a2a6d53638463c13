package org.plaudit.envs.classic;

import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import org.plaudit.envs.render.Dots;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/** A cart on its rail, a pole on the cart, and the lean at which it counts as fallen. */
final class CartPolePicture {
  private static final double ACROSS = 600;
  private static final double DOWN = 400;
  private static final double SCALE = ACROSS / 2 / 2.7; // picture units per metre
  private static final double RAIL = 310;
  private static final double POLE = 1.6; // drawn longer than its 1 m, to be seen

  private CartPolePicture() {}

  static void paint(Graphics2D g, int width, int height, double x, double angle) {
    Frame.paint(g, width, height, ACROSS, DOWN, own -> draw(own, x, angle));
  }

  private static void draw(Graphics2D g, double x, double angle) {
    double far = CartPole.FURTHEST * SCALE;
    double middle = ACROSS / 2;
    Frame.line(g, Palette.MIST, 4, middle - far, RAIL, middle + far, RAIL);
    for (double metre = -2; metre <= 2; metre++) {
      double tick = middle + metre * SCALE;
      Frame.line(g, Palette.MIST, 2, tick, RAIL + 10, tick, RAIL + (metre == 0 ? 22 : 16));
    }
    Frame.line(g, Palette.RED, 5, middle - far, RAIL - 16, middle - far, RAIL + 16);
    Frame.line(g, Palette.RED, 5, middle + far, RAIL - 16, middle + far, RAIL + 16);

    double cart = middle + x * SCALE;
    double pivot = RAIL - 42;
    double length = POLE * SCALE;
    double lean = Math.toDegrees(CartPole.STEEPEST);
    g.setColor(Palette.faint(Palette.GREEN, 0.13));
    g.fill(
        new Arc2D.Double(
            cart - length - 14,
            pivot - length - 14,
            2 * length + 28,
            2 * length + 28,
            90 - lean,
            2 * lean,
            Arc2D.PIE));

    Frame.block(g, Palette.INK, cart - 44, RAIL - 48, 88, 36, 8);
    Frame.disc(g, Palette.SLATE, cart - 26, RAIL - 10, 10);
    Frame.disc(g, Palette.SLATE, cart + 26, RAIL - 10, 10);
    Frame.disc(g, Palette.PAPER, cart - 26, RAIL - 10, 4);
    Frame.disc(g, Palette.PAPER, cart + 26, RAIL - 10, 4);
    double tipX = cart + length * Math.sin(angle);
    double tipY = pivot - length * Math.cos(angle);
    Frame.line(g, Palette.ORANGE, 13, cart, pivot, tipX, tipY);
    Frame.disc(g, Palette.PAPER, cart, pivot, 4.5);
  }

  static String text(double x, double angle) {
    Dots dots = new Dots(61, 11, -2.7, 2.7, -0.25, 1.75);
    dots.line(Ink.FAINT, -CartPole.FURTHEST, -0.2, CartPole.FURTHEST, -0.2);
    dots.line(Ink.RED, -CartPole.FURTHEST, -0.2, -CartPole.FURTHEST, 0.05);
    dots.line(Ink.RED, CartPole.FURTHEST, -0.2, CartPole.FURTHEST, 0.05);
    dots.block(Ink.BLUE, x - 0.35, -0.12, x + 0.35, 0.1);
    double tipX = x + POLE * Math.sin(angle);
    double tipY = 0.14 + POLE * Math.cos(angle);
    dots.line(Ink.YELLOW, x - 0.02, 0.14, tipX - 0.02, tipY);
    dots.line(Ink.YELLOW, x + 0.02, 0.14, tipX + 0.02, tipY);
    return dots.toString();
  }
}
