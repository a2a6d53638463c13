package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.config.ConfigReader;

class ListCommandTest {
  @Test
  void everythingIsListed() {
    Said said = Said.plaudit("list");
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .contains("worlds", "games", "wrappers", "learners", "oracles", "rewards", "selectors")
        .contains("  CartPole-v1 ", "  ppo ", "  fixed-horizon ", "  boltzmann ", "  quickstart ")
        .doesNotContain("\u001b");
    ConfigReader.builtIn().forEach(name -> assertThat(said.out()).contains("  " + name + " "));
  }

  @Test
  void everyEntryCanBeShown() {
    Catalog all = Catalog.installed();
    for (Offer offer : Offer.values()) {
      offer
          .entries(all)
          .forEach(
              entry -> {
                Said said = Said.plaudit("list", offer.word(), entry.id());
                assertThat(said.status()).as(said.err()).isZero();
                assertThat(said.out()).startsWith(entry.id() + ": " + entry.summary());
                entry
                    .options()
                    .forEach(o -> assertThat(said.out()).contains("  " + o.key() + ": "));
              });
    }
  }

  @Test
  void aWorldShowsItsSpacesAndOptions() {
    assertThat(Said.plaudit("list", "FrozenLake-v1").out())
        .contains("observations     a whole number from 0 to 15")
        .contains("actions          a whole number from 0 to 3")
        .contains("limit            100 steps")
        .contains("slippery: true or false (default true)")
        .contains("whether moves may slide to either side");
    assertThat(Said.plaudit("list", "TicTacToe-v1").out()).contains("sees ", "does ");
  }

  @Test
  void aConfigIsPrintedAsItIs() {
    assertThat(Said.plaudit("list", "configs", "quickstart").out())
        .isEqualTo(ConfigText.of("quickstart"))
        .isEqualTo(Said.plaudit("list", "quickstart").out());
    assertThat(ConfigText.summary("quickstart")).isNotBlank().hasSizeLessThan(120);
  }

  @Test
  void jsonCanBeRead() throws IOException {
    JsonNode all = new JsonMapper().readTree(Said.plaudit("list", "--json").out());
    assertThat(all.path("worlds").path("CartPole-v1").asText()).startsWith("Balance");
    JsonNode one = new JsonMapper().readTree(Said.plaudit("list", "CartPole-v1", "--json").out());
    assertThat(one.path("actions").path("n").asInt()).isEqualTo(2);
    assertThat(one.path("options").get(0).path("key").asText()).isEqualTo("reward");
    JsonNode config =
        new JsonMapper().readTree(Said.plaudit("list", "configs", "quickstart", "--json").out());
    assertThat(config.path("text").asText()).contains("name: quickstart");
  }

  @Test
  void typosAreNamedWithTheirRemedy() {
    assertThat(Said.plaudit("list", "wordls"))
        .isEqualTo(new Said(2, "", "(wordls) is neither a kind nor a known id. Maybe worlds.\n"));
    assertThat(Said.plaudit("list", "worlds", "Cartpole-v1"))
        .isEqualTo(new Said(2, "", "(Cartpole-v1) is not a known world. Maybe CartPole-v1.\n"));
    assertThat(Said.plaudit("list", "configs", "quickstrat").err())
        .isEqualTo("(quickstrat) is not a built-in config. Maybe quickstart.\n");
    assertThat(Said.plaudit("list", "learner", "ppo").err())
        .isEqualTo("(learner) is no kind of thing. Maybe learners.\n");
    assertThat(Said.plaudit("list", "xyzzyx").err()).contains("Kinds: worlds, games");
  }
}
