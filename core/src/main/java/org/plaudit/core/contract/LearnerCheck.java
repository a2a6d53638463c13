package org.plaudit.core.contract;

import java.util.List;
import java.util.function.BiConsumer;
import org.plaudit.core.learn.Learner;

/**
 * What every learner must keep. It is taught for some terms in tiny worlds, one for each shape it
 * fits: moves, masked moves, real numbers, numbered states. Choose its options small: it learns
 * some dozens of times.
 */
public final class LearnerCheck {
  private static final List<Rule<Learner.Factory>> RULES =
      List.of(
          new Rule<>("some world fits", LearnerCheck::someWorldFits),
          everywhere("lessons outside the diet are refused", Learning::eatsItsDietOnly),
          everywhere("the same seed and lessons give the same bytes", Learning::sameSeedSameBytes),
          everywhere("a policy is frozen", Learning::aPolicyIsFrozen),
          everywhere("a policy serves any thread", Learning::aPolicyServesAnyThread),
          everywhere("what a policy remembers is the caller's", Learning::memoryIsTheCallers),
          everywhere("a loaded learner goes on exactly", Learning::aLoadedLearnerGoesOnExactly),
          everywhere("other bytes are refused", Learning::otherBytesAreRefused),
          everywhere("actions lie in their space", Learning::actionsLieInTheirSpace),
          everywhere("metrics are finite", Learning::metricsAreFinite),
          everywhere("lessons are not written to", Learning::lessonsAreNotWrittenTo));

  private LearnerCheck() {}

  /** Every rule that the learners break. */
  public static List<Violation> run(Learner.Factory learners) {
    return RULES.stream().flatMap(rule -> rule.violations(() -> learners).stream()).toList();
  }

  /**
   * Violations of the one rule that takes real learning: an episode that was cut off is worth what
   * would have followed, one that ended is not (arXiv:1712.00378).
   *
   * @param quick learners that find the better of two actions within 60 lessons
   */
  public static List<Violation> endings(Learner.Factory quick) {
    return Fork.RULE.violations(() -> quick);
  }

  private static void someWorldFits(Trial<Learner.Factory> trial) {
    Learner.Factory factory = trial.fresh();
    if (School.all(factory).isEmpty()) {
      Tiny.shapes()
          .forEach(
              (name, world) ->
                  trial.blame(
                      "unfit for %s: %s",
                      name, factory.unfit(world.get().spec()).orElse("no reason given")));
    }
  }

  /** A rule that must hold in each school. */
  private static Rule<Learner.Factory> everywhere(
      String name, BiConsumer<Trial<?>, School<?, ?>> check) {
    return new Rule<>(
        name,
        trial ->
            School.all(trial.fresh())
                .forEach(
                    (shape, school) -> {
                      trial.within("on " + shape);
                      check.accept(trial, school);
                    }));
  }

  static List<Rule<Learner.Factory>> rules() {
    return RULES;
  }
}
