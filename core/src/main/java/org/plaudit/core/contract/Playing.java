package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** That a world can be played at all, whatever it shows. */
final class Playing {
  private Playing() {}

  /** Whether the constructor of a step or a round complained of a reward. */
  private static boolean ofReward(String message) {
    return message.startsWith("reward (");
  }

  /** Whether the constructor of a round complained of who gets what. */
  private static boolean ofAttendance(String message) {
    return message.startsWith("rewards for ");
  }

  static void legalActionsAreTaken(Trial<? extends Play> trial) {
    play(trial, message -> !ofReward(message) && !ofAttendance(message));
  }

  static void rewardsAreFinite(Trial<? extends Play> trial) {
    play(trial, Playing::ofReward);
  }

  static void rewardsMatchEndings(Trial<? extends Play> trial) {
    play(trial, Playing::ofAttendance);
  }

  private static void play(Trial<? extends Play> trial, Predicate<String> blamed) {
    Play play = trial.fresh();
    for (long seed : Play.SEEDS) {
      try {
        play.tape(seed);
      } catch (RuntimeException | StackOverflowError e) {
        if (blamed.test(String.valueOf(e.getMessage()))) {
          trial.blame("%s: %s", play.where(), Rule.described(e));
        }
      }
    }
  }

  static void closingTwiceIsHarmless(Trial<? extends Play> trial) {
    Play unused = trial.fresh();
    unused.close();
    unused.close();
    Play used = trial.fresh();
    used.to(0, 3);
    used.close();
    used.close();
  }

  /** Blames the first difference between two tapes of the same episode. */
  static void compare(
      Trial<? extends Play> trial, String who, long seed, List<Object> right, List<Object> seen) {
    for (int i = 0; i < Math.min(right.size(), seen.size()); i++) {
      if (!right.get(i).equals(seen.get(i))) {
        trial.blame(
            "seed %d, step %d: %s showed %s instead of %s",
            seed, i, who, Shown.brief(seen.get(i)), Shown.brief(right.get(i)));
        return;
      }
    }
    if (right.size() != seen.size()) {
      trial.blame(
          "seed %d: %s played %d steps instead of %d",
          seed, who, seen.size() - 1, right.size() - 1);
    }
  }

  /** One tape for each of the seeds. */
  static List<List<Object>> tapes(Play play) {
    List<List<Object>> tapes = new ArrayList<>();
    for (long seed : Play.SEEDS) {
      tapes.add(play.tape(seed));
    }
    return tapes;
  }
}
