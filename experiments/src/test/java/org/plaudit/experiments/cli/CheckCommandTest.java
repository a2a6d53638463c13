package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CheckCommandTest {
  @Test
  void everyRuleThatHoldsIsNamed() {
    Said said = Said.plaudit("check", "FrozenLake-v1", "--set", "map=8x8");
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .contains("held   rewards are finite", "held   steps follow the model")
        .contains("FrozenLake-v1 keeps all ")
        .doesNotContain("BROKEN");
  }

  @Test
  void gamesAreCheckedByTheirOwnRules() {
    Said said = Said.plaudit("check", "TicTacToe-v1");
    assertThat(said.out()).contains("held   agents come in the order of the specs");
    assertThat(said.status()).isZero();
  }

  @Test
  void aBrokenRuleIsNamedWithWhatWasSeen() {
    Said said = Said.by(new CheckCommand(Echoes::catalog), "Broken-v0");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out())
        .contains("BROKEN an episode follows from its seed and actions")
        .contains("held   rewards are finite")
        .contains("Broken-v0 breaks ");
    assertThat(said.err()).isEmpty();
  }

  @Test
  void jsonHasEveryRule() throws IOException {
    Said said = Said.by(new CheckCommand(Echoes::catalog), "Broken-v0", "--json");
    JsonNode tree = new JsonMapper().readTree(said.out());
    assertThat(said.status()).isEqualTo(1);
    assertThat(tree.path("held").asBoolean()).isFalse();
    assertThat(tree.path("rules").size()).isGreaterThan(10);
    assertThat(tree.path("rules").findValuesAsText("rule")).contains("the end is the end");
  }

  @Test
  void typosAreNamedWithTheirRemedy() {
    assertThat(Said.plaudit("check", "FrozenLak-v1"))
        .isEqualTo(
            new Said(2, "", "(FrozenLak-v1) is not a known world or game. Maybe FrozenLake-v1.\n"));
    assertThat(Said.plaudit("check", "FrozenLake-v1", "--set", "slipery=false"))
        .isEqualTo(new Said(2, "", "slipery: unknown key. Maybe slippery.\n"));
  }
}
