package org.plaudit.envs.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.multi.Round;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Vec;
import org.plaudit.envs.Golden;

class ConnectFourTest {
  /** Games recorded from PettingZoo's connect_four_v3; the last two rows tell the rewards. */
  @Test
  void recordedGamesEndAlike() {
    List<JsonNode> recordings = Golden.recordings("connect4.json");
    assertThat(recordings).hasSize(5);
    for (JsonNode recording : recordings) {
      LineGame game = LineGame.connectFour();
      Round<Masked<Vec>> round = game.reset(0);
      for (JsonNode row : recording) {
        String agent = row.get(0).asText();
        if (row.get(1).isNull()) {
          assertThat(round.over()).isTrue();
          assertThat(round.endings().values()).containsOnly(Ending.TERMINATED);
          double reward =
              round.rewards().get(agent.equals("player_0") ? Moves.FIRST : Moves.SECOND);
          assertThat(reward).isEqualTo(row.get(2).asDouble());
        } else {
          assertThat(Moves.turn(round)).hasToString(agent);
          round.rewards().values().forEach(reward -> assertThat(reward).isEqualTo(0));
          round = game.step(Map.of(Moves.turn(round), row.get(1).asInt()));
        }
      }
    }
  }

  @Test
  void positionsAreAsManyAsInTheLiterature() {
    // The next two, 54859 and 184275, agree too; they take too long for every day.
    assertThat(new GameTree(LineGame::connectFour, 6).sizes())
        .containsExactly(1, 7, 49, 238, 1120, 4263, 16422);
  }

  @Test
  void ofTwoRandomPlayersTheFirstWinsInFiveOfNineGames() {
    int games = 10_000;
    Pcg64 rng = new Pcg64(9);
    int won = 0;
    int drawn = 0;
    LineGame game = LineGame.connectFour();
    for (int seed = 0; seed < games; seed++) {
      Round<Masked<Vec>> round = game.reset(seed);
      while (!round.over()) {
        round = game.step(Map.of(Moves.turn(round), Moves.legal(round).sample(rng)));
      }
      double result = round.rewards().get(Moves.FIRST);
      won += result > 0 ? 1 : 0;
      drawn += result == 0 ? 1 : 0;
    }
    // Four standard errors.
    assertThat((double) won / games).isCloseTo(0.559, within(4 * Math.sqrt(0.559 * 0.441 / games)));
    assertThat((double) drawn / games)
        .isCloseTo(0.002, within(4 * Math.sqrt(0.002 * 0.998 / games)));
  }

  @Test
  void linesCountInEveryDirection() {
    assertWon(0, 1, 0, 1, 0, 1, 0); // up
    assertWon(0, 0, 1, 1, 2, 2, 3); // across
    assertWon(0, 1, 1, 2, 2, 3, 2, 3, 3, 6, 3); // rising
    assertWon(6, 5, 5, 4, 4, 3, 4, 3, 3, 0, 3); // falling
  }

  private static void assertWon(Integer... moves) {
    Round<Masked<Vec>> round = Moves.play(LineGame.connectFour(), moves);
    assertThat(round.rewards()).isEqualTo(Map.of(Moves.FIRST, 1.0, Moves.SECOND, -1.0));
  }

  @Test
  void aFullColumnIsNoLegalMove() {
    Round<Masked<Vec>> round = Moves.play(LineGame.connectFour(), 3, 3, 3, 3, 3, 3);
    assertThat(Moves.legal(round)).hasToString("1110111");
  }

  @Test
  void planesShowTheBoardFromTheViewersSide() {
    Round<Masked<Vec>> round = Moves.play(LineGame.connectFour(), 2);
    float[] planes = round.observations().get(Moves.SECOND).observation().toArray();
    int bottom = 5 * 7 + 2;
    assertThat(IntStream.range(0, planes.length).filter(i -> planes[i] != 0))
        .containsExactly(2 * bottom + 1);
  }

  @Test
  void theTextShowsWhoWon() {
    LineGame game = LineGame.connectFour();
    Moves.play(game, 0, 1, 0, 1, 0, 1, 0);
    assertThat(game.text()).contains("player_0").contains("has won").contains("0");
    assertThat(game.text().lines()).hasSize(9);
  }
}
