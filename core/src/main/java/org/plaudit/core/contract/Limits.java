package org.plaudit.core.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plaudit.core.env.Ending;
import org.plaudit.core.multi.AgentId;

/** That episodes end, and are cut off where the spec says, neither earlier nor later. */
final class Limits {
  /** In steps. A world that random moves do not end by then needs a limit. */
  static final int ENDLESS = 100_000;

  private Limits() {}

  static void episodesEndAsDeclared(Trial<SoloPlay<?, ?>> trial) {
    SoloPlay<?, ?> play = trial.fresh();
    int limit = play.spec().limit().orElse(Integer.MAX_VALUE);
    boolean limited = play.spec().limit().isPresent();
    for (long seed : Play.SEEDS) {
      // A player that clings to one move may rightly go on for ever where there is no limit.
      int most = limited || seed % 3 == 0 ? Math.min(limit, ENDLESS) : Play.PATIENCE;
      play.start(seed);
      while (!play.over() && play.steps() < most) {
        play.advance();
      }
      int steps = play.steps();
      if (play.ending() == Ending.TRUNCATED && !limited) {
        trial.blame(
            "%s: truncated, but the spec declares no limit. Maybe withLimit(%d)",
            play.where(), steps);
      } else if (play.ending() == Ending.TRUNCATED && steps < limit) {
        trial.blame("%s: truncated before the limit of %d steps", play.where(), limit);
      } else if (!play.over() && steps == limit) {
        trial.blame("%s: still running at the limit of %d steps", play.where(), limit);
      } else if (!play.over() && !limited && most == ENDLESS) {
        trial.blame(
            "%s: still running, and the spec declares no limit. Maybe add a TimeLimit",
            play.where());
      }
    }
  }

  static void gamesEndAsDeclared(Trial<MultiPlay<?, ?>> trial) {
    MultiPlay<?, ?> play = trial.fresh();
    boolean limited = play.specs().values().stream().anyMatch(spec -> spec.limit().isPresent());
    for (long seed : Play.SEEDS) {
      int most = limited || seed % 3 == 0 ? ENDLESS : Play.PATIENCE;
      Map<AgentId, Integer> acted = new LinkedHashMap<>();
      play.start(seed);
      while (!play.over() && play.steps() < most) {
        for (AgentId agent : play.round().observations().keySet()) {
          int before = acted.merge(agent, 1, Integer::sum) - 1;
          if (before == limit(play, agent)) {
            trial.blame(
                "%s: %s is asked to act beyond its limit of %d steps", play.where(), agent, before);
          }
        }
        play.advance();
        truncations(trial, play, acted);
      }
      if (!play.over() && most == ENDLESS) {
        trial.blame("%s: still running. Maybe declare and keep a limit", play.where());
      }
    }
  }

  /** Whoever is truncated, or one who is part of the same game, must have reached a limit. */
  private static void truncations(
      Trial<MultiPlay<?, ?>> trial, MultiPlay<?, ?> play, Map<AgentId, Integer> acted) {
    boolean reached =
        play.specs().keySet().stream()
            .anyMatch(
                agent ->
                    limit(play, agent) == acted.getOrDefault(agent, 0)
                        || limit(play, agent) == play.steps());
    if (!reached) {
      play.round()
          .endings()
          .forEach(
              (agent, ending) -> {
                if (ending == Ending.TRUNCATED) {
                  trial.blame(
                      "%s: %s was truncated, but no limit is declared for this step",
                      play.where(), agent);
                }
              });
    }
  }

  private static int limit(MultiPlay<?, ?> play, AgentId agent) {
    return play.specs().get(agent).limit().orElse(Integer.MAX_VALUE);
  }
}
