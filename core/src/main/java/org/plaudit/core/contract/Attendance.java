package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.Round;

/** Who is heard of in which round of a game. */
final class Attendance {
  private Attendance() {}

  /** Looks at one round; {@code alive} are those who were alive before it. */
  private interface Look {
    void at(MultiPlay<?, ?> play, Set<AgentId> alive, Set<AgentId> ended);
  }

  /** Shows every round but the first, in which nobody has acted yet. */
  private static void walk(Trial<MultiPlay<?, ?>> trial, Look look) {
    MultiPlay<?, ?> play = trial.fresh();
    for (long seed : Play.SEEDS) {
      play.start(seed);
      Set<AgentId> alive = new LinkedHashSet<>(play.specs().keySet());
      while (!play.over() && play.steps() < Play.PATIENCE) {
        play.advance();
        Set<AgentId> ended = new LinkedHashSet<>();
        for (AgentId agent : alive) {
          if (play.ending(agent).over()) {
            ended.add(agent);
          }
        }
        look.at(play, Set.copyOf(alive), ended);
        alive.removeAll(ended);
      }
    }
  }

  static void theFirstRoundOnlyShows(Trial<MultiPlay<?, ?>> trial) {
    MultiPlay<?, ?> play = trial.fresh();
    for (long seed : Play.SEEDS) {
      play.start(seed);
      Round<?> round = play.round();
      if (round.observations().isEmpty()) {
        trial.blame("%s: nobody must act after reset", play.where());
      }
      if (!round.rewards().isEmpty() || !round.endings().isEmpty() || !round.last().isEmpty()) {
        trial.blame(
            "%s: after reset there can be no rewards %s, endings %s or last observations %s",
            play.where(), round.rewards(), round.endings(), round.last().keySet());
      }
    }
  }

  static void rewardsAndEndingsAreOfThoseAlive(Trial<MultiPlay<?, ?>> trial) {
    Playing.rewardsMatchEndings(trial);
    walk(
        trial,
        (play, alive, ended) -> {
          expect(trial, play, "rewards", play.round().rewards(), alive);
          expect(trial, play, "endings", play.round().endings(), alive);
        });
  }

  private static void expect(
      Trial<?> trial, Play play, String what, Map<AgentId, ?> map, Set<AgentId> expected) {
    if (!map.keySet().equals(expected)) {
      trial.blame(
          "%s: %s are for %s, but must be for %s, the agents that were alive",
          play.where(), what, sorted(map.keySet()), sorted(expected));
    }
  }

  private static List<AgentId> sorted(Set<AgentId> agents) {
    return agents.stream().sorted().toList();
  }

  static void theEndedAreNotHeardOfAgain(Trial<MultiPlay<?, ?>> trial) {
    walk(
        trial,
        (play, alive, ended) -> {
          Round<?> round = play.round();
          for (AgentId agent : play.specs().keySet()) {
            if (!alive.contains(agent) || ended.contains(agent)) {
              gone(trial, play, agent, "an observation to act on", round.observations());
            }
            if (!alive.contains(agent)) {
              gone(trial, play, agent, "a reward", round.rewards());
              gone(trial, play, agent, "an ending", round.endings());
              gone(trial, play, agent, "a last observation", round.last());
            }
          }
        });
  }

  private static void gone(
      Trial<?> trial, Play play, AgentId agent, String what, Map<AgentId, ?> map) {
    if (map.containsKey(agent)) {
      trial.blame("%s: %s has ended, but gets %s", play.where(), agent, what);
    }
  }

  static void lastObservationsGoToThoseWhoEnd(Trial<MultiPlay<?, ?>> trial) {
    walk(
        trial,
        (play, alive, ended) -> {
          if (!play.round().last().keySet().equals(ended)) {
            trial.blame(
                "%s: last observations are for %s, but must be for %s, who ended",
                play.where(), sorted(play.round().last().keySet()), sorted(ended));
          }
        });
  }

  static void theGameIsOverWhenAllHaveEnded(Trial<MultiPlay<?, ?>> trial) {
    walk(
        trial,
        (play, alive, ended) -> {
          if (play.over() && ended.size() < alive.size()) {
            Set<AgentId> left = new LinkedHashSet<>(alive);
            left.removeAll(ended);
            trial.blame("%s: nobody must act, but %s has not ended", play.where(), sorted(left));
          }
        });
  }

  static void agentsComeInTheOrderOfTheSpecs(Trial<MultiPlay<?, ?>> trial) {
    MultiPlay<?, ?> play = trial.fresh();
    List<AgentId> order = List.copyOf(play.specs().keySet());
    for (long seed : Play.SEEDS) {
      play.start(seed);
      ordered(trial, play, order);
      while (!play.over() && play.steps() < Play.PATIENCE) {
        play.advance();
        ordered(trial, play, order);
      }
    }
  }

  private static void ordered(Trial<?> trial, MultiPlay<?, ?> play, List<AgentId> order) {
    Round<?> round = play.round();
    for (Map<AgentId, ?> map :
        List.of(round.observations(), round.rewards(), round.endings(), round.last())) {
      List<AgentId> right = new ArrayList<>(order);
      right.retainAll(map.keySet());
      if (!right.equals(List.copyOf(map.keySet()))) {
        trial.blame(
            "%s: agents come as %s, but specs() knows %s, in this order",
            play.where(), map.keySet(), order);
      }
    }
  }
}
