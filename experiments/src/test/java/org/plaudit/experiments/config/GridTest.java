package org.plaudit.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.catalog.Catalog;

class GridTest {
  private static final Catalog CATALOG = Catalog.installed();

  @Test
  void everyCellRunsOrSaysWhyNot() {
    List<Grid.Cell> cells = Grid.of(CATALOG, List.of("CartPole-v1", "FrozenLake-v1", "Slate-v0"));
    assertThat(cells)
        .hasSize(
            3
                * CATALOG.learners().entries().size()
                * CATALOG.oracles().entries().size()
                * Asking.Kind.values().length);
    assertThat(cells)
        .filteredOn(cell -> cell.refusal().isPresent())
        .allSatisfy(cell -> assertThat(cell.refusal().get()).endsWith(".").hasSizeGreaterThan(10));
    // Nobody is left out altogether but planners and the one who learns nothing.
    assertThat(cells.stream().filter(c -> c.refusal().isEmpty()).map(Grid.Cell::learner))
        .contains("ppo", "tamer", "coach", "bc", "dagger", "cpl", "q-learning", "dqn-tamer");
    assertThat(cells)
        .filteredOn(cell -> List.of("random", "value-iteration").contains(cell.learner()))
        .allMatch(cell -> cell.refusal().isPresent());
  }

  @Test
  void aCellOfTheGridIsRefusedForTheReasonThatAConfigOfItsWouldBe() {
    Grid.Cell cell =
        Grid.of(CATALOG, List.of("Pendulum-v1")).stream()
            .filter(each -> each.learner().equals("tamer") && each.query() == Asking.Kind.WATCH)
            .findFirst()
            .orElseThrow();
    assertThat(cell.refusal()).contains("its actions are Box; they must be Discrete.");
  }

  @Test
  void theBuiltInGridHoldsAllThatRunsAndNothingElse() throws IOException {
    String config;
    try (InputStream in = GridTest.class.getResourceAsStream("/configs/feedback-grid.yaml")) {
      config = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String arms =
        Grid.arms(CATALOG, List.of("CartPole-v1", "Pendulum-v1", "CliffWalking-v1"), "boltzmann");
    assertThat(config)
        .as("print it anew with ./plaudit grid CartPole-v1 Pendulum-v1 CliffWalking-v1 --arms")
        .contains("\n" + arms);
  }
}
