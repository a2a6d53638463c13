package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.vector.NativeVector;

/** That the static facts are static, and facts. */
final class Specs {
  private Specs() {}

  static void theSpecIsConstant(Trial<SoloPlay<?, ?>> trial) {
    constant(trial, play -> play.env().spec());
  }

  static void specsAreConstant(Trial<MultiPlay<?, ?>> trial) {
    // As lists: the order of the agents is part of it.
    constant(trial, play -> new ArrayList<>(play.game().specs().entrySet()));
    constant(trial, play -> play.game().id());
    if (trial.fresh().specs().isEmpty()) {
      trial.blame("a game needs at least one agent");
    }
  }

  private static <P extends Play> void constant(Trial<P> trial, Function<P, Object> spec) {
    P play = trial.fresh();
    Object first = spec.apply(play);
    play.start(0);
    expect(trial, "after reset", first, spec.apply(play));
    while (!play.over() && play.steps() < Play.PATIENCE) {
      play.advance();
      expect(trial, "at " + play.where(), first, spec.apply(play));
    }
    expect(trial, "in another instance", first, spec.apply(trial.fresh()));
  }

  private static void expect(Trial<?> trial, String when, Object first, Object now) {
    if (!first.equals(now)) {
      trial.blame("%s it was %s, before %s", when, Shown.brief(now), Shown.brief(first));
    }
  }

  static void abilitiesAreAsDeclared(Trial<SoloPlay<?, ?>> trial) {
    SoloPlay<?, ?> play = trial.fresh();
    for (Ability ability : Ability.values()) {
      boolean declared = play.spec().abilities().contains(ability);
      boolean found = play.find(type(ability)).isPresent();
      if (declared && !found) {
        trial.blame(
            "%s is declared, but find(%s) is empty", ability, type(ability).getSimpleName());
      } else if (found && !declared) {
        trial.blame(
            "%s is not declared, but find(%s) finds it. Maybe withAbilities",
            ability, type(ability).getSimpleName());
      }
    }
  }

  static void declaredAbilitiesAreThere(Trial<MultiPlay<?, ?>> trial) {
    MultiPlay<?, ?> play = trial.fresh();
    List<Ability> declared =
        play.specs().values().stream()
            .flatMap(spec -> spec.abilities().stream())
            .distinct()
            .toList();
    for (Ability ability : declared) {
      if (play.find(type(ability)).isEmpty()) {
        trial.blame(
            "%s is declared, but find(%s) is empty", ability, type(ability).getSimpleName());
      }
    }
  }

  private static Class<?> type(Ability ability) {
    return switch (ability) {
      case RENDERS -> Renders.class;
      case SAVES -> Saves.class;
      case TABULAR -> Tabular.class;
      case NATIVE_VECTOR -> NativeVector.class;
      case EXPERT -> Expert.class;
      case OBJECTIVES -> Objectives.class;
    };
  }
}
