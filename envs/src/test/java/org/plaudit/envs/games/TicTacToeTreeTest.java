package org.plaudit.envs.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole of tic-tac-toe. */
class TicTacToeTreeTest {
  private static final GameTree TREE = new GameTree(LineGame::ticTacToe, 9);

  /** Games in which the first player wins, loses, neither; or their probabilities. */
  record Results(double won, double lost, double drawn) {
    static Results of(double result) {
      return new Results(result > 0 ? 1 : 0, result < 0 ? 1 : 0, result == 0 ? 1 : 0);
    }

    static Results sum(List<Results> all, double weight) {
      return new Results(
          weight * all.stream().mapToDouble(Results::won).sum(),
          weight * all.stream().mapToDouble(Results::lost).sum(),
          weight * all.stream().mapToDouble(Results::drawn).sum());
    }
  }

  @Test
  void itHas5478PositionsOf958TheLast() {
    assertThat(TREE.nodes()).hasSize(5478);
    assertThat(TREE.nodes().stream().filter(GameTree.Node::over)).hasSize(958);
  }

  @Test
  void itHas549946Histories() {
    long histories =
        TREE.fold((node, children) -> 1 + children.stream().mapToLong(Long::longValue).sum());
    assertThat(histories).isEqualTo(549_946);
  }

  @Test
  void itHas255168Games() {
    Results games =
        TREE.fold(
            (node, children) -> node.over() ? Results.of(node.result()) : Results.sum(children, 1));
    assertThat(games).isEqualTo(new Results(131_184, 77_904, 46_080));
  }

  @Test
  void perfectPlayEndsInADraw() {
    double value =
        TREE.<Double>fold(
            (node, children) ->
                node.over()
                    ? node.result()
                    : node.moves.size() % 2 == 0
                        ? Collections.max(children)
                        : Collections.min(children));
    assertThat(value).isEqualTo(0);
  }

  @Test
  void theFirstOfTwoRandomPlayersWinsMoreOften() {
    Results chances =
        TREE.fold(
            (node, children) ->
                node.over()
                    ? Results.of(node.result())
                    : Results.sum(children, 1.0 / children.size()));
    assertThat(chances.won()).isCloseTo(0.584921, within(5e-7));
    assertThat(chances.lost()).isCloseTo(0.288095, within(5e-7));
    assertThat(chances.drawn()).isCloseTo(0.126984, within(5e-7));
  }
}
