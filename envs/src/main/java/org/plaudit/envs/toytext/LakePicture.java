package org.plaudit.envs.toytext;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.plaudit.envs.render.Figures;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/** Ice, holes, a gift, and whoever has come to fetch it. */
final class LakePicture {
  private static final double TILE = 100;

  private LakePicture() {}

  static void paint(Graphics2D g, int width, int height, List<String> lake, int tile) {
    double across = lake.get(0).length() * TILE + 20;
    double down = lake.size() * TILE + 20;
    Frame.paint(g, width, height, across, down, own -> draw(own, lake, tile));
  }

  private static void draw(Graphics2D g, List<String> lake, int tile) {
    int columns = lake.get(0).length();
    g.translate(10, 10);
    Frame.block(g, Palette.WATER, -6, -6, columns * TILE + 12, lake.size() * TILE + 12, 14);
    for (int row = 0; row < lake.size(); row++) {
      for (int column = 0; column < columns; column++) {
        tile(g, lake.get(row).charAt(column), column * TILE, row * TILE);
      }
    }
    double x = tile % columns * TILE;
    double y = Math.floorDiv(tile, columns) * TILE;
    Color coat =
        lake.get(tile / columns).charAt(tile % columns) == 'H' ? Palette.SLATE : Palette.RED;
    Figures.person(g, coat, x + 50, y + 92, 74);
  }

  private static void tile(Graphics2D g, char letter, double x, double y) {
    Color ice = letter == 'S' ? Palette.mix(Palette.ICE, Palette.GREEN, 0.25) : Palette.ICE;
    Frame.block(g, ice, x + 2, y + 2, TILE - 4, TILE - 4, 10);
    // Two scratches, so that ice looks like ice.
    Frame.line(g, Palette.PAPER, 3, x + 16, y + 30, x + 34, y + 14);
    Frame.line(g, Palette.PAPER, 3, x + 20, y + 42, x + 28, y + 35);
    if (letter == 'H') {
      g.setColor(Palette.WATER);
      g.fill(new Ellipse2D.Double(x + 14, y + 22, 72, 60));
      g.setColor(Palette.mix(Palette.WATER, Palette.INK, 0.5));
      g.setStroke(new BasicStroke(4));
      g.draw(new Ellipse2D.Double(x + 14, y + 22, 72, 60));
      Frame.line(g, Palette.faint(Palette.PAPER, 0.5), 3, x + 32, y + 48, x + 50, y + 48);
      Frame.line(g, Palette.faint(Palette.PAPER, 0.5), 3, x + 46, y + 60, x + 68, y + 60);
    }
    if (letter == 'G') {
      Figures.gift(g, x + 50, y + 86, 62);
    }
  }

  static String text(List<String> lake, int tile) {
    int columns = lake.get(0).length();
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < lake.size(); row++) {
      for (int column = 0; column < columns; column++) {
        char letter = lake.get(row).charAt(column);
        boolean here = row * columns + column == tile;
        String cell = here ? "\u25cf" : letter == 'F' ? "\u00b7" : String.valueOf(letter);
        text.append(ink(letter, here).write(" " + cell + " "));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static Ink ink(char letter, boolean here) {
    return switch (letter) {
      case 'H' -> here ? Ink.ON_RED : Ink.ON_BLUE;
      case 'G' -> here ? Ink.ON_GREEN : Ink.ON_YELLOW;
      default -> here ? Ink.ON_RED : Ink.ON_CYAN;
    };
  }
}
