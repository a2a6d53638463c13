package org.plaudit.envs.social;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.plaudit.envs.render.Dots;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;
import org.plaudit.envs.render.Words;

/** Agents and landmarks from above; a thread ties each landmark to its nearest agent. */
final class SpreadPicture {
  private static final double SIDE = 500;
  private static final List<Color> COLORS = List.of(Palette.BLUE, Palette.GREEN, Palette.RED);
  private static final List<Ink> INKS = List.of(Ink.BLUE, Ink.GREEN, Ink.RED);

  private SpreadPicture() {}

  /** Half the side of the square that holds everybody. */
  private static double reach(List<Double> state) {
    double reach = 1 + SimpleSpread.RADIUS;
    for (int i = 0; i < 2 * SimpleSpread.AGENTS; i++) {
      reach = Math.max(reach, Math.abs(state.get(i)) + SimpleSpread.RADIUS);
    }
    return reach * 1.05;
  }

  private static int mark(int mark) {
    return 4 * SimpleSpread.AGENTS + 2 * mark;
  }

  static void paint(Graphics2D g, int width, int height, SimpleSpread world) {
    Frame.paint(g, width, height, SIDE, SIDE, own -> draw(own, world));
  }

  private static void draw(Graphics2D g, SimpleSpread world) {
    List<Double> state = world.state();
    double scale = SIDE / 2 / reach(state);
    Frame.block(g, Palette.SKY, at(-1, scale), at(-1, scale), 2 * scale, 2 * scale, 10);
    for (int mark = 0; mark < SimpleSpread.LANDMARKS; mark++) {
      double x = at(state.get(mark(mark)), scale);
      double y = at(-state.get(mark(mark) + 1), scale);
      int nearest = 2 * world.nearest(mark);
      Frame.line(
          g,
          Palette.MIST,
          2.5,
          x,
          y,
          at(state.get(nearest), scale),
          at(-state.get(nearest + 1), scale));
      Frame.disc(g, Palette.GOLD, x, y, 11);
      Frame.disc(g, Palette.PAPER, x, y, 6.5);
      Frame.disc(g, Palette.GOLD, x, y, 3.5);
    }
    for (int i = 0; i < SimpleSpread.AGENTS; i++) {
      double x = at(state.get(2 * i), scale);
      double y = at(-state.get(2 * i + 1), scale);
      double radius = SimpleSpread.RADIUS * scale;
      Frame.disc(g, Palette.faint(COLORS.get(i), 0.8), x, y, radius);
      g.setColor(COLORS.get(i));
      g.setStroke(new BasicStroke(2.5f));
      g.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
      Words.middle(g, Palette.PAPER, radius, String.valueOf(i), x, y + 0.36 * radius);
    }
  }

  /** Where a coordinate lies in the picture. */
  private static double at(double coordinate, double scale) {
    return SIDE / 2 + scale * coordinate;
  }

  static String text(SimpleSpread world) {
    List<Double> state = world.state();
    double reach = reach(state);
    Dots dots = new Dots(40, 20, -reach, reach, -reach, reach);
    for (int side = -1; side <= 1; side += 2) {
      dots.line(Ink.FAINT, side, -1, side, 1);
      dots.line(Ink.FAINT, -1, side, 1, side);
    }
    for (int i = 0; i < SimpleSpread.AGENTS; i++) {
      double x = state.get(2 * i);
      double y = state.get(2 * i + 1);
      for (int j = 0; j < 48; j++) {
        double around = j * Math.PI / 24;
        dots.dot(
            INKS.get(i),
            x + SimpleSpread.RADIUS * Math.cos(around),
            y + SimpleSpread.RADIUS * Math.sin(around));
      }
      dots.mark(INKS.get(i), x, y, (char) ('0' + i));
    }
    for (int mark = 0; mark < SimpleSpread.LANDMARKS; mark++) {
      dots.mark(Ink.YELLOW, state.get(mark(mark)), state.get(mark(mark) + 1), '◆');
    }
    return dots.toString();
  }
}
