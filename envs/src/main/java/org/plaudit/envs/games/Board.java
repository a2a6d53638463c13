package org.plaudit.envs.games;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.plaudit.envs.Episode;

/**
 * Fields in rows, numbered row by row from the top left, each empty or with a stone of player 0 or
 * 1.
 */
final class Board {
  static final int EMPTY = -1;

  private final int rows;
  private final int columns;
  private final int line;
  private final int[] stones;
  private int last = EMPTY;
  private int free;

  /**
   * @param line how many stones in a row make a line
   */
  Board(int rows, int columns, int line) {
    this.rows = rows;
    this.columns = columns;
    this.line = line;
    this.stones = new int[rows * columns];
    clear();
  }

  void clear() {
    Arrays.fill(stones, EMPTY);
    last = EMPTY;
    free = stones.length;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  int size() {
    return stones.length;
  }

  /** Whose stone it is, or {@link #EMPTY}. */
  int at(int field) {
    return stones[field];
  }

  boolean full() {
    return free == 0;
  }

  /** The field of the newest stone, or {@link #EMPTY}. */
  int last() {
    return last;
  }

  /** Puts a stone onto an empty field. */
  void put(int field, int player) {
    stones[field] = player;
    last = field;
    free--;
  }

  /** The lowest empty field of a column that is not full. */
  int lowest(int column) {
    int field = (rows - 1) * columns + column;
    while (stones[field] != EMPTY) {
      field -= columns;
    }
    return field;
  }

  /** Whether the stone on {@code field} is part of a line of its owner. */
  boolean inLine(int field) {
    return stones[field] != EMPTY
        && (reaches(field, 0, 1)
            || reaches(field, 1, 0)
            || reaches(field, 1, 1)
            || reaches(field, 1, -1));
  }

  private boolean reaches(int field, int down, int across) {
    return 1 + run(field, down, across) + run(field, -down, -across) >= line;
  }

  /** How many stones of the same owner follow {@code field} in a direction. */
  private int run(int field, int down, int across) {
    int row = field / columns + down;
    int column = field % columns + across;
    int length = 0;
    while (row >= 0
        && row < rows
        && column >= 0
        && column < columns
        && stones[row * columns + column] == stones[field]) {
      length++;
      row += down;
      column += across;
    }
    return length;
  }

  void save(DataOutput out) throws IOException {
    for (int stone : stones) {
      out.writeByte(stone);
    }
    out.writeByte(last);
  }

  /**
   * What {@link #save} wrote, as a board of its own.
   *
   * @param moves how many stones there must be, laid in turns
   * @throws IOException if the bytes are no such board
   */
  Board loaded(DataInput in, int moves) throws IOException {
    Board board = new Board(rows, columns, line);
    int[] count = new int[2];
    for (int field = 0; field < stones.length; field++) {
      int stone = in.readByte();
      Episode.expect(stone >= EMPTY && stone <= 1, "a stone of player 0 or 1, found %d", stone);
      if (stone != EMPTY) {
        board.put(field, stone);
        count[stone]++;
      }
    }
    Episode.expect(
        count[0] == (moves + 1) / 2 && count[1] == moves / 2,
        "%d stones laid in turns, found %d and %d",
        moves,
        count[0],
        count[1]);
    board.last = in.readByte();
    Episode.expect(
        board.last >= EMPTY && board.last < stones.length,
        "a field up to %d, found %d",
        stones.length - 1,
        board.last);
    return board;
  }
}
