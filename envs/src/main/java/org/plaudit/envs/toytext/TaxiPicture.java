package org.plaudit.envs.toytext;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.plaudit.envs.render.Figures;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/** A small town: four coloured stands, walls, a taxi, and a passenger waiting or riding. */
final class TaxiPicture {
  private static final double TILE = 100;
  private static final List<Color> STANDS =
      List.of(Palette.RED, Palette.GREEN, Palette.GOLD, Palette.BLUE);
  private static final List<Ink> INKS =
      List.of(Ink.ON_RED, Ink.ON_GREEN, Ink.ON_YELLOW, Ink.ON_BLUE);

  private TaxiPicture() {}

  static void paint(Graphics2D g, int width, int height, int state) {
    Frame.paint(g, width, height, 5 * TILE + 28, 5 * TILE + 28, own -> draw(own, state));
  }

  private static void draw(Graphics2D g, int state) {
    g.translate(14, 14);
    Frame.block(g, Palette.LINE, -7, -7, 5 * TILE + 14, 5 * TILE + 14, 12);
    for (int i = 0; i < 25; i++) {
      Frame.block(
          g,
          Palette.PAPER,
          i % 5 * TILE + 2,
          Math.floorDiv(i, 5) * TILE + 2,
          TILE - 4,
          TILE - 4,
          8);
    }
    for (int i = 0; i < 4; i++) {
      double x = Taxi.STAND_COLUMN[i] * TILE;
      double y = Taxi.STAND_ROW[i] * TILE;
      Frame.block(g, Palette.faint(STANDS.get(i), 0.30), x + 2, y + 2, TILE - 4, TILE - 4, 8);
      if (i == Taxi.destination(state)) {
        g.setColor(STANDS.get(i));
        g.setStroke(new BasicStroke(7));
        g.draw(new RoundRectangle2D.Double(x + 7, y + 7, TILE - 14, TILE - 14, 14, 14));
        flag(g, STANDS.get(i), x + TILE - 34, y + 44);
      }
    }
    g.setColor(Palette.INK);
    g.setStroke(new BasicStroke(7, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new RoundRectangle2D.Double(-4, -4, 5 * TILE + 8, 5 * TILE + 8, 18, 18));
    for (int row = 0; row < 5; row++) {
      for (int column = 1; column < 5; column++) {
        if (Taxi.MAP.get(row).charAt(2 * column) == '|') {
          Frame.line(
              g,
              Palette.INK,
              9,
              column * TILE,
              row * TILE + 4,
              column * TILE,
              row * TILE + TILE - 4);
        }
      }
    }
    int passenger = Taxi.passenger(state);
    taxi(g, Taxi.column(state) * TILE + 50, Taxi.row(state) * TILE + 82, passenger == Taxi.RIDING);
    if (passenger != Taxi.RIDING) {
      double x = Taxi.STAND_COLUMN[passenger] * TILE;
      double y = Taxi.STAND_ROW[passenger] * TILE;
      Figures.person(g, Palette.BLUE, x + 20, y + 95, 50);
    }
  }

  private static void flag(Graphics2D g, Color color, double x, double y) {
    Frame.line(g, Palette.INK, 3, x, y, x, y - 26);
    Path2D cloth = new Path2D.Double();
    cloth.moveTo(x, y - 27);
    cloth.lineTo(x + 20, y - 20);
    cloth.lineTo(x, y - 13);
    cloth.closePath();
    g.setColor(color);
    g.fill(cloth);
  }

  private static void taxi(Graphics2D g, double x, double y, boolean occupied) {
    Path2D cabin = new Path2D.Double();
    cabin.moveTo(x - 24, y - 28);
    cabin.lineTo(x - 16, y - 50);
    cabin.lineTo(x + 14, y - 50);
    cabin.lineTo(x + 25, y - 28);
    cabin.closePath();
    g.setColor(Palette.mix(Palette.GOLD, Palette.INK, 0.12));
    g.fill(cabin);
    Frame.block(g, Palette.SKY, x - 17, y - 45, 15, 15, 2);
    Frame.block(g, Palette.SKY, x + 1, y - 45, 15, 15, 2);
    if (occupied) {
      Frame.disc(g, Palette.SLATE, x - 9.5, y - 37, 5.5);
      Frame.block(g, Palette.SLATE, x - 15, y - 33, 11, 5, 2);
    }
    Frame.block(g, Palette.INK, x - 8, y - 58, 16, 8, 2);
    Frame.block(g, Palette.GOLD, x - 38, y - 31, 76, 24, 8);
    for (int i = 0; i < 9; i++) {
      g.setColor(i % 2 == 0 ? Palette.INK : Palette.PAPER);
      g.fill(new Rectangle2D.Double(x - 27 + 6 * i, y - 22, 6, 6));
    }
    for (int side = -1; side <= 1; side += 2) {
      Frame.disc(g, Palette.INK, x + 21 * side, y - 6, 9);
      Frame.disc(g, Palette.MIST, x + 21 * side, y - 6, 3.5);
    }
  }

  static String text(int state) {
    StringBuilder text = new StringBuilder("+" + "-".repeat(19) + "+\n");
    for (int row = 0; row < 5; row++) {
      String line = Taxi.MAP.get(row);
      text.append('|');
      for (int column = 0; column < 5; column++) {
        text.append(cell(row, column, state));
        char border = line.charAt(2 * column + 2);
        text.append(border == '|' ? '|' : column == 4 ? '|' : ' ');
      }
      text.append('\n');
    }
    text.append("+" + "-".repeat(19) + "+\n");
    int passenger = Taxi.passenger(state);
    String where = passenger == Taxi.RIDING ? "rides" : "waits at " + name(passenger);
    return text + "passenger " + where + ", wants to go to " + name(Taxi.destination(state)) + "\n";
  }

  private static String name(int stand) {
    return List.of("red", "green", "yellow", "blue").get(stand);
  }

  private static String cell(int row, int column, int state) {
    int passenger = Taxi.passenger(state);
    int stand = -1;
    for (int i = 0; i < 4; i++) {
      stand = row == Taxi.STAND_ROW[i] && column == Taxi.STAND_COLUMN[i] ? i : stand;
    }
    boolean taxi = row == Taxi.row(state) && column == Taxi.column(state);
    String waiting = stand >= 0 && stand == passenger ? "\u263a" : " ";
    String middle =
        taxi ? passenger == Taxi.RIDING ? "\u25a3" : "\u25a1" : stand < 0 ? "\u00b7" : waiting;
    String cell =
        (taxi ? waiting : " ") + middle + (stand == Taxi.destination(state) ? "\u2691" : " ");
    return taxi && stand < 0
        ? Ink.ON_WHITE.write(cell)
        : stand < 0 ? Ink.FAINT.write(cell) : INKS.get(stand).write(cell);
  }
}
