package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.core.catalog.Catalog;

class PlayCommandTest {
  private static Said typed(String lines, String... args) {
    return Said.by(new PlayCommand(Echoes::catalog, new StringReader(lines)), args);
  }

  private static Said real(String lines, String... args) {
    return Said.by(new PlayCommand(Catalog::installed, new StringReader(lines)), args);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lists-v0    | 2 3                  | 9 9",
        "Switches-v0 | 1,0                  | 1",
        "Vectors-v0  | 0.5 2                | 3 2",
        "Words-v0    | q and ?              | ~",
        "Either-v0   | {\"index\": 1, \"value\": [1]} | {{",
      })
  void everyKindOfMoveCanBeTyped(String id, String move, String wrong) {
    Said said = typed(wrong + "\n" + move + "\n" + move + "\n", id);
    assertThat(said.err()).isEmpty();
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .contains("step 1:", "Time is up after 2 steps. Return: 1.", "Bye.")
        .doesNotContain("Exception")
        .doesNotContain("\u001b");
  }

  @Test
  void wrongMovesAreExplained() {
    assertThat(typed("9 9\n", "Lists-v0").out())
        .contains("value[0] (9) must be a whole number in [0, 2]");
    assertThat(typed("1\n", "Lists-v0").out()).contains("a move here is 2 numbers");
    assertThat(typed("a b\n", "Vectors-v0").out()).contains("(a) is no number");
    assertThat(typed("3 2\n", "Vectors-v0").out()).contains("value[0] (3.0) must lie in [-1, 1]");
    assertThat(typed("{{\n", "Either-v0").out()).contains("({{) is not JSON");
    assertThat(typed("\n", "Lists-v0").out()).contains("() is no number");
    assertThat(real("7\n", "FrozenLake-v1").out())
        .contains("(7) is no move. Maybe a number from 0 to 3, or left, down, right, up.");
  }

  @Test
  void movesHaveNamesAndSeveralFitOnALine() {
    Said said = real("right 2 d\nd DOWN r\n", "FrozenLake-v1", "--set", "slippery=false");
    assertThat(said.out())
        .contains("step 4: down earned 0", "step 6: right earned 1, 1 so far")
        .contains("The episode is over after 6 steps. Return: 1.");
  }

  @Test
  void aWrongMoveDropsTheRestOfItsLine() {
    assertThat(real("right x right\nq\n", "FrozenLake-v1", "--set", "slippery=false").out())
        .contains("step 1: right", "(x) is no move")
        .doesNotContain("step 2");
  }

  @Test
  void commandsAreMarkedWhereAnyTextIsAMove() {
    Said said = typed(":?\nq\n:q\nnot read\n", "Words-v0");
    assertThat(said.out())
        .contains(":? helps, :q quits", "A move is a text of 0 to 20 characters")
        .contains("step 1: 'q' earned 0.5")
        .doesNotContain("step 2");
  }

  @Test
  void helpTellsWhatCountsAsSolved() {
    assertThat(real("?\n", "CartPole-v1").out())
        .contains("0 left, 1 right", "Solved at 475", "At most 500 steps");
  }

  @Test
  void theNextEpisodeHasTheNextSeed() {
    assertThat(typed("1 1\n1 1\n\n1 1\n", "Lists-v0", "--seed", "7").out())
        .contains("episode with seed 7", "episode with seed 8")
        .doesNotContain("episode with seed 9");
  }

  @Test
  void theEndOfInputEndsPolitely() {
    Said said = typed("", "Lists-v0");
    assertThat(said.status()).isZero();
    assertThat(said.out()).endsWith("Bye." + System.lineSeparator());
  }

  @Test
  void twoPeopleShareAKeyboard() {
    Said said = typed("0\n1\n0\n2\n1\n", "Duel-v0");
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .contains("You play red, blue")
        .contains("red plays 0", "blue plays 1", "earned: red 0, blue 1")
        .contains("(0) is not legal now. Legal: 1, 2.")
        .contains("The game is over after 2 rounds. Returns: red 2, blue 2.");
  }

  @Test
  void chanceTakesTheOtherSeats() {
    Said said = typed("2\n2\n", "Duel-v0", "--against", "random", "--as", "blue");
    assertThat(said.out())
        .contains("You play blue; the rest moves at random", "red plays ", "blue 4")
        .isEqualTo(typed("2\n2\n", "Duel-v0", "--against", "random", "--as", "blue").out());
  }

  @Test
  void realGamesCanBePlayedToTheirEnd() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      all.append("0\n1\n2\n3\n4\n5\n6\n7\n8\n");
    }
    assertThat(real(all.toString(), "TicTacToe-v1", "--against", "random").out())
        .contains("The game is over after");
  }

  @Test
  void typosAreNamedWithTheirRemedy() {
    assertThat(typed("", "List-v0"))
        .isEqualTo(new Said(2, "", "(List-v0) is not a known world or game. Maybe Lists-v0.\n"));
    assertThat(typed("", "Lists-v0", "--set", "lenght=3").err())
        .isEqualTo("lenght: unknown key. Maybe length.\n");
    assertThat(typed("", "Lists-v0", "--against", "random").err())
        .contains("has a single agent; --against and --as are for games");
    assertThat(typed("", "Duel-v0", "--against", "radnom").err())
        .isEqualTo("--against (radnom) is nobody I know. Maybe random.\n");
    assertThat(typed("", "Duel-v0", "--against", "random", "--as", "bleu").err())
        .isEqualTo("--as (bleu) is no seat of Duel-v0. Maybe blue.\n");
    assertThat(typed("", "Duel-v0", "--as", "blue").err()).contains("Maybe add --against random");
    assertThat(typed("", "Lists-v0", "--seed", "-3").err())
        .isEqualTo("--seed (-3) must be zero or more. Maybe 3.\n");
    assertThat(typed("", "Lists-v0", "--sed", "3").status()).isEqualTo(2);
  }

  @Test
  void numbersAreShort() {
    assertThat(SoloSession.number(1)).isEqualTo("1");
    assertThat(SoloSession.number(-0.00001)).isEqualTo("0");
    assertThat(SoloSession.number(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(SoloSession.number(100)).isEqualTo("100");
  }
}
