package org.plaudit.envs.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.multi.Round;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Vec;

class TicTacToeTest {
  @Test
  void aFullBoardWithoutALineIsADraw() {
    LineGame game = LineGame.ticTacToe();
    Round<Masked<Vec>> round = Moves.play(game, 0, 1, 2, 4, 3, 5, 7, 6, 8);
    assertThat(round.over()).isTrue();
    assertThat(round.rewards()).isEqualTo(Map.of(Moves.FIRST, 0.0, Moves.SECOND, 0.0));
    assertThat(round.endings().values()).containsOnly(Ending.TERMINATED);
    assertThat(game.text()).contains("a draw");
  }

  @Test
  void theLastStoneMayWin() {
    Round<Masked<Vec>> round = Moves.play(LineGame.ticTacToe(), 0, 1, 2, 4, 3, 5, 7, 8, 6);
    assertThat(round.rewards()).isEqualTo(Map.of(Moves.FIRST, 1.0, Moves.SECOND, -1.0));
  }

  @Test
  void onlyThePlayerOnTurnIsAskedAndOnlyForEmptyFields() {
    Round<Masked<Vec>> round = Moves.play(LineGame.ticTacToe(), 4);
    assertThat(round.observations()).containsOnlyKeys(Moves.SECOND);
    assertThat(Moves.legal(round)).hasToString("111101111");
  }

  @Test
  void bothSeeTheEndAndMayDoNothingMore() {
    Round<Masked<Vec>> round = Moves.play(LineGame.ticTacToe(), 0, 3, 1, 4, 2);
    assertThat(round.last()).containsOnlyKeys(Moves.FIRST, Moves.SECOND);
    round.last().values().forEach(seen -> assertThat(seen.legal().count()).isEqualTo(0));
  }

  @Test
  void refusalsNameTheRule() {
    LineGame game = LineGame.ticTacToe();
    assertThatThrownBy(() -> game.step(Map.of(Moves.FIRST, 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("before reset");
    game.reset(0);
    assertThatThrownBy(() -> game.step(Map.of(Moves.SECOND, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("actions are for [player_1], but must be for [player_0], whose turn it is");
    game.step(Map.of(Moves.FIRST, 4));
    assertThatThrownBy(() -> game.step(Map.of(Moves.SECOND, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("move (4) must be a legal one: [0, 1, 2, 3, 5, 6, 7, 8]");
    assertThatThrownBy(() -> game.step(Map.of(Moves.SECOND, 9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("action (9) of player_1 must be a member of");
  }
}
