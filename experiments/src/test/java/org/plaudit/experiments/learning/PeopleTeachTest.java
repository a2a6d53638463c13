package org.plaudit.experiments.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.store.Summary;

/**
 * Some cells of the grid: people, one of whose ten answers is a mistake, teach better than chance.
 */
class PeopleTeachTest {
  private static final Catalog CATALOG = Catalog.installed();

  @TempDir Path out;

  /** Random behaviour earns 22 on CartPole and -200 on MountainCar. */
  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bc, epochs: 50        | CartPole-v1    | {query: demonstrate, budget: 10}                | 300
          tamer, steps: 2_000   | CartPole-v1    | {query: watch, budget: 2_000, segment: 1}       | 300
          coach, steps: 3_000   | CartPole-v1    | {query: watch, budget: 3_000, segment: 1}       | 300
          tamer, steps: 3_000   | MountainCar-v0 | {query: watch, budget: 3_000, segment: 1}       | -170
          """)
  void withoutAnyReward(String learner, String world, String feedback, double least) {
    String text =
        """
        name: taught
        env: {id: %s}
        learner: {id: %s}
        oracle: {id: boltzmann, mistake: 0.1}
        feedback: %s
        reward: none
        seeds: [1, 2, 3]
        evaluate: {every: 1_000_000, episodes: 10}
        """
            .formatted(world, learner, feedback);
    Summary summary = Trials.run(out, text, CATALOG);
    assertThat(summary.arms().get("taught").sure().estimate()).isGreaterThan(least);
  }

  @Test
  void correctionsRepairWhatDemonstrationsLeftOut() {
    String text =
        """
        name: corrected
        env: {id: CartPole-v1}
        learner: {id: dagger, steps: 4_000}
        oracle: {id: boltzmann}
        feedback: [{query: demonstrate, budget: 1}, {query: correct, budget: 300, segment: 1, initial: 0}]
        reward: none
        seeds: [1, 2]
        evaluate: {every: 1_000_000, episodes: 10}
        """;
    assertThat(Trials.run(out, text, CATALOG).arms().get("corrected").sure().estimate())
        .isGreaterThan(300);
  }
}
