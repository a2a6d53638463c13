package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.plaudit.core.multi.MultiEnv;

/**
 * What every world with several agents must keep, whether they take turns or act at once. Stricter
 * than PettingZoo's tests, which pass games with observations for dead agents, with surplus or
 * missing rewards, or with an agent that leaves its space in simultaneous play.
 */
public final class MultiEnvCheck {
  private static final List<Rule<MultiPlay<?, ?>>> BASIC =
      List.of(
          new Rule<>("legal actions are taken", Playing::legalActionsAreTaken),
          new Rule<>("rewards are finite", Playing::rewardsAreFinite),
          new Rule<>(
              "rewards and endings name exactly the agents that were alive",
              Attendance::rewardsAndEndingsAreOfThoseAlive),
          new Rule<>(
              "an agent that has ended is not heard of again",
              Attendance::theEndedAreNotHeardOfAgain));

  private static final List<Rule<MultiPlay<?, ?>>> RULES =
      List.of(
          new Rule<>("the specs are constant", Specs::specsAreConstant),
          new Rule<>("declared abilities are there", Specs::declaredAbilitiesAreThere),
          new Rule<>("the first round only shows", Attendance::theFirstRoundOnlyShows),
          new Rule<>(
              "last observations go to those who end", Attendance::lastObservationsGoToThoseWhoEnd),
          new Rule<>(
              "the game is over when all have ended", Attendance::theGameIsOverWhenAllHaveEnded),
          new Rule<>(
              "agents come in the order of the specs", Attendance::agentsComeInTheOrderOfTheSpecs),
          new Rule<>("observations lie in their space", Showing::observationsLieInTheirSpace),
          new Rule<>("what was returned never changes", Showing::whatWasReturnedNeverChanges),
          new Rule<>("masks leave a legal move", Showing::masksLeaveALegalMove),
          new Rule<>(
              "a game follows from its seed and actions",
              Determinism::anEpisodeFollowsFromSeedAndActions),
          new Rule<>(
              "separate instances may run on separate threads",
              Determinism::separateInstancesMayRunOnSeparateThreads),
          new Rule<>("games end as declared", Limits::gamesEndAsDeclared),
          new Rule<>("stepping needs a reset", Misuse::steppingNeedsAReset),
          new Rule<>("the end is the end", Misuse::theEndIsTheEnd),
          new Rule<>(
              "wrong actions and wrong agents are refused without a trace",
              Misuse::wrongActionsAreRefusedWithoutATrace),
          new Rule<>(
              "moves against the mask are refused or taken",
              Misuse::movesAgainstTheMaskAreRefusedOrTaken),
          new Rule<>("closing twice is harmless", Playing::closingTwiceIsHarmless),
          new Rule<>("looking changes nothing", Rendering::lookingChangesNothing),
          new Rule<>("a loaded game goes on exactly", Saving::aLoadedWorldGoesOnExactly),
          new Rule<>("other bytes are refused", Saving::otherBytesAreRefused));

  private static final Rule<MultiPlay<?, ?>> SEEDS_DIFFER =
      new Rule<>("different seeds give different games", Determinism::seedsDiffer);

  private MultiEnvCheck() {}

  /**
   * Every rule that the game breaks; if it cannot even be played, only that.
   *
   * @param games makes equal, separate games; all are closed at the end
   */
  public static List<Violation> run(Supplier<? extends MultiEnv<?, ?>> games) {
    return verdicts(games).values().stream().flatMap(List::stream).toList();
  }

  /**
   * Every rule that was tried, in a fixed order, and what was found against it; nothing, if it
   * holds. If the game cannot even be played, only the first rules are tried.
   *
   * @param games makes equal, separate games; all are closed at the end
   */
  public static Map<String, List<Violation>> verdicts(Supplier<? extends MultiEnv<?, ?>> games) {
    Map<String, List<Violation>> verdicts = new LinkedHashMap<>();
    BASIC.forEach(rule -> verdicts.put(rule.name(), check(rule, games)));
    if (verdicts.values().stream().allMatch(List::isEmpty)) {
      RULES.forEach(rule -> verdicts.put(rule.name(), check(rule, games)));
    }
    return Collections.unmodifiableMap(verdicts);
  }

  /** What is allowed but seldom meant. */
  public static List<Violation> advice(Supplier<? extends MultiEnv<?, ?>> games) {
    return check(SEEDS_DIFFER, games);
  }

  static List<Rule<MultiPlay<?, ?>>> rules() {
    List<Rule<MultiPlay<?, ?>>> rules = new ArrayList<>(BASIC);
    rules.addAll(RULES);
    return rules;
  }

  static List<Violation> check(
      Rule<MultiPlay<?, ?>> rule, Supplier<? extends MultiEnv<?, ?>> games) {
    return rule.violations(() -> MultiPlay.of(games.get()));
  }
}
