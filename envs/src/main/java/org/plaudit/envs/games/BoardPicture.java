package org.plaudit.envs.games;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/** Crosses and noughts on a grid of lines, or discs in a cage; the newest stone has a dot. */
final class BoardPicture {
  private static final double FIELD = 60;
  private static final double MARGIN = 24;

  private BoardPicture() {}

  static void paint(Graphics2D g, int width, int height, Board board, Stones stones) {
    double across = board.columns() * FIELD + 2 * MARGIN;
    double down = board.rows() * FIELD + 2 * MARGIN;
    Frame.paint(
        g,
        width,
        height,
        across,
        down,
        own -> {
          own.translate(MARGIN, MARGIN);
          if (stones == Stones.FALL) {
            drawCage(own, board);
          } else {
            drawGrid(own, board);
          }
        });
  }

  private static double x(Board board, int field) {
    return (field % board.columns() + 0.5) * FIELD;
  }

  private static double y(Board board, int field) {
    return (Math.floorDiv(field, board.columns()) + 0.5) * FIELD;
  }

  private static void drawGrid(Graphics2D g, Board board) {
    for (int i = 1; i < board.columns(); i++) {
      Frame.line(g, Palette.MIST, 4, i * FIELD, 4, i * FIELD, board.rows() * FIELD - 4);
    }
    for (int i = 1; i < board.rows(); i++) {
      Frame.line(g, Palette.MIST, 4, 4, i * FIELD, board.columns() * FIELD - 4, i * FIELD);
    }
    for (int field = 0; field < board.size(); field++) {
      double x = x(board, field);
      double y = y(board, field);
      if (board.inLine(field)) {
        Frame.block(g, Palette.MEADOW, x - 25, y - 25, 50, 50, 10);
      }
      if (board.at(field) == 0) {
        double arm = FIELD * 0.24;
        Frame.line(g, Palette.RED, 8, x - arm, y - arm, x + arm, y + arm);
        Frame.line(g, Palette.RED, 8, x - arm, y + arm, x + arm, y - arm);
      } else if (board.at(field) == 1) {
        ring(g, Palette.BLUE, 8, x, y, FIELD * 0.26);
      }
      if (field == board.last()) {
        Frame.disc(g, Palette.INK, x, y, 3);
      }
    }
  }

  private static void drawCage(Graphics2D g, Board board) {
    double w = board.columns() * FIELD;
    double h = board.rows() * FIELD;
    Frame.block(g, Palette.WATER, -10, -10, w + 20, h + 20, 18);
    for (int field = 0; field < board.size(); field++) {
      double x = x(board, field);
      double y = y(board, field);
      Color rim = Palette.mix(Palette.WATER, Palette.INK, 0.35);
      Frame.disc(g, rim, x, y, FIELD * 0.43);
      if (board.at(field) == Board.EMPTY) {
        Frame.disc(g, Palette.PAPER, x, y + 1, FIELD * 0.40);
        continue;
      }
      Color stone = board.at(field) == 0 ? Palette.RED : Palette.GOLD;
      Frame.disc(g, stone, x, y, FIELD * 0.40);
      ring(g, Palette.mix(stone, Palette.INK, 0.18), 3, x, y, FIELD * 0.28);
      if (board.inLine(field)) {
        ring(g, Palette.PAPER, 4, x, y, FIELD * 0.38);
      }
      if (field == board.last()) {
        Frame.disc(g, Palette.INK, x, y, 4);
      }
    }
  }

  private static void ring(
      Graphics2D g, Color color, double thick, double x, double y, double radius) {
    g.setColor(color);
    g.setStroke(new BasicStroke((float) thick));
    g.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  static String text(Board board, Stones stones) {
    return stones == Stones.FALL ? cage(board) : grid(board);
  }

  /** Fields between lines; an empty one shows its number. */
  private static String grid(Board board) {
    StringBuilder text = new StringBuilder();
    for (int field = 0; field < board.size(); field++) {
      int column = field % board.columns();
      if (column == 0 && field > 0) {
        text.append("───").append("┼───".repeat(board.columns() - 1)).append('\n');
      }
      String sign =
          board.at(field) == Board.EMPTY
              ? Ink.FAINT.write(" " + field + " ")
              : board.inLine(field)
                  ? Ink.ON_GREEN.write(" " + Stones.STAY.sign(board.at(field)) + " ")
                  : " " + Stones.STAY.inked(board.at(field)) + " ";
      text.append(column == 0 ? "" : "│").append(sign);
      text.append(column == board.columns() - 1 ? "\n" : "");
    }
    return text.toString();
  }

  /** Discs in a cage; the columns' numbers are below. */
  private static String cage(Board board) {
    StringBuilder text = new StringBuilder();
    StringBuilder floor = new StringBuilder();
    for (int column = 0; column < board.columns(); column++) {
      floor.append(Ink.BLUE.write("─")).append(column);
    }
    text.append(Ink.BLUE.write("╭" + "──".repeat(board.columns()) + "─╮")).append('\n');
    for (int row = 0; row < board.rows(); row++) {
      text.append(Ink.BLUE.write("│"));
      for (int column = 0; column < board.columns(); column++) {
        int field = row * board.columns() + column;
        int player = board.at(field);
        text.append(' ')
            .append(
                player == Board.EMPTY
                    ? Ink.FAINT.write("·")
                    : board.inLine(field)
                        ? Ink.ON_GREEN.write(Stones.FALL.sign(player))
                        : Stones.FALL.inked(player));
      }
      text.append(' ').append(Ink.BLUE.write("│")).append('\n');
    }
    return text + Ink.BLUE.write("╰") + floor + Ink.BLUE.write("─╯") + "\n";
  }
}
