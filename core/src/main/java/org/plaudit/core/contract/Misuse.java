package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** That what must not be done is refused, and that a refusal leaves no trace. */
final class Misuse {
  /** Wrong things are tried before each of the first steps. */
  private static final int FIRST = 12;

  private Misuse() {}

  static void steppingNeedsAReset(Trial<? extends Play> trial) {
    Play play = trial.fresh();
    refused(trial, play, "before the first reset");
  }

  static void theEndIsTheEnd(Trial<? extends Play> trial) {
    List<List<Object>> right = Playing.tapes(trial.fresh());
    Play play = trial.fresh();
    for (int i = 0; i < right.size(); i++) {
      long seed = Play.SEEDS.get(i);
      Playing.compare(
          trial, "an instance that was pushed beyond its end", seed, right.get(i), play.tape(seed));
      if (play.over()) {
        refused(trial, play, "after the end (" + play.where() + ")");
        refused(trial, play, "twice after the end (" + play.where() + ")");
      }
    }
  }

  private static void refused(Trial<? extends Play> trial, Play play, String when) {
    try {
      play.push();
    } catch (IllegalStateException e) {
      return;
    } catch (RuntimeException e) {
      trial.blame(
          "stepping %s must throw an IllegalStateException, not %s", when, Rule.described(e));
      return;
    }
    trial.blame("stepping %s must throw an IllegalStateException, but was taken", when);
  }

  static void wrongActionsAreRefusedWithoutATrace(Trial<? extends Play> trial) {
    attempts(trial, Play::wrong, true);
  }

  static void movesAgainstTheMaskAreRefusedOrTaken(Trial<? extends Play> trial) {
    attempts(trial, Play::unmasked, false);
  }

  private static void attempts(
      Trial<? extends Play> trial,
      Function<Play, List<Play.Attempt>> attempts,
      boolean mustRefuse) {
    Play reference = trial.fresh();
    Play play = trial.fresh();
    for (long seed : Play.SEEDS) {
      List<Object> right = reference.tape(seed);
      List<Object> seen = new ArrayList<>();
      seen.add(play.start(seed));
      boolean taken = false;
      while (!taken && !play.over() && play.steps() < Play.PATIENCE) {
        if (play.steps() < FIRST || play.steps() % 50 == 0) {
          taken = taken(trial, play, attempts.apply(play), mustRefuse);
        }
        if (!taken) {
          seen.add(play.advance());
        }
      }
      if (!taken) {
        Playing.compare(trial, "an instance that had refused something", seed, right, seen);
      }
    }
  }

  /** Whether something was done instead of refused; the episode is then another one. */
  private static boolean taken(
      Trial<? extends Play> trial, Play play, List<Play.Attempt> attempts, boolean mustRefuse) {
    for (Play.Attempt attempt : attempts) {
      try {
        attempt.action().run();
      } catch (IllegalArgumentException e) {
        continue;
      } catch (RuntimeException e) {
        trial.blame(
            "%s: %s must throw an IllegalArgumentException, not %s",
            play.where(), attempt.what(), Rule.described(e));
        return true;
      }
      if (mustRefuse) {
        trial.blame(
            "%s: %s must throw an IllegalArgumentException, but was taken",
            play.where(), attempt.what());
      }
      return true;
    }
    return false;
  }
}
