package org.plaudit.envs.social;

import java.awt.Font;
import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
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
import org.plaudit.core.space.Discrete;
import org.plaudit.envs.Episode;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/**
 * The iterated prisoner's dilemma (Axelrod 1980): both choose at once, 0 to cooperate or 1 to defect.
 * Both cooperate: 3 each. Both defect: 1 each. One of each: 5 for the defector, 0 for the other.
 *
 * <p>Observation: 0 before the first turn, else {@code 1 + 2 mine + theirs} of the last turn, from 1
 * (both cooperated) to 4 (both defected). The last turn truncates: the game could have gone on.
 */
public final class PrisonersDilemma implements MultiEnv<Integer, Integer>, Renders, Saves {
  private static final List<AgentId> PRISONERS =
      List.of(new AgentId("prisoner_0"), new AgentId("prisoner_1"));
  private static final double[][] EARNS = {{3, 0}, {5, 1}};
  private static final int NOTHING_YET = 0;

  /** How to make one. */
  public record Options(@Doc("turns of a game, in [1, 100000]") int turns) {
    public Options {
      Require.that(
          turns >= 1 && turns <= 100_000,
          "turns (%d) must lie in [1, 100000]. Maybe write 200.",
          turns);
    }

    public static Options defaults() {
      return new Options(200);
    }
  }

  private final EnvSpec<Integer, Integer> spec;
  private Episode episode;
  private final int[] choices = new int[2];
  private final double[] earned = new double[2];

  public PrisonersDilemma(Options options) {
    spec =
        EnvSpec.of("PrisonersDilemma-v1", Domain.SOCIAL, Discrete.of(5), Discrete.of(2))
            .withLimit(options.turns())
            .withAsks(Asks.COMPARISON, Asks.RATING, Asks.SURVEY)
            .withAbilities(Ability.RENDERS, Ability.SAVES);
    episode = Episode.before(spec.limit());
  }

  public PrisonersDilemma() {
    this(Options.defaults());
  }

  @Override
  public EnvId id() {
    return spec.id();
  }

  @Override
  public Map<AgentId, EnvSpec<Integer, Integer>> specs() {
    return each(spec, spec);
  }

  /** The game has no chance in it: every seed starts the same game. */
  @Override
  public Round<Integer> reset(long seed) {
    episode.begin(seed);
    earned[0] = 0;
    earned[1] = 0;
    return Round.first(each(NOTHING_YET, NOTHING_YET));
  }

  @Override
  public Round<Integer> step(Map<AgentId, Integer> actions) {
    episode.requireRunning();
    Require.that(
        actions.keySet().equals(java.util.Set.copyOf(PRISONERS)),
        "actions of %s must be those of %s",
        actions.keySet(),
        PRISONERS);
    int first = episode.admit(spec.actions(), actions.get(PRISONERS.get(0)));
    int second = episode.admit(spec.actions(), actions.get(PRISONERS.get(1)));
    choices[0] = first;
    choices[1] = second;
    earned[0] += EARNS[first][second];
    earned[1] += EARNS[second][first];
    Map<AgentId, Integer> seen = each(1 + 2 * first + second, 1 + 2 * second + first);
    Ending ending = episode.tick(false);
    return new Round<>(
        ending.over() ? Map.of() : seen,
        each(EARNS[first][second], EARNS[second][first]),
        each(ending, ending),
        ending.over() ? seen : Map.of());
  }

  private static <T> Map<AgentId, T> each(T first, T second) {
    Map<AgentId, T> map = new LinkedHashMap<>();
    map.put(PRISONERS.get(0), first);
    map.put(PRISONERS.get(1), second);
    return map;
  }

  @Override
  public String text() {
    episode.requireBegun();
    StringBuilder text = new StringBuilder("turn " + episode.steps() + "\n");
    for (int i = 0; i < 2; i++) {
      text.append(PRISONERS.get(i)).append("  ");
      text.append(
          episode.steps() == 0
              ? Ink.FAINT.write("has not chosen yet")
              : choices[i] == 0 ? Ink.GREEN.write("cooperates") : Ink.RED.write("defects   "));
      text.append("  earned ").append((long) earned[i]).append('\n');
    }
    return text.toString();
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    Frame.paint(g, width, height, 400, 260, this::draw);
  }

  private void draw(Graphics2D g) {
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 16));
    for (int i = 0; i < 2; i++) {
      double x = 110 + i * 180;
      var choice =
          episode.steps() == 0 ? Palette.MIST : choices[i] == 0 ? Palette.GREEN : Palette.RED;
      Frame.disc(g, choice, x, 90, 52);
      g.setColor(Palette.INK);
      centred(g, episode.steps() == 0 ? "" : choices[i] == 0 ? "cooperates" : "defects", x, 170);
      centred(g, (long) earned[i] + " earned", x, 194);
    }
    g.setColor(Palette.SLATE);
    centred(g, "turn " + episode.steps(), 200, 236);
  }

  private static void centred(Graphics2D g, String words, double x, double y) {
    g.drawString(words, (float) (x - g.getFontMetrics().stringWidth(words) / 2.0), (float) y);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, spec.id().toString());
    for (int i = 0; i < 2; i++) {
      out.writeInt(choices[i]);
      out.writeDouble(earned[i]);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, spec.id().toString());
    int[] savedChoices = new int[2];
    double[] savedEarned = new double[2];
    for (int i = 0; i < 2; i++) {
      savedChoices[i] = Episode.read(in, 0, 1);
      savedEarned[i] = Episode.read(in, 0.0, 5.0 * Integer.MAX_VALUE);
    }
    episode = loaded;
    System.arraycopy(savedChoices, 0, choices, 0, 2);
    System.arraycopy(savedEarned, 0, earned, 0, 2);
  }
}
