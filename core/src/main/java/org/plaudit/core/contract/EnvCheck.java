package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.plaudit.core.env.Env;

/**
 * What every world with one agent must keep. Plays some dozens of episodes with random players, and
 * looks at every step, not only at the first. Stricter than the checkers of Gymnasium and
 * stable-baselines3, which pass worlds whose observations leave their space from some step on,
 * whose observation buffer is used again, whose chance escapes the seed after some steps, or which
 * never end.
 */
public final class EnvCheck {
  private static final List<Rule<SoloPlay<?, ?>>> BASIC =
      List.of(
          new Rule<>("legal actions are taken", Playing::legalActionsAreTaken),
          new Rule<>("rewards are finite", Playing::rewardsAreFinite));

  private static final List<Rule<SoloPlay<?, ?>>> RULES =
      List.of(
          new Rule<>("the spec is constant", Specs::theSpecIsConstant),
          new Rule<>("abilities are as declared", Specs::abilitiesAreAsDeclared),
          new Rule<>("observations lie in their space", Showing::observationsLieInTheirSpace),
          new Rule<>("what was returned never changes", Showing::whatWasReturnedNeverChanges),
          new Rule<>("masks leave a legal move", Showing::masksLeaveALegalMove),
          new Rule<>(
              "an episode follows from its seed and actions",
              Determinism::anEpisodeFollowsFromSeedAndActions),
          new Rule<>(
              "separate instances may run on separate threads",
              Determinism::separateInstancesMayRunOnSeparateThreads),
          new Rule<>("episodes end as declared", Limits::episodesEndAsDeclared),
          new Rule<>("stepping needs a reset", Misuse::steppingNeedsAReset),
          new Rule<>("the end is the end", Misuse::theEndIsTheEnd),
          new Rule<>(
              "wrong actions are refused without a trace",
              Misuse::wrongActionsAreRefusedWithoutATrace),
          new Rule<>(
              "moves against the mask are refused or taken",
              Misuse::movesAgainstTheMaskAreRefusedOrTaken),
          new Rule<>("closing twice is harmless", Playing::closingTwiceIsHarmless),
          new Rule<>("looking changes nothing", Rendering::lookingChangesNothing),
          new Rule<>("a loaded world goes on exactly", Saving::aLoadedWorldGoesOnExactly),
          new Rule<>("other bytes are refused", Saving::otherBytesAreRefused),
          new Rule<>("probabilities of the model add up", TabularModel::probabilitiesAddUp),
          new Rule<>("steps follow the model", TabularModel::stepsFollowTheModel),
          new Rule<>("an expert's advice can be taken", Counsel::adviceCanBeTaken),
          new Rule<>("objectives are measures", Counsel::objectivesAreMeasures),
          new Rule<>(
              "the native vector form equals separate worlds", NativeForm::equalsSeparateWorlds));

  private static final Rule<SoloPlay<?, ?>> SEEDS_DIFFER =
      new Rule<>("different seeds give different episodes", Determinism::seedsDiffer);

  private EnvCheck() {}

  /**
   * Every rule that the world breaks; if it cannot even be played, only that.
   *
   * @param worlds makes equal, separate worlds; all are closed at the end
   */
  public static List<Violation> run(Supplier<? extends Env<?, ?>> worlds) {
    return verdicts(worlds).values().stream().flatMap(List::stream).toList();
  }

  /**
   * Every rule that was tried, in a fixed order, and what was found against it; nothing, if it
   * holds. If the world cannot even be played, only the first rules are tried.
   *
   * @param worlds makes equal, separate worlds; all are closed at the end
   */
  public static Map<String, List<Violation>> verdicts(Supplier<? extends Env<?, ?>> worlds) {
    Map<String, List<Violation>> verdicts = new LinkedHashMap<>();
    BASIC.forEach(rule -> verdicts.put(rule.name(), check(rule, worlds)));
    if (verdicts.values().stream().allMatch(List::isEmpty)) {
      RULES.forEach(rule -> verdicts.put(rule.name(), check(rule, worlds)));
    }
    return Collections.unmodifiableMap(verdicts);
  }

  /** What is allowed but seldom meant. */
  public static List<Violation> advice(Supplier<? extends Env<?, ?>> worlds) {
    return check(SEEDS_DIFFER, worlds);
  }

  static List<Rule<SoloPlay<?, ?>>> rules() {
    List<Rule<SoloPlay<?, ?>>> rules = new ArrayList<>(BASIC);
    rules.addAll(RULES);
    return rules;
  }

  static List<Violation> check(Rule<SoloPlay<?, ?>> rule, Supplier<? extends Env<?, ?>> worlds) {
    return rule.violations(() -> SoloPlay.of(worlds.get()));
  }
}
