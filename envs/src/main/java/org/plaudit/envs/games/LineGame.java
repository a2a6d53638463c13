package org.plaudit.envs.games;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.plaudit.core.Saves;
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
import org.plaudit.envs.Facts;
import org.plaudit.envs.Seats;

/**
 * Two players lay stones in turns; whoever first has a line of their own wins: +1 for the winner,
 * -1 for the loser, 0 for both when the board is full.
 *
 * <p>An observation shows the board from the viewer's side: (rows, columns, 2), row 0 on top, plane
 * 0 the viewer's stones, plane 1 the opponent's, as in PettingZoo's connect_four_v3. A move is a
 * field, numbered row by row from the top left, or, where stones fall, a column. An illegal move is
 * refused and changes nothing. Nothing here is left to chance: every seed starts the same game.
 */
public final class LineGame implements MultiEnv<Masked<Vec>, Integer>, Renders, Saves {
  private static final Seats PLAYERS = Seats.of("player", 2);

  private final EnvSpec<Masked<Vec>, Integer> spec;
  private final Stones stones;
  private final int moves;
  private Board board;
  private Episode episode;

  private LineGame(String id, Board board, Stones stones) {
    this.board = board;
    this.stones = stones;
    moves = stones == Stones.FALL ? board.columns() : board.size();
    int planes = 2 * board.size();
    Box seen =
        new Box(
            Vec.filled(planes, 0),
            Vec.filled(planes, 1),
            List.of(board.rows(), board.columns(), 2));
    spec = Facts.of(id, Domain.GAME, new WithMask<>(seen, moves), Discrete.of(moves));
    episode = Episode.before(spec.limit());
  }

  /** Three in a row on three by three fields. */
  public static LineGame ticTacToe() {
    return new LineGame("TicTacToe-v1", new Board(3, 3, 3), Stones.STAY);
  }

  /** Four in a row on six by seven fields, with stones that fall. */
  public static LineGame connectFour() {
    return new LineGame("ConnectFour-v1", new Board(6, 7, 4), Stones.FALL);
  }

  @Override
  public EnvId id() {
    return spec.id();
  }

  @Override
  public Map<AgentId, EnvSpec<Masked<Vec>, Integer>> specs() {
    return PLAYERS.each(player -> spec);
  }

  @Override
  public Round<Masked<Vec>> reset(long seed) {
    episode.begin(seed);
    board.clear();
    return Round.first(Map.of(PLAYERS.agent(0), seen(0)));
  }

  @Override
  public Round<Masked<Vec>> step(Map<AgentId, Integer> actions) {
    int player = turn();
    int move = PLAYERS.admit(episode, player, spec.actions(), actions);
    if (!legal(move)) {
      throw new IllegalArgumentException(
          "move (%d) must be a legal one: %s".formatted(move, legalMoves()));
    }
    int field = stones == Stones.FALL ? board.lowest(move) : move;
    board.put(field, player);
    boolean won = board.inLine(field);
    Ending ending = episode.tick(won || board.full());
    Map<AgentId, Double> rewards =
        PLAYERS.each(other -> won ? (other == player ? 1.0 : -1.0) : 0.0);
    Map<AgentId, Ending> endings = PLAYERS.each(other -> ending);
    return ending.over()
        ? new Round<>(Map.of(), rewards, endings, PLAYERS.each(this::seen))
        : new Round<>(Map.of(PLAYERS.agent(turn()), seen(turn())), rewards, endings, Map.of());
  }

  /** Who lays the next stone. */
  private int turn() {
    return Math.max(0, episode.steps()) % 2;
  }

  /** In a game that is over, no move is. */
  private boolean legal(int move) {
    // A column has room as long as its top field is empty.
    return !episode.ending().over() && board.at(move) == Board.EMPTY;
  }

  private List<Integer> legalMoves() {
    return IntStream.range(0, moves).filter(this::legal).boxed().toList();
  }

  private Masked<Vec> seen(int viewer) {
    float[] planes = new float[2 * board.size()];
    for (int field = 0; field < board.size(); field++) {
      if (board.at(field) != Board.EMPTY) {
        planes[2 * field + (board.at(field) == viewer ? 0 : 1)] = 1;
      }
    }
    boolean[] legal = new boolean[moves];
    for (int move = 0; move < moves; move++) {
      legal[move] = legal(move);
    }
    return new Masked<>(Vec.of(planes), Mask.of(legal));
  }

  @Override
  public String text() {
    episode.requireBegun();
    return BoardPicture.text(board, stones) + standing() + "\n";
  }

  /** Whose turn it is, or who has won. */
  private String standing() {
    boolean won = board.last() != Board.EMPTY && board.inLine(board.last());
    if (episode.ending().over() && !won) {
      return "a draw";
    }
    int who = won ? board.at(board.last()) : turn();
    return PLAYERS.agent(who) + " " + stones.inked(who) + (won ? " has won" : " is to move");
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    BoardPicture.paint(g, width, height, board, stones);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, spec.id().toString());
    board.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, spec.id().toString());
    board = board.loaded(in, Math.max(0, loaded.steps()));
    episode = loaded;
  }
}
