package org.plaudit.envs.social;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.EnvId;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.multi.Round;
import org.plaudit.core.space.Discrete;
import org.plaudit.envs.Episode;
import org.plaudit.envs.Facts;
import org.plaudit.envs.Seats;

/**
 * The iterated prisoner's dilemma: both choose at once, turn after turn, 0 to cooperate or 1 to
 * defect. Both cooperate: 3 each. Both defect: 1 each. One of each: 5 for the defector, 0 for the
 * other. R. Axelrod, "Effective choice in the prisoner's dilemma", Journal of Conflict Resolution
 * 24(1), 1980; 200 turns as there.
 *
 * <p>Observation: 0 before the first turn, else {@code 1 + 2 * mine + theirs} of the last turn,
 * from 1 (both cooperated) to 4 (both defected). The last turn truncates: the game could have gone
 * on. Nothing here is left to chance: every seed starts the same game.
 */
public final class PrisonersDilemma implements MultiEnv<Integer, Integer>, Renders, Saves {
  static final int COOPERATE = 0;
  static final Seats PRISONERS = Seats.of("prisoner", 2);
  private static final int[][] EARNS = {{3, 0}, {5, 1}}; // [mine][theirs]
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
  private final byte[] turns; // 2 * the first one's choice + the second one's
  private final int[] earned = new int[2];
  private Episode episode;

  public PrisonersDilemma(Options options) {
    spec =
        Facts.of("PrisonersDilemma-v1", Domain.SOCIAL, Discrete.of(5), Discrete.of(2))
            .withLimit(options.turns());
    turns = new byte[options.turns()];
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
    return PRISONERS.each(i -> spec);
  }

  @Override
  public Round<Integer> reset(long seed) {
    episode.begin(seed);
    earned[0] = 0;
    earned[1] = 0;
    return Round.first(PRISONERS.each(i -> NOTHING_YET));
  }

  @Override
  public Round<Integer> step(Map<AgentId, Integer> actions) {
    List<Integer> choices = PRISONERS.admit(episode, spec.actions(), actions);
    int turn = episode.steps();
    turns[turn] = (byte) (2 * choices.get(0) + choices.get(1));
    settle(turn);
    return PRISONERS.round(
        episode.tick(false),
        i -> 1 + 2 * choice(turn, i) + choice(turn, 1 - i),
        i -> (double) earns(turn, i));
  }

  private void settle(int turn) {
    earned[0] += earns(turn, 0);
    earned[1] += earns(turn, 1);
  }

  private int earns(int turn, int prisoner) {
    return EARNS[choice(turn, prisoner)][choice(turn, 1 - prisoner)];
  }

  /** What a prisoner chose in one of the turns so far. */
  int choice(int turn, int prisoner) {
    return prisoner == 0 ? turns[turn] >> 1 : turns[turn] & 1;
  }

  /** How many turns have been played. */
  int played() {
    return episode.steps();
  }

  /** What a prisoner has earned so far. */
  int earned(int prisoner) {
    return earned[prisoner];
  }

  @Override
  public String text() {
    episode.requireBegun();
    return PrisonersPicture.text(this);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    PrisonersPicture.paint(g, width, height, this);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, spec.id().toString());
    out.write(turns, 0, Math.max(0, episode.steps()));
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, spec.id().toString());
    byte[] saved = new byte[Math.max(0, loaded.steps())];
    in.readFully(saved);
    for (byte turn : saved) {
      Episode.expect(turn >= 0 && turn <= 3, "two choices as 0 to 3, found %d", turn);
    }
    episode = loaded;
    System.arraycopy(saved, 0, turns, 0, saved.length);
    earned[0] = 0;
    earned[1] = 0;
    for (int turn = 0; turn < saved.length; turn++) {
      settle(turn);
    }
  }
}
