package org.plaudit.envs.games;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvId;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.multi.Round;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;
import org.plaudit.envs.Episode;

/**
 * Whoever first has a line of their own stones wins: +1 for the winner, -1 for the loser, 0 for both
 * when the board is full.
 *
 * <p>An observation shows the board from the viewer's side: (rows, columns, 2), row 0 on top, plane
 * 0 the viewer's stones, plane 1 the opponent's. A move is a field, numbered row by row from the
 * top left, or, where stones fall, a column. An illegal move is refused and changes nothing.
 */
public final class LineGame implements MultiEnv<Masked<Vec>, Integer>, Renders, Saves {
  private static final List<AgentId> PLAYERS =
      List.of(new AgentId("player_0"), new AgentId("player_1"));
  private static final int EMPTY = -1;

  private final EnvSpec<Masked<Vec>, Integer> spec;
  private final Map<AgentId, EnvSpec<Masked<Vec>, Integer>> specs = new LinkedHashMap<>();
  private final int rows;
  private final int columns;
  private final int line;
  private final boolean falling;
  private final int[] board;
  private Episode episode;
  private int turn;

  private LineGame(String id, int rows, int columns, int line, boolean falling) {
    this.rows = rows;
    this.columns = columns;
    this.line = line;
    this.falling = falling;
    this.board = new int[rows * columns];
    int moves = falling ? columns : rows * columns;
    int planes = 2 * rows * columns;
    this.spec =
        EnvSpec.of(
                id,
                Domain.GAME,
                new WithMask<>(
                    new Box(
                        Vec.filled(planes, 0), Vec.filled(planes, 1), List.of(rows, columns, 2)),
                    moves),
                Discrete.of(moves))
            .withAsks(Asks.COMPARISON, Asks.RATING, Asks.CORRECTION, Asks.DEMONSTRATION)
            .withAbilities(Ability.RENDERS, Ability.SAVES);
    PLAYERS.forEach(player -> specs.put(player, spec));
    this.episode = Episode.before(OptionalInt.empty());
  }

  /** Three in a row on three by three fields. */
  public static LineGame ticTacToe() {
    return new LineGame("TicTacToe-v1", 3, 3, 3, false);
  }

  /** Four in a row on six by seven fields; stones fall to the lowest free field of a column. */
  public static LineGame connectFour() {
    return new LineGame("ConnectFour-v1", 6, 7, 4, true);
  }

  @Override
  public EnvId id() {
    return spec.id();
  }

  @Override
  public Map<AgentId, EnvSpec<Masked<Vec>, Integer>> specs() {
    return java.util.Collections.unmodifiableMap(specs);
  }

  /** The game has no chance in it: every seed starts the same game. */
  @Override
  public Round<Masked<Vec>> reset(long seed) {
    episode.begin(seed);
    Arrays.fill(board, EMPTY);
    turn = 0;
    return Round.first(Map.of(PLAYERS.get(0), seen(0)));
  }

  @Override
  public Round<Masked<Vec>> step(Map<AgentId, Integer> actions) {
    AgentId player = PLAYERS.get(turn);
    episode.requireRunning();
    Require.that(
        actions.keySet().equals(java.util.Set.of(player)),
        "actions of %s must be those of %s alone, whose turn it is",
        actions.keySet(),
        player);
    int move = episode.admit(spec.actions(), actions.get(player));
    Mask legal = legal();
    Require.that(
        legal.allows(move), "move (%d) must be legal; the legal moves are %s", move, listed(legal));
    int field = falling ? lowest(move) : move;
    board[field] = turn;
    boolean won = hasLine(field);
    boolean over = won || legalAfter() == 0;
    Ending ending = episode.tick(over);
    Map<AgentId, Double> rewards = new LinkedHashMap<>();
    Map<AgentId, Ending> endings = new LinkedHashMap<>();
    for (int i = 0; i < PLAYERS.size(); i++) {
      rewards.put(PLAYERS.get(i), won ? (i == turn ? 1.0 : -1.0) : 0.0);
      endings.put(PLAYERS.get(i), ending);
    }
    if (over) {
      Map<AgentId, Masked<Vec>> last = new LinkedHashMap<>();
      last.put(PLAYERS.get(0), seen(0));
      last.put(PLAYERS.get(1), seen(1));
      return new Round<>(Map.of(), rewards, endings, last);
    }
    turn = 1 - turn;
    return new Round<>(Map.of(PLAYERS.get(turn), seen(turn)), rewards, endings, Map.of());
  }

  private int lowest(int column) {
    int row = rows - 1;
    while (board[row * columns + column] != EMPTY) {
      row--;
    }
    return row * columns + column;
  }

  private int legalAfter() {
    int free = 0;
    for (int stone : board) {
      free += stone == EMPTY ? 1 : 0;
    }
    return free;
  }

  private boolean hasLine(int field) {
    return longest(field, 0, 1) >= line
        || longest(field, 1, 0) >= line
        || longest(field, 1, 1) >= line
        || longest(field, 1, -1) >= line;
  }

  /** How many stones of one owner stand in a row through {@code field} in a direction. */
  private int longest(int field, int down, int across) {
    return 1 + run(field, down, across) + run(field, -down, -across);
  }

  private int run(int field, int down, int across) {
    int row = field / columns + down;
    int column = field % columns + across;
    int length = 0;
    while (row >= 0
        && row < rows
        && column >= 0
        && column < columns
        && board[row * columns + column] == board[field]) {
      length++;
      row += down;
      column += across;
    }
    return length;
  }

  /** In a game that is over, no move is legal. */
  private Mask legal() {
    boolean[] legal = new boolean[falling ? columns : board.length];
    for (int move = 0; move < legal.length; move++) {
      // A column is free as long as its top field is.
      legal[move] = !episode.ending().over() && board[move] == EMPTY;
    }
    return Mask.of(legal);
  }

  private static List<Integer> listed(Mask legal) {
    return java.util.stream.IntStream.range(0, legal.size()).filter(legal::allows).boxed().toList();
  }

  private Masked<Vec> seen(int viewer) {
    float[] planes = new float[2 * board.length];
    for (int field = 0; field < board.length; field++) {
      if (board[field] != EMPTY) {
        planes[2 * field + (board[field] == viewer ? 0 : 1)] = 1;
      }
    }
    boolean onTurn = viewer == turn;
    return new Masked<>(
        Vec.of(planes), onTurn ? legal() : Mask.none(falling ? columns : board.length));
  }

  @Override
  public String text() {
    episode.requireBegun();
    return LineGamePicture.text(board, rows, columns, falling);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    LineGamePicture.paint(g, width, height, board, rows, columns, falling);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, spec.id().toString());
    out.writeInt(turn);
    for (int stone : board) {
      out.writeByte(stone);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, spec.id().toString());
    int savedTurn = Episode.read(in, 0, 1);
    int[] stones = new int[board.length];
    for (int field = 0; field < stones.length; field++) {
      stones[field] = in.readByte();
      if (stones[field] < EMPTY || stones[field] > 1) {
        throw new IOException("expected a stone of player 0 or 1, found " + stones[field]);
      }
    }
    episode = loaded;
    turn = savedTurn;
    System.arraycopy(stones, 0, board, 0, board.length);
  }
}
