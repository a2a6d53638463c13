package org.plaudit.experiments.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.wrap.Wrappers;
import org.plaudit.envs.classic.ClassicWorlds;
import org.plaudit.experiments.store.Summary;

/** That what is promised is learned, and that nothing is learned from nothing. */
class LearningTest {
  @TempDir Path out;

  private static final String ARMS =
      """
      arms:
        constant: {}
        random: {reward: task, learner: {id: random}}
      """;

  private Summary constant(double reward, String... more) {
    List<String> sets =
        new ArrayList<>(
            List.of(
                "reward={id: indifferent, reward: " + reward + "}",
                "learner.steps=40_000",
                "feedback.select=uniform",
                "feedback.budget=20"));
    sets.addAll(List.of(more));
    return Trials.run(
        out,
        Trials.text("quickstart", ARMS),
        Catalog.of(
            new AgentsPlugin(), new ClassicWorlds(), new Wrappers(), new Indifferent.Offering()),
        sets.toArray(new String[0]));
  }

  /** Neither a pleasant nor an unpleasant constant tells what is better. */
  @ParameterizedTest
  @ValueSource(doubles = {1, -1})
  void aConstantRewardScoresNoBetterThanChance(double reward) {
    Summary summary = constant(reward);
    assertThat(summary.arms().get("random").sure().estimate()).isBetween(15.0, 40.0);
    assertThat(summary.arms().get("constant").sure().estimate()).isLessThan(120);
  }

  /** Why the quickstart's episodes all have the same length. */
  @Test
  void whereFallingEndsTheEpisodeAConstantRewardTeachesNotToFall() {
    Summary summary = constant(1, "env.wrap=[]", "seeds=[1, 2]");
    assertThat(summary.arms().get("constant").sure().estimate()).isGreaterThan(200);
  }

  /** Chance is about 22; of twelve seeds, ten came to 489 or more, and the worst to 312. */
  @Test
  void comparisonsTeachToBalanceThePole() {
    Summary summary =
        Trials.run(
            out,
            Trials.text("quickstart", "arms: {learned: {}}\n"),
            Catalog.installed(),
            "seeds=[1, 2]",
            "evaluate.every=60_000");
    Summary.ArmSummary learned = summary.arms().get("learned");
    assertThat(learned.asked()).isEqualTo(2 * 700);
    assertThat(learned.perSeed()).allMatch(mean -> mean >= 200, "at least 200 of 500");
  }

  /** Without memory it is about 41, however long it learns. */
  @Test
  void memoryMakesUpForHiddenVelocities() {
    Summary summary =
        Trials.run(
            out,
            Trials.text("cartpole-recurrent", "arms: {recurrent: {}}\n"),
            Catalog.installed(),
            "seeds=[1, 2]",
            "learner.steps=16_384",
            "evaluate.every=16_384");
    assertThat(summary.arms().get("recurrent").perSeed())
        .allMatch(mean -> mean >= 100, "at least 100 of 500");
  }

  /** All seeds of a built-in config alone, the first arm's mean returns. */
  private List<Double> scores(String config, String... sets) {
    Summary summary = Trials.run(out, Trials.text(config, ""), Catalog.installed(), sets);
    return summary.arms().values().iterator().next().perSeed();
  }

  @Test
  void theTasksOwnRewardTeachesWithinAHundredThousandSteps() {
    assertThat(scores("cartpole-ppo", "seeds=[1]", "evaluate.every=50_000"))
        .allMatch(mean -> mean >= 475, "at least 475 of 500");
  }

  @Test
  void a2cBalancesThePoleWithinTwoHundredThousandSteps() {
    assertThat(
            scores(
                "cartpole-a2c", "seeds=[1, 2]", "learner.steps=200_000", "evaluate.every=200_000"))
        .allMatch(mean -> mean >= 475, "at least 475 of 500");
  }

  @Test
  void aSearchOverTheWeightsBalancesThePoleToo() {
    assertThat(
            scores("cartpole-cem", "seeds=[1]", "learner.steps=200_000", "evaluate.every=200_000"))
        .allMatch(mean -> mean >= 450, "at least 450 of 500");
  }

  @Test
  void ppoSwingsTheAcrobotUp() {
    assertThat(
            scores("acrobot-ppo", "seeds=[1]", "learner.steps=100_000", "evaluate.every=100_000"))
        .allMatch(mean -> mean >= -100, "at least -100");
  }
}
