package org.plaudit.envs.toytext;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.space.Discrete;
import org.plaudit.envs.Episode;

/**
 * Walk along a cliff from the lower left to the lower right corner of a grid of 4 rows and 12
 * columns. Actions: up 0, right 1, down 2, left 3. Observation: the tile's number, row by row. Each
 * step earns -1; stepping off the cliff earns -100 and leads back to the start; the goal, tile 47,
 * terminates. There is no limit.
 *
 * <p>R. S. Sutton, A. G. Barto, "Reinforcement Learning", example 6.6, as in Gymnasium's
 * CliffWalking-v1. Optimum -13; -64.709 where it is slippery.
 */
public final class CliffWalking
    implements Env<Integer, Integer>, Objectives<Integer, Integer>, Modelled, Renders, Saves {
  static final int ROWS = 4;
  static final int COLUMNS = 12;
  static final int START = 36;
  static final int GOAL = 47;
  private static final int[] DOWN = {-1, 0, 1, 0};
  private static final int[] RIGHT = {0, 1, 0, -1};

  private static final EnvSpec<Integer, Integer> SPEC =
      ToyTextWorlds.spec("CliffWalking-v1", Domain.GRID, Discrete.of(ROWS * COLUMNS), 4)
          .withAbilities(Ability.RENDERS, Ability.SAVES, Ability.TABULAR, Ability.OBJECTIVES);

  /** How to make one. */
  public record Options(
      @Doc("whether two thirds of the moves go to either side instead") boolean slippery) {
    public static Options defaults() {
      return new Options(false);
    }
  }

  private final Table table;
  private Episode episode = Episode.before(SPEC.limit());
  private int tile;

  public CliffWalking(Options options) {
    double[] start = new double[ROWS * COLUMNS];
    start[START] = 1;
    int turn = options.slippery() ? 1 : 0;
    table =
        new Table(
            start,
            4,
            (state, action) ->
                IntStream.rangeClosed(-turn, turn)
                    .mapToObj(
                        t -> outcome(1.0 / (2 * turn + 1), state, Math.floorMod(action + t, 4)))
                    .toList());
  }

  public CliffWalking() {
    this(Options.defaults());
  }

  private static Outcome outcome(double chance, int state, int direction) {
    int row = Math.min(Math.max(state / COLUMNS + DOWN[direction], 0), ROWS - 1);
    int column = Math.min(Math.max(state % COLUMNS + RIGHT[direction], 0), COLUMNS - 1);
    int next = row * COLUMNS + column;
    return cliff(next)
        ? new Outcome(chance, START, -100, false)
        : new Outcome(chance, next, -1, next == GOAL);
  }

  static boolean cliff(int tile) {
    return tile > START && tile < GOAL;
  }

  @Override
  public EnvSpec<Integer, Integer> spec() {
    return SPEC;
  }

  @Override
  public Integer reset(long seed) {
    tile = table.first(episode.begin(seed));
    return tile;
  }

  @Override
  public Step<Integer> step(Integer action) {
    int direction = episode.admit(SPEC.actions(), action);
    Outcome outcome = table.draw(tile, direction, episode.generator());
    tile = outcome.next();
    return new Step<>(tile, outcome.reward(), episode.tick(outcome.terminal()));
  }

  @Override
  public Tabular model() {
    return table;
  }

  /**
   * {@code safety}: -1 in the row of the cliff, 1 in the row farthest from it; {@code progress}: by
   * how many tiles the way to the goal became shorter, -1 at least.
   */
  @Override
  public List<String> objectives() {
    return List.of("safety", "progress");
  }

  @Override
  public void measure(Integer seen, Integer action, Integer next, double[] into) {
    into[0] = 1 - 2.0 * (next / COLUMNS) / (ROWS - 1);
    into[1] = Math.max(-1, way(seen) - way(next));
  }

  /** Tiles from here to the goal, if one could walk along the cliff's row. */
  private static int way(int tile) {
    return GOAL / COLUMNS - tile / COLUMNS + GOAL % COLUMNS - tile % COLUMNS;
  }

  @Override
  public String text() {
    episode.requireBegun();
    return CliffPicture.text(tile);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    CliffPicture.paint(g, width, height, tile);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, SPEC.id().toString());
    out.writeInt(tile);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, SPEC.id().toString());
    tile = Episode.read(in, 0, table.states() - 1);
    episode = loaded;
  }
}
