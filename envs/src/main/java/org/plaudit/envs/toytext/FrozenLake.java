package org.plaudit.envs.toytext;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.space.Discrete;
import org.plaudit.envs.Episode;

/**
 * Cross a frozen lake to the gift without falling into a hole; the ice is slippery, so that only a
 * third of the moves goes where it should and the others go to either side of it. Actions: left 0,
 * down 1, right 2, up 3. Observation: the tile's number, row by row. Reaching G earns 1 and
 * terminates, a hole terminates. 100 steps truncate on lakes of up to 16 tiles, 200 on larger ones.
 *
 * <p>As in Gymnasium's FrozenLake-v1. Best mean return within the limit: 0.74419 on the 4x4 lake,
 * 0.91322 on the 8x8 one.
 */
public final class FrozenLake implements Env<Integer, Integer>, Modelled, Renders, Saves {
  private static final List<String> SMALL = List.of("SFFF", "FHFH", "FFFH", "HFFG");
  private static final List<String> LARGE =
      List.of(
          "SFFFFFFF",
          "FFFFFFFF",
          "FFFHFFFF",
          "FFFFFHFF",
          "FFFHFFFF",
          "FHHFFFHF",
          "FHFFHFHF",
          "FFFHFFFG");
  private static final Pattern TILES = Pattern.compile("[SFHG]+");

  /** How to make one. */
  public record Options(
      @Doc("4x4, 8x8, or rows of S start, F frozen, H hole, G goal, as in SFF/FHF/FFG") String map,
      @Doc("whether moves may slide to either side") boolean slippery,
      @Doc("chance that a move on slippery ice goes where it should, in (0, 1]") double success) {
    public Options {
      rows(map);
      Require.that(
          success > 0 && success <= 1,
          "success (%s) must lie in (0, 1]. Maybe write 0.333.",
          success);
    }

    public static Options defaults() {
      return new Options("4x4", true, 1.0 / 3.0);
    }
  }

  private final EnvSpec<Integer, Integer> spec;
  private final List<String> lake;
  private final Table table;
  private Episode episode;
  private int tile;

  public FrozenLake(Options options) {
    lake = rows(options.map());
    table = new Table(start(), 4, (state, action) -> outcomes(state, action, options));
    EnvSpec<Integer, Integer> facts =
        ToyTextWorlds.spec("FrozenLake-v1", Domain.GRID, Discrete.of(table.states()), 4)
            .withLimit(table.states() <= 16 ? 100 : 200);
    boolean small = lake.equals(SMALL);
    boolean agreed = options.slippery() && (small || lake.equals(LARGE));
    spec = agreed ? facts.withThreshold(small ? 0.70 : 0.85) : facts;
    episode = Episode.before(spec.limit());
  }

  public FrozenLake() {
    this(Options.defaults());
  }

  private static List<String> rows(String map) {
    if (map.equals("4x4") || map.equals("8x8")) {
      return map.equals("4x4") ? SMALL : LARGE;
    }
    List<String> rows = List.of(map.split("/", -1));
    Require.that(
        rows.stream()
            .allMatch(r -> TILES.matcher(r).matches() && r.length() == rows.get(0).length()),
        "map (%s) must be equally long rows of S, F, H and G. Maybe write 4x4.",
        map);
    Require.that(
        map.contains("S") && map.contains("G"),
        "map (%s) must have a start S and a goal G. Maybe write 4x4.",
        map);
    Require.that(map.length() <= 4096, "map (%d letters) must have at most 4096", map.length());
    return rows;
  }

  private int columns() {
    return lake.get(0).length();
  }

  private char letter(int state) {
    return lake.get(state / columns()).charAt(state % columns());
  }

  private double[] start() {
    double[] start = new double[lake.size() * columns()];
    int starts = 0;
    for (int state = 0; state < start.length; state++) {
      starts += letter(state) == 'S' ? 1 : 0;
    }
    for (int state = 0; state < start.length; state++) {
      start[state] = letter(state) == 'S' ? 1.0 / starts : 0;
    }
    return start;
  }

  private List<Outcome> outcomes(int state, int action, Options options) {
    if (letter(state) == 'G' || letter(state) == 'H') {
      return List.of(new Outcome(1, state, 0, true));
    }
    if (!options.slippery() || options.success() == 1) {
      return List.of(outcome(1, state, action));
    }
    double aside = (1.0 - options.success()) / 2.0;
    List<Outcome> possible = new ArrayList<>();
    for (int turn = -1; turn <= 1; turn++) {
      double chance = turn == 0 ? options.success() : aside;
      possible.add(outcome(chance, state, Math.floorMod(action + turn, 4)));
    }
    return possible;
  }

  private Outcome outcome(double chance, int state, int direction) {
    int row = state / columns();
    int column = state % columns();
    switch (direction) {
      case 0 -> column = Math.max(column - 1, 0);
      case 1 -> row = Math.min(row + 1, lake.size() - 1);
      case 2 -> column = Math.min(column + 1, columns() - 1);
      default -> row = Math.max(row - 1, 0);
    }
    int next = row * columns() + column;
    boolean goal = letter(next) == 'G';
    return new Outcome(chance, next, goal ? 1 : 0, goal || letter(next) == 'H');
  }

  @Override
  public EnvSpec<Integer, Integer> spec() {
    return spec;
  }

  @Override
  public Integer reset(long seed) {
    tile = table.first(episode.begin(seed));
    return tile;
  }

  @Override
  public Step<Integer> step(Integer action) {
    int direction = episode.admit(spec.actions(), action);
    Outcome outcome = table.draw(tile, direction, episode.generator());
    tile = outcome.next();
    return new Step<>(tile, outcome.reward(), episode.tick(outcome.terminal()));
  }

  @Override
  public Tabular model() {
    return table;
  }

  @Override
  public String text() {
    episode.requireBegun();
    return LakePicture.text(lake, tile);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    LakePicture.paint(g, width, height, lake, tile);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, spec.id().toString());
    out.writeInt(tile);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, spec.id().toString());
    tile = Episode.read(in, 0, table.states() - 1);
    episode = loaded;
  }
}
