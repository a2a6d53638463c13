package org.plaudit.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Features;
import org.plaudit.core.trace.StepRewards;
import org.plaudit.envs.classic.CartPole;
import org.plaudit.envs.toytext.CliffWalking;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;
import org.plaudit.experiments.store.RunFolder;
import org.plaudit.experiments.store.Summary;

class KnownRewardTest {
  @TempDir Path out;

  private final CliffWalking world = new CliffWalking();

  private double epic(StepRewards learned) {
    return KnownReward.of(world, world.spec())
        .orElseThrow()
        .distance(learned)
        .values()
        .get("reward.epic");
  }

  /** The world's own reward, found by what follows: whoever falls is back at the start. */
  private static double truth(float seen, float done) {
    boolean falls = seen == 36 && done == 1 || seen >= 25 && seen <= 34 && done == 2;
    return falls ? -100 : -1;
  }

  private static StepRewards rewards(double factor, double off) {
    return (rollout, into) -> {
      for (int row = 0; row < rollout.rows(); row++) {
        into[row] =
            (float) (factor * truth(rollout.observations()[row], rollout.actions()[row]) + off);
      }
    };
  }

  @Test
  void theTruthIsNoDistanceFromItselfInAnyUnit() {
    assertThat(epic(rewards(1, 0))).isCloseTo(0, within(1e-6));
    assertThat(epic(rewards(0.01, 0))).isCloseTo(0, within(1e-6));
    assertThat(epic(rewards(-1, 0))).isCloseTo(1, within(1e-6));
    // Where episodes end, a constant is no unit, but the cliff outweighs this one.
    assertThat(epic(rewards(1, 2))).isBetween(1e-4, 0.1);
  }

  @Test
  void whereTheTruthIsNotKnownOfEveryStepNothingIsSaid() {
    EnvSpec<?, ?> box = EnvSpec.of("Line-v0", Domain.GRID, Box.unbounded(1), Discrete.of(4));
    assertThat(KnownReward.of(world, box)).isEmpty();
    EnvSpec<?, ?> fewer = EnvSpec.of("Line-v0", Domain.GRID, Discrete.of(47), Discrete.of(4));
    assertThat(KnownReward.of(world, fewer)).isEmpty();
    CartPole pole = new CartPole();
    assertThat(KnownReward.of(pole, pole.spec())).isEmpty();
  }

  @Test
  void statesAsVectorsAreTheSameStates() {
    EnvSpec<?, ?> vectors =
        world.spec().withObservations(Features.box(world.spec().observations()));
    StepRewards seesVectors =
        (rollout, into) -> {
          for (int row = 0; row < rollout.rows(); row++) {
            int state = 0;
            while (rollout.observations()[row * 48 + state] != 1) {
              state++;
            }
            into[row] = (float) truth(state, rollout.actions()[row]);
          }
        };
    assertThat(KnownReward.of(world, vectors).orElseThrow().distance(seesVectors).values())
        .hasEntrySatisfying("reward.epic", epic -> assertThat(epic).isCloseTo(0, within(1e-6)));
  }

  @Test
  void aRunTellsIfItCan() {
    String text =
        """
        name: known
        learner: {id: reinforce, steps: 4_000}
        oracle: {id: boltzmann, beta: 1}
        feedback: {query: compare, budget: 40, segment: 5}
        reward: {id: bradley-terry, members: 1, hidden: [8], steps: 40}
        seeds: [1]
        evaluate: {every: 2_000, episodes: 1}
        arms:
          table: {learner: {id: q-learning, steps: 4_000}, env: {id: CliffWalking-v1, wrap: [{id: time-limit, steps: 50}]}}
          cliff: {env: {id: CliffWalking-v1, wrap: [{id: time-limit, steps: 50}]}}
          pole: {env: {id: CartPole-v1}}
        """;
    Catalog catalog = Catalog.installed();
    ExperimentConfig config =
        ConfigReader.parse(text, "known.yaml", new Overrides(List.of(), Optional.empty()), catalog);
    RunFolder folder = Walks.folder(out, config);
    Summary summary =
        new Runner(config, catalog, folder, Progress.NONE, new Stop(), Walks.CLOCK)
            .run(1)
            .orElseThrow();
    assertThat(summary.arms().get("table").reward().get("epic").get(0)).isBetween(0.0, 0.9);
    assertThat(summary.arms().get("cliff").reward().get("epic").get(0)).isBetween(0.0, 0.9);
    assertThat(summary.arms().get("pole").reward()).doesNotContainKey("epic");
    assertThat(folder.summary()).hasValue(summary);
  }
}
