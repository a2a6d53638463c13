package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Mismatch;
import org.plaudit.core.space.OneOf;

/** What a world shows: where it lies, and that it stays as it was. */
final class Showing {
  private Showing() {}

  static void observationsLieInTheirSpace(Trial<? extends Play> trial) {
    Play play = trial.fresh();
    for (long seed : Play.SEEDS) {
      play.start(seed);
      look(trial, play);
      while (!play.over() && play.steps() < Play.PATIENCE) {
        play.advance();
        look(trial, play);
      }
    }
  }

  private static void look(Trial<? extends Play> trial, Play play) {
    for (Shown shown : play.shown()) {
      if (!shown.space().contains(shown.value())) {
        trial.blame(
            "%s: %s",
            play.where(),
            Mismatch.of(shown.space(), shown.value(), shown.name())
                .orElse(shown.name() + " is no member of " + shown.space()));
      }
    }
  }

  static void masksLeaveALegalMove(Trial<? extends Play> trial) {
    Play play = trial.fresh();
    for (long seed : Play.SEEDS) {
      play.start(seed);
      play.maskFault().ifPresent(fault -> trial.blame("%s: %s", play.where(), fault));
      while (!play.over() && play.steps() < Play.PATIENCE) {
        play.advance();
        play.maskFault().ifPresent(fault -> trial.blame("%s: %s", play.where(), fault));
      }
    }
  }

  /** An observation that was kept, and what it was when it was new. */
  private record Kept(String where, Shown shown, Object image) {}

  static void whatWasReturnedNeverChanges(Trial<? extends Play> trial) {
    Play play = trial.fresh();
    List<Kept> all = new ArrayList<>();
    for (long seed : Play.SEEDS) {
      play.start(seed);
      keep(play, all);
      while (!play.over() && play.steps() < Play.PATIENCE) {
        play.advance();
        keep(play, all);
      }
    }
    for (Kept kept : all) {
      Object now = kept.shown().image();
      if (!now.equals(kept.image())) {
        trial.blame(
            "%s: %s was %s and later became %s. Maybe a buffer is used again; return a copy",
            kept.where(), kept.shown().name(), Shown.brief(kept.image()), Shown.brief(now));
      }
      mutable(kept.shown().value())
          .ifPresent(
              part ->
                  trial.blame(
                      "%s: %s can be changed by whoever holds it: a %s. Maybe use copyOf",
                      kept.where(), kept.shown().name(), part.getClass().getSimpleName()));
    }
  }

  private static void keep(Play play, List<Kept> all) {
    for (Shown shown : play.shown()) {
      all.add(new Kept(play.where(), shown, shown.image()));
    }
  }

  /** The first part of a value that lets itself be written to. */
  private static Optional<Object> mutable(Object value) {
    if (value instanceof Masked<?> masked) {
      return mutable(masked.observation());
    }
    if (value instanceof OneOf.Choice choice) {
      return mutable(choice.value());
    }
    if (value instanceof List<?> list) {
      return takesWrites(list)
          ? Optional.of(list)
          : list.stream().flatMap(part -> mutable(part).stream()).findFirst();
    }
    if (value instanceof Map<?, ?> map) {
      return takesWrites(map)
          ? Optional.of(map)
          : map.values().stream().flatMap(part -> mutable(part).stream()).findFirst();
    }
    return Optional.empty();
  }

  /** Writes what is there already, so that even a success changes nothing. */
  @SuppressWarnings("unchecked")
  private static boolean takesWrites(List<?> list) {
    try {
      if (!list.isEmpty()) {
        ((List<Object>) list).set(0, list.get(0));
      } else {
        list.clear();
      }
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  @SuppressWarnings("unchecked")
  private static boolean takesWrites(Map<?, ?> map) {
    try {
      if (!map.isEmpty()) {
        Map.Entry<?, ?> any = map.entrySet().iterator().next();
        ((Map<Object, Object>) map).put(any.getKey(), any.getValue());
      } else {
        map.clear();
      }
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }
}
