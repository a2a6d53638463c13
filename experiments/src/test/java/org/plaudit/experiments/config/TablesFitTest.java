package org.plaudit.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;

/** Which worlds the learners of tables fit, as a config is told. */
class TablesFitTest {
  private static final String TEXT =
      """
      name: fit
      env: {id: %s%s}
      learner: {id: %s, steps: 1_000}
      reward: task
      seeds: [1, 2, 3, 4, 5]
      """;

  private static List<String> problems(String world, String more, String learner) {
    return catchThrowableOfType(
            BadInput.class,
            () ->
                ConfigReader.parse(
                    TEXT.formatted(world, more, learner),
                    "fit.yaml",
                    Overrides.none(),
                    Catalog.installed()))
        .problems();
  }

  @Test
  void aTableCannotReadVectors() {
    assertThat(problems("CartPole-v1", "", "q-learning"))
        .containsExactly(
            "fit.yaml:3: learner.id: (q-learning) cannot learn in CartPole-v1: its observations are"
                + " Box, but a table needs numbered states (Discrete). Maybe a learner with a"
                + " network, as ppo.");
    assertThat(problems("CartPole-v1", "", "r-max")).hasSize(1);
    assertThat(problems("Blackjack-v1", ", wrap: [{id: time-limit, steps: 20}]", "sarsa"))
        .singleElement()
        .asString()
        .contains("its observations are MultiDiscrete, but a table needs numbered states");
  }

  @Test
  void aPlannerNeedsAModel() {
    assertThat(problems("CartPole-v1", "", "value-iteration"))
        .containsExactly(
            "fit.yaml:3: learner.id: (value-iteration) cannot learn in CartPole-v1: it has no exact"
                + " model (Tabular) to plan with. Maybe q-learning, or a learner with a network, as"
                + " ppo.");
    // The passenger's whims are in no table.
    assertThat(problems("Taxi-v4", ", fickle: 0.3", "policy-iteration"))
        .singleElement()
        .asString()
        .contains("it has no exact model (Tabular) to plan with");
  }

  @Test
  void theSmallWorldsFitThemAll() {
    for (String learner :
        List.of(
            "q-learning",
            "sarsa",
            "expected-sarsa",
            "r-max",
            "value-iteration",
            "policy-iteration")) {
      ConfigReader.parse(
          TEXT.formatted("FrozenLake-v1", "", learner),
          "fit.yaml",
          Overrides.none(),
          Catalog.installed());
    }
  }
}
