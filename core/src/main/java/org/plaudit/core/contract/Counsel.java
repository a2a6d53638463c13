package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Space;

/**
 * That who knows the world gives advice that can be taken, and that its objectives are measures.
 */
final class Counsel {
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  private Counsel() {}

  @SuppressWarnings("unchecked") // Asked about what its own world shows, and nothing else.
  private static Optional<Expert<Object, Object>> expert(SoloPlay<?, ?> play) {
    return play.find(Expert.class).map(expert -> (Expert<Object, Object>) expert);
  }

  /** Something that was asked about, and what was advised. */
  private record Advice(String where, Object observation, Object action) {}

  static void adviceCanBeTaken(Trial<SoloPlay<?, ?>> trial) {
    SoloPlay<?, ?> play = trial.fresh();
    Optional<Expert<Object, Object>> found = expert(play);
    if (found.isEmpty()) {
      return;
    }
    Expert<Object, Object> expert = found.get();
    List<Advice> given = new ArrayList<>();
    for (long seed : Play.SEEDS) {
      play.start(seed);
      while (!play.over() && play.steps() < Play.PATIENCE) {
        Object seen = play.observation();
        Object advised = expert.advise(seen);
        legal(trial, play.where(), play.spec().actions(), seen, advised);
        given.add(new Advice(play.where(), seen, advised));
        play.advance();
      }
    }
    again(trial, "later", expert, given);
    expert(trial.fresh()).ifPresent(other -> again(trial, "by another instance", other, given));
  }

  private static void legal(
      Trial<?> trial, String where, Space<?> actions, Object seen, Object advised) {
    if (!actions.contains(advised)) {
      trial.blame("%s: advised %s, which is not in %s", where, Shown.brief(advised), actions);
    } else if (seen instanceof Masked<?> masked
        && actions instanceof Discrete moves
        && !masked.legal().allows((Integer) advised - moves.start())) {
      trial.blame("%s: advised %s, which the mask forbids", where, advised);
    }
  }

  private static void again(
      Trial<?> trial, String when, Expert<Object, Object> expert, List<Advice> given) {
    for (Advice advice : given) {
      Object now = expert.advise(advice.observation());
      if (!now.equals(advice.action())) {
        trial.blame(
            "%s: advised %s, and %s %s on the same observation",
            advice.where(), Shown.brief(advice.action()), when, Shown.brief(now));
      }
    }
  }

  @SuppressWarnings("unchecked") // Asked about what happened in its own world, and nothing else.
  static void objectivesAreMeasures(Trial<SoloPlay<?, ?>> trial) {
    SoloPlay<?, ?> play = trial.fresh();
    if (play.find(Objectives.class).isEmpty()) {
      return;
    }
    Objectives<Object, Object> objectives =
        (Objectives<Object, Object>) play.find(Objectives.class).orElseThrow();
    List<String> names = objectives.objectives();
    if (names.isEmpty()
        || new HashSet<>(names).size() < names.size()
        || !names.stream().allMatch(name -> WORD.matcher(name).matches())) {
      trial.blame("objectives %s must be different words in small letters, at least one", names);
      return;
    }
    double[] values = new double[names.size()];
    for (long seed : Play.SEEDS) {
      play.start(seed);
      while (!play.over() && play.steps() < Play.PATIENCE) {
        Object before = play.observation();
        play.advance();
        Arrays.fill(values, Double.NaN);
        objectives.measure(before, play.action(), play.observation(), values);
        for (int i = 0; i < values.length; i++) {
          if (!(values[i] >= -1 && values[i] <= 1)) {
            trial.blame("%s: %s (%s) must lie in [-1, 1]", play.where(), names.get(i), values[i]);
          }
        }
      }
    }
  }
}
