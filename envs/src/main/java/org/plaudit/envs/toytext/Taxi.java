package org.plaudit.envs.toytext;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Discrete;
import org.plaudit.envs.Episode;

/**
 * Fetch a passenger from one of four stands and bring them to another. Actions: south 0, north 1,
 * east 2, west 3, pick up 4, drop off 5. Observation: {@code ((row * 5 + column) * 5 + passenger) *
 * 4 + destination}; stands are red 0, green 1, yellow 2, blue 3, and passenger 4 rides. Each step
 * earns -1, a delivery 20 and ends the episode, picking up or dropping off where one cannot -10.
 * Dropping off at another stand is legal. 200 steps truncate.
 *
 * <p>T. G. Dietterich, "Hierarchical reinforcement learning with the MAXQ value function
 * decomposition", JAIR 13, 2000, as in Gymnasium's Taxi-v4. Best mean return 7.93.
 */
public final class Taxi implements Env<Integer, Integer>, Modelled, Renders, Saves {
  static final List<String> MAP =
      List.of("|R: | : :G|", "| : | : : |", "| : : : : |", "| | : | : |", "|Y| : |B: |");
  static final int[] STAND_ROW = {0, 0, 4, 4};
  static final int[] STAND_COLUMN = {0, 4, 0, 3};
  static final int RIDING = 4;
  private static final int STATES = 500;
  private static final int[] DOWN = {1, -1, 0, 0};
  private static final int[] RIGHT = {0, 0, 1, -1};
  private static final int[] LEFT_OF = {2, 3, 1, 0};
  private static final int[] RIGHT_OF = {3, 2, 0, 1};

  private static final EnvSpec<Integer, Integer> SPEC =
      ToyTextWorlds.spec("Taxi-v4", Domain.GRID, Discrete.of(STATES), 6)
          .withLimit(200)
          .withThreshold(8);
  private static final EnvSpec<Integer, Integer> FICKLE =
      SPEC.withAbilities(Ability.RENDERS, Ability.SAVES);

  /** How to make one. */
  public record Options(
      @Doc("chance that a move drifts to either side of its direction, in [0, 1)") double rain,
      @Doc("chance that the passenger changes their mind on the way, in [0, 1]") double fickle) {
    public Options {
      Require.that(
          fickle >= 0 && fickle <= 1, "fickle (%s) must lie in [0, 1]. Maybe write 0.3.", fickle);
      Require.that(rain >= 0 && rain < 1, "rain (%s) must lie in [0, 1). Maybe write 0.2.", rain);
    }

    public static Options defaults() {
      return new Options(0, 0);
    }
  }

  private static final Table DRY = table(0);

  private final double fickle;
  private final Table table;
  private Episode episode = Episode.before(SPEC.limit());
  private int state;
  private boolean restless;

  public Taxi(Options options) {
    fickle = options.fickle();
    table = options.rain() == 0 ? DRY : table(options.rain());
  }

  public Taxi() {
    this(Options.defaults());
  }

  static int row(int state) {
    return state / 100;
  }

  static int column(int state) {
    return state / 20 % 5;
  }

  static int passenger(int state) {
    return state / 4 % 5;
  }

  static int destination(int state) {
    return state % 4;
  }

  private static int state(int row, int column, int passenger, int destination) {
    return ((row * 5 + column) * 5 + passenger) * 4 + destination;
  }

  private static Table table(double rain) {
    double[] start = new double[STATES];
    for (int s = 0; s < STATES; s++) {
      boolean waiting = passenger(s) != RIDING && passenger(s) != destination(s);
      start[s] = waiting ? 1.0 / 300 : 0;
    }
    return new Table(start, 6, (s, action) -> outcomes(s, action, rain));
  }

  private static List<Outcome> outcomes(int s, int action, double rain) {
    if (action >= 4) {
      return List.of(action == 4 ? pickUp(s) : dropOff(s));
    }
    int ahead = moved(s, action);
    if (rain == 0 || ahead == s) { // A wall ahead also keeps the taxi from drifting.
      return List.of(new Outcome(1, ahead, -1, false));
    }
    double straight = 1.0 - rain;
    double aside = (1.0 - straight) / 2.0;
    return List.of(
        new Outcome(straight, ahead, -1, false),
        new Outcome(aside, moved(s, LEFT_OF[action]), -1, false),
        new Outcome(aside, moved(s, RIGHT_OF[action]), -1, false));
  }

  private static int moved(int s, int direction) {
    int row = row(s);
    int column = column(s);
    // East and west of a tile stands a wall or a gap; beside the outer ones a wall.
    boolean open =
        RIGHT[direction] == 0 || MAP.get(row).charAt(2 * column + 1 + RIGHT[direction]) == ':';
    return open
        ? state(
            Math.min(Math.max(row + DOWN[direction], 0), 4),
            column + RIGHT[direction],
            passenger(s),
            destination(s))
        : s;
  }

  /** The stand that the taxi is at, or -1. */
  private static int stand(int s) {
    for (int i = 0; i < 4; i++) {
      if (row(s) == STAND_ROW[i] && column(s) == STAND_COLUMN[i]) {
        return i;
      }
    }
    return -1;
  }

  private static Outcome pickUp(int s) {
    return passenger(s) != RIDING && passenger(s) == stand(s)
        ? new Outcome(1, state(row(s), column(s), RIDING, destination(s)), -1, false)
        : new Outcome(1, s, -10, false);
  }

  private static Outcome dropOff(int s) {
    int stand = stand(s);
    if (passenger(s) != RIDING || stand < 0) {
      return new Outcome(1, s, -10, false);
    }
    int next = state(row(s), column(s), stand, destination(s));
    return stand == destination(s)
        ? new Outcome(1, next, 20, true)
        : new Outcome(1, next, -1, false);
  }

  @Override
  public EnvSpec<Integer, Integer> spec() {
    return fickle > 0 ? FICKLE : SPEC;
  }

  @Override
  public Integer reset(long seed) {
    Pcg64 rng = episode.begin(seed);
    state = table.first(rng);
    restless = fickle > 0 && rng.nextDouble() < fickle;
    return state;
  }

  @Override
  public Step<Integer> step(Integer action) {
    int deed = episode.admit(SPEC.actions(), action);
    Outcome outcome = table.draw(state, deed, episode.generator());
    boolean rode = passenger(state) == RIDING && outcome.next() / 20 != state / 20;
    state = restless && rode ? elsewhere(outcome.next()) : outcome.next();
    return new Step<>(state, outcome.reward(), episode.tick(outcome.terminal()));
  }

  /** The same with another destination. */
  private int elsewhere(int s) {
    restless = false;
    int other = episode.generator().nextInt(3);
    return s - destination(s) + (other < destination(s) ? other : other + 1);
  }

  /** With a fickle passenger, the table does not tell all. */
  @Override
  public <T> Optional<T> find(Class<T> ability) {
    return fickle > 0 && ability == Tabular.class ? Optional.empty() : Env.super.find(ability);
  }

  @Override
  public Tabular model() {
    return table;
  }

  @Override
  public String text() {
    episode.requireBegun();
    return TaxiPicture.text(state);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    TaxiPicture.paint(g, width, height, state);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, SPEC.id().toString());
    out.writeInt(state);
    out.writeBoolean(restless);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, SPEC.id().toString());
    int saved = Episode.read(in, 0, STATES - 1);
    restless = in.readBoolean();
    state = saved;
    episode = loaded;
  }
}
