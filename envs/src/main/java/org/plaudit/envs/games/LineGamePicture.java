package org.plaudit.envs.games;

import java.awt.Color;
import java.awt.Graphics2D;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/** A board with the stones on it. */
final class LineGamePicture {
  private static final double FIELD = 60;
  private static final double MARGIN = 20;

  private LineGamePicture() {}

  static void paint(
      Graphics2D g, int width, int height, int[] board, int rows, int columns, boolean falling) {
    double across = columns * FIELD + 2 * MARGIN;
    double down = rows * FIELD + 2 * MARGIN;
    Frame.paint(g, width, height, across, down, own -> draw(own, board, rows, columns, falling));
  }

  private static void draw(Graphics2D g, int[] board, int rows, int columns, boolean falling) {
    double w = columns * FIELD;
    double h = rows * FIELD;
    if (falling) {
      Frame.block(g, Palette.WATER, MARGIN - 8, MARGIN - 8, w + 16, h + 16, 14);
    } else {
      for (int i = 1; i < columns; i++) {
        double x = MARGIN + i * FIELD;
        Frame.line(g, Palette.MIST, 3, x, MARGIN, x, MARGIN + h);
      }
      for (int i = 1; i < rows; i++) {
        double y = MARGIN + i * FIELD;
        Frame.line(g, Palette.MIST, 3, MARGIN, y, MARGIN + w, y);
      }
    }
    for (int field = 0; field < board.length; field++) {
      double x = MARGIN + (field % columns + 0.5) * FIELD;
      double y = MARGIN + (field / columns + 0.5) * FIELD;
      if (falling) {
        Color stone =
            board[field] < 0 ? Palette.PAPER : board[field] == 0 ? Palette.RED : Palette.GOLD;
        Frame.disc(g, stone, x, y, FIELD * 0.4);
      } else if (board[field] == 0) {
        double arm = FIELD * 0.27;
        Frame.line(g, Palette.RED, 8, x - arm, y - arm, x + arm, y + arm);
        Frame.line(g, Palette.RED, 8, x - arm, y + arm, x + arm, y - arm);
      } else if (board[field] == 1) {
        Frame.disc(g, Palette.BLUE, x, y, FIELD * 0.32);
        Frame.disc(g, Palette.PAPER, x, y, FIELD * 0.19);
      }
    }
  }

  static String text(int[] board, int rows, int columns, boolean falling) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int field = row * columns + column;
        String empty = falling ? "." : Integer.toString(field);
        text.append(column == 0 ? "" : " ")
            .append(
                switch (board[field]) {
                  case 0 -> (falling ? Ink.RED.write("●") : Ink.RED.write("X"));
                  case 1 -> (falling ? Ink.YELLOW.write("●") : Ink.BLUE.write("O"));
                  default -> Ink.FAINT.write(empty);
                });
      }
      text.append('\n');
    }
    if (falling) {
      for (int column = 0; column < columns; column++) {
        text.append(column == 0 ? "" : " ").append(Ink.FAINT.write(Integer.toString(column)));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
