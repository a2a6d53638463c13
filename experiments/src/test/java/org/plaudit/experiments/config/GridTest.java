package org.plaudit.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Shelf;

class GridTest {
  private static final Catalog CATALOG = Catalog.installed();
  private static final List<String> WORLDS =
      List.of("CartPole-v1", "Pendulum-v1", "CliffWalking-v1");

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
    assertThat(builtIn())
        .as("print it anew with ./plaudit grid CartPole-v1 Pendulum-v1 CliffWalking-v1 --arms")
        .contains("\n" + Grid.arms(CATALOG, WORLDS, "boltzmann"));
  }

  @Test
  void otherSimulatedPeopleCanTakeTheirPlaceInTheBuiltInGrid() throws IOException {
    String head = builtIn().split("(?m)^arms:")[0].replace("id: boltzmann", "id: persona");
    String grid = head + Grid.arms(CATALOG, WORLDS, "persona");
    ExperimentConfig config =
        ConfigReader.parse(grid, "feedback-grid.yaml", Overrides.none(), CATALOG);
    assertThat(config.arms())
        .hasSizeGreaterThan(200)
        .flatMap(arm -> arm.people().stream().toList())
        .isNotEmpty()
        .allMatch(people -> people.oracle().id().equals("persona"));
  }

  private static String builtIn() throws IOException {
    try (InputStream in = GridTest.class.getResourceAsStream("/configs/feedback-grid.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theSettingsOfSmallArmsAreOfThingsThatThereAre() {
    Small small = Small.shipped();
    assertThat(small.settings()).containsOnlyKeys("learners", "questions", "rewards", "arms");
    assertThat(ids(CATALOG.learners())).containsAll(small.of("learners").keySet());
    assertThat(ids(CATALOG.rewards())).containsAll(small.of("rewards").keySet());
    assertThat(Stream.of(Asking.Kind.values()).map(Asking.Kind::word))
        .containsAll(small.of("questions").keySet());
    List<Grid.Cell> cells = Grid.of(CATALOG, WORLDS);
    assertThat(cells.stream().filter(cell -> cell.refusal().isEmpty()).map(Small::name))
        .containsAll(small.of("arms").keySet());
    assertThat(small.of("arms").keySet())
        .allSatisfy(
            arm ->
                assertThat(List.of("oracle", "learner", "feedback", "reward"))
                    .containsAll(small.at("arms", arm).keySet()));
  }

  @Test
  void whatIsSaidOfOneArmOutweighsWhatIsSaidOfItsParts() {
    Small small =
        new Small(
            Map.of(
                "learners", Map.of("ppo", Map.of("steps", 1, "horizon", 2)),
                "questions", Map.of("compare", Map.of("budget", 3)),
                "rewards", Map.of("ordinal", Map.of("members", 4)),
                "arms", Map.of("ppo-compare", Map.of("learner", Map.of("steps", 5)))));
    Grid.Cell cell =
        new Grid.Cell(
            "CartPole-v1", "ppo", "boltzmann", Asking.Kind.COMPARE, "task", Optional.empty());
    Map<String, Object> arm =
        Map.of(
            "learner", Map.of("id", "ppo"),
            "feedback", Map.of("query", "compare"),
            "reward", "task");
    assertThat(small.settle(cell, arm))
        .isEqualTo(
            Map.of(
                "learner", Map.of("id", "ppo", "steps", 5, "horizon", 2),
                "feedback", Map.of("query", "compare", "budget", 3),
                "reward", "task"));
  }

  private static List<String> ids(Shelf<?> shelf) {
    return shelf.entries().stream().map(Entry::id).toList();
  }
}
