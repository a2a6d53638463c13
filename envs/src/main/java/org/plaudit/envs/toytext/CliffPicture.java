package org.plaudit.envs.toytext;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.plaudit.envs.render.Figures;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/** A meadow that breaks off into a gorge. */
final class CliffPicture {
  private static final double TILE = 60;

  private CliffPicture() {}

  static void paint(Graphics2D g, int width, int height, int tile) {
    double across = CliffWalking.COLUMNS * TILE + 16;
    double down = CliffWalking.ROWS * TILE + 16;
    Frame.paint(g, width, height, across, down, own -> draw(own, tile));
  }

  private static void draw(Graphics2D g, int tile) {
    g.translate(8, 8);
    for (int i = 0; i < CliffWalking.ROWS * CliffWalking.COLUMNS; i++) {
      double x = i % CliffWalking.COLUMNS * TILE;
      double y = Math.floorDiv(i, CliffWalking.COLUMNS) * TILE;
      boolean light = (i / CliffWalking.COLUMNS + i % CliffWalking.COLUMNS) % 2 == 0;
      if (!CliffWalking.cliff(i)) {
        g.setColor(light ? Palette.MEADOW : Palette.mix(Palette.MEADOW, Palette.GREEN, 0.12));
        g.fill(new Rectangle2D.Double(x, y, TILE, TILE));
      }
    }
    gorge(g);
    double goalX = CliffWalking.GOAL % CliffWalking.COLUMNS * TILE + TILE / 2;
    double ground = (CliffWalking.ROWS - 1) * TILE;
    Figures.gift(g, goalX, ground + 52, 38);
    Frame.line(g, Palette.SLATE, 5, 14, ground + 52, 14, ground + 12);
    Path2D sign = new Path2D.Double();
    sign.moveTo(8, ground + 8);
    sign.lineTo(40, ground + 8);
    sign.lineTo(50, ground + 18);
    sign.lineTo(40, ground + 28);
    sign.lineTo(8, ground + 28);
    sign.closePath();
    g.setColor(Palette.WOOD);
    g.fill(sign);
    double x = tile % CliffWalking.COLUMNS * TILE + TILE / 2;
    double y = Math.floorDiv(tile, CliffWalking.COLUMNS) * TILE;
    Figures.person(g, Palette.RED, x, y + 56, 47);
  }

  private static void gorge(Graphics2D g) {
    double top = (CliffWalking.ROWS - 1) * TILE;
    double right = (CliffWalking.COLUMNS - 1) * TILE;
    g.setPaint(
        new GradientPaint(0, (float) top, Palette.ROCK, 0, (float) (top + TILE), Palette.INK));
    g.fill(new Rectangle2D.Double(TILE, top, right - TILE, TILE));
    // The broken edge of the turf.
    Path2D edge = new Path2D.Double();
    edge.moveTo(TILE, top);
    for (int i = 0; i < 40; i++) {
      double x = TILE + (right - TILE) * (i + 0.5) / 40;
      edge.lineTo(x, top + (i * 7 % 5) * 2.2 + 3);
    }
    edge.lineTo(right, top);
    edge.closePath();
    g.setColor(Palette.mix(Palette.MEADOW, Palette.GREEN, 0.45));
    g.fill(edge);
  }

  static String text(int tile) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < CliffWalking.ROWS * CliffWalking.COLUMNS; i++) {
      boolean here = i == tile;
      Ink ink =
          here
              ? Ink.ON_RED
              : CliffWalking.cliff(i)
                  ? Ink.ON_GREY
                  : i == CliffWalking.GOAL ? Ink.ON_YELLOW : Ink.ON_GREEN;
      String cell =
          here
              ? "\u25cf"
              : CliffWalking.cliff(i)
                  ? "\u2592"
                  : i == CliffWalking.GOAL ? "G" : i == CliffWalking.START ? "S" : "\u00b7";
      text.append(ink.write(" " + cell + " "));
      text.append(i % CliffWalking.COLUMNS == CliffWalking.COLUMNS - 1 ? "\n" : "");
    }
    return text.toString();
  }
}
