package org.plaudit.envs.render;

import java.util.Arrays;

/**
 * A drawing for the terminal. Each character holds two by four dots (Unicode's Braille patterns)
 * and has one ink, that of the last dot set in it. Coordinates are the drawing's own, y pointing
 * up.
 */
public final class Dots {
  private static final int[][] BIT = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final int columns;
  private final int rows;
  private final double left;
  private final double top;
  private final double perUnitX;
  private final double perUnitY;
  private final char[][] cells;
  private final Ink[][] inks;

  /**
   * An empty drawing of {@code columns} by {@code rows} characters that shows x in [left, right]
   * and y in [bottom, top].
   */
  public Dots(int columns, int rows, double left, double right, double bottom, double top) {
    this.columns = columns;
    this.rows = rows;
    this.left = left;
    this.top = top;
    this.perUnitX = (2 * columns - 1) / (right - left);
    this.perUnitY = (4 * rows - 1) / (top - bottom);
    this.cells = new char[rows][columns];
    this.inks = new Ink[rows][columns];
    for (int row = 0; row < rows; row++) {
      Arrays.fill(cells[row], ' ');
      Arrays.fill(inks[row], Ink.PLAIN);
    }
  }

  /** A dot; nothing happens outside the drawing. */
  public void dot(Ink ink, double x, double y) {
    set(ink, Math.round((x - left) * perUnitX), Math.round((top - y) * perUnitY));
  }

  private void set(Ink ink, long across, long down) {
    if (across < 0 || down < 0 || across >= 2L * columns || down >= 4L * rows) {
      return;
    }
    int column = (int) across / 2;
    int row = (int) down / 4;
    char cell = cells[row][column];
    if (cell < 0x2800 || cell > 0x28FF) {
      cell = 0x2800;
    }
    cells[row][column] = (char) (cell | BIT[(int) down % 4][(int) across % 2]);
    inks[row][column] = ink;
  }

  public void line(Ink ink, double x0, double y0, double x1, double y1) {
    double longest = Math.max(Math.abs(x1 - x0) * perUnitX, Math.abs(y1 - y0) * perUnitY);
    int pieces = (int) Math.max(1, Math.ceil(longest));
    for (int i = 0; i <= pieces; i++) {
      double share = (double) i / pieces;
      dot(ink, x0 + share * (x1 - x0), y0 + share * (y1 - y0));
    }
  }

  /** A filled rectangle between two corners. */
  public void block(Ink ink, double x0, double y0, double x1, double y1) {
    int pieces = (int) Math.max(1, Math.ceil(Math.abs(y1 - y0) * perUnitY));
    for (int i = 0; i <= pieces; i++) {
      double y = y0 + (y1 - y0) * i / pieces;
      line(ink, x0, y, x1, y);
    }
  }

  /** One character instead of dots, around (x, y). */
  public void mark(Ink ink, double x, double y, char mark) {
    long column = Math.round((x - left) * perUnitX) / 2;
    long row = Math.round((top - y) * perUnitY) / 4;
    if (column >= 0 && row >= 0 && column < columns && row < rows) {
      cells[(int) row][(int) column] = mark;
      inks[(int) row][(int) column] = ink;
    }
  }

  /** The lines, each ended by a line feed, without blanks at their ends. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      int end = columns;
      while (end > 0 && cells[row][end - 1] == ' ') {
        end--;
      }
      for (int from = 0, to; from < end; from = to) {
        to = from + 1;
        while (to < end && inks[row][to] == inks[row][from]) {
          to++;
        }
        text.append(inks[row][from].write(new String(cells[row], from, to - from)));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
