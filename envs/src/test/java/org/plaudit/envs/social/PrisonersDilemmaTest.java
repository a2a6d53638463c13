package org.plaudit.envs.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.Round;

class PrisonersDilemmaTest {
  private static final AgentId FIRST = new AgentId("prisoner_0");
  private static final AgentId SECOND = new AgentId("prisoner_1");

  /** Chooses by what it sees, and may remember. */
  interface Strategy {
    int choose(int seen);
  }

  private static boolean theyDefected(int seen) {
    return seen == 2 || seen == 4;
  }

  private static Strategy cooperator() {
    return seen -> 0;
  }

  private static Strategy defector() {
    return seen -> 1;
  }

  private static Strategy titForTat() {
    return seen -> theyDefected(seen) ? 1 : 0;
  }

  private static Strategy grudger() {
    boolean[] offended = {false};
    return seen -> {
      offended[0] |= theyDefected(seen);
      return offended[0] ? 1 : 0;
    };
  }

  private static Strategy alternator() {
    int[] turn = {0};
    return seen -> turn[0]++ % 2;
  }

  /** What both have earned in the end. */
  private static List<Double> match(Strategy first, Strategy second, int turns) {
    PrisonersDilemma game = new PrisonersDilemma(new PrisonersDilemma.Options(turns));
    Round<Integer> round = game.reset(0);
    double[] earned = new double[2];
    while (!round.over()) {
      Map<AgentId, Integer> choices = new LinkedHashMap<>();
      choices.put(FIRST, first.choose(round.observations().get(FIRST)));
      choices.put(SECOND, second.choose(round.observations().get(SECOND)));
      round = game.step(choices);
      earned[0] += round.rewards().get(FIRST);
      earned[1] += round.rewards().get(SECOND);
    }
    assertThat(round.endings().values()).containsOnly(Ending.TRUNCATED);
    return List.of(earned[0], earned[1]);
  }

  @Test
  void theTournamentOfFourHasItsKnownScores() {
    List<Supplier<Strategy>> strategies =
        List.of(
            PrisonersDilemmaTest::cooperator,
            PrisonersDilemmaTest::defector,
            PrisonersDilemmaTest::titForTat,
            PrisonersDilemmaTest::grudger);
    double[] scores = new double[4];
    for (int i = 0; i < 4; i++) {
      for (int j = i + 1; j < 4; j++) {
        List<Double> earned = match(strategies.get(i).get(), strategies.get(j).get(), 200);
        scores[i] += earned.get(0);
        scores[j] += earned.get(1);
      }
    }
    assertThat(scores).containsExactly(1200, 1408, 1399, 1399);
  }

  @Test
  void alternatingAgainstACooperatorPays() {
    assertThat(match(cooperator(), alternator(), 25)).containsExactly(39.0, 99.0);
  }

  @Test
  void everyoneSeesTheLastTurnFromTheirOwnSide() {
    PrisonersDilemma game = new PrisonersDilemma();
    assertThat(game.reset(0).observations()).isEqualTo(Map.of(FIRST, 0, SECOND, 0));
    assertThat(game.step(Map.of(FIRST, 0, SECOND, 1)).observations())
        .isEqualTo(Map.of(FIRST, 2, SECOND, 3));
    assertThat(game.step(Map.of(FIRST, 1, SECOND, 1)).observations())
        .isEqualTo(Map.of(FIRST, 4, SECOND, 4));
    assertThat(game.text()).contains("turn 2").contains("earned     1").contains("earned     6");
  }

  @Test
  void someoneMissingIsNamed() {
    PrisonersDilemma game = new PrisonersDilemma();
    game.reset(0);
    assertThatThrownBy(() -> game.step(Map.of(FIRST, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "actions are for [prisoner_0], but must be for [prisoner_0, prisoner_1], whose turn it"
                + " is");
    assertThatThrownBy(() -> game.step(Map.of(FIRST, 0, SECOND, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("action (2) of prisoner_1 must be a member of");
  }

  @Test
  void turnsAreCheckedAtBirth() {
    IntStream.of(0, -1, 100_001)
        .forEach(
            turns ->
                assertThatThrownBy(() -> new PrisonersDilemma.Options(turns))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("turns (" + turns + ") must lie in [1, 100000]. Maybe write 200."));
  }
}
