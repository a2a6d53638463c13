package org.plaudit.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;
import org.plaudit.experiments.fake.Fakes;
import org.plaudit.experiments.stats.Interval;
import org.plaudit.experiments.stats.Scale;

class GroupTest {
  private static final Catalog CATALOG = Fakes.manyWorlds();

  private static ExperimentConfig config(String arms) {
    return ConfigReader.parse(
        """
        name: tour
        learner: random
        reward: task
        worlds: {CartPole-v1: , Pendulum-v1: , Acrobot-v1: {learner: {steps: 7}}}
        arms: {%s}
        """
            .formatted(arms),
        "tour.yaml",
        Overrides.none(),
        CATALOG);
  }

  private static WorldSummary world(String name, String... arms) {
    Map<String, Long> steps = new LinkedHashMap<>();
    for (String arm : arms) {
      steps.put(arm, 10L);
    }
    return new WorldSummary(name, steps, Map.of(), Optional.of(new Scale(0, 10)), "threshold");
  }

  @Test
  void oneIsTheThresholdOrTheBestArm() {
    Map<String, List<Double>> returns = new LinkedHashMap<>();
    returns.put("CartPole-v1/x", List.of(20.0, 25.0, 30.0));
    returns.put("Pendulum-v1/x", List.of(-1200.0, -1201.0, -1199.0));
    List<WorldSummary> worlds = WorldSummary.of(config("x: "), returns, CATALOG);
    assertThat(worlds.get(0).scale()).contains(new Scale(25, 475));
    assertThat(worlds.get(0).oneIs()).isEqualTo(WorldSummary.THRESHOLD);
    // Nobody is better than random here, and in the last world nothing has been evaluated yet.
    assertThat(worlds.get(1).scale()).isEmpty();
    assertThat(worlds.get(2).scale()).isEmpty();
    assertThat(worlds.get(2).steps()).containsOnly(Map.entry("x", 7L));
  }

  @Test
  void aBestArmThatIsNotSurelyBetterGivesNoScale() {
    ExperimentConfig config = config("x: , y: ");
    Map<String, List<Double>> returns = new LinkedHashMap<>();
    returns.put("Pendulum-v1/x", List.of(-1200.0, -1300.0, -1100.0));
    returns.put("Pendulum-v1/y", List.of(-1150.0, -1250.0, -1050.0));
    assertThat(WorldSummary.of(config, returns, CATALOG).get(1).scale()).isEmpty();
    returns.put("Pendulum-v1/y", List.of(-150.0, -250.0, -50.0));
    WorldSummary pendulum = WorldSummary.of(config, returns, CATALOG).get(1);
    assertThat(pendulum.scale()).contains(new Scale(-1200, -150));
    assertThat(pendulum.oneIs()).isEqualTo("y");
  }

  @Test
  void armsAreComparedOnlyOverWorldsThatAllOfThemRanIn() {
    List<WorldSummary> worlds =
        List.of(
            world("A", "ppo", "dqn", "random"),
            world("B", "ppo", "sac", "random"),
            world("C", "ppo", "dqn", "random"),
            world("D", "ppo", "sac", "random"));
    Map<String, List<Double>> returns = new LinkedHashMap<>();
    for (WorldSummary world : worlds) {
      world.steps().keySet().forEach(arm -> returns.put(world.cell(arm), List.of(5.0, 6.0)));
    }
    List<Group> groups = Group.of(worlds, returns);
    assertThat(groups)
        .extracting(Group::worlds)
        .containsExactly(List.of("A", "B", "C", "D"), List.of("A", "C"), List.of("B", "D"));
    assertThat(groups)
        .extracting(Group::arms)
        .containsExactly(
            List.of("ppo", "random"),
            List.of("ppo", "dqn", "random"),
            List.of("ppo", "sac", "random"));
    // Without a scale a world takes no part; a world alone needs no table of its own.
    WorldSummary lost =
        new WorldSummary("C", worlds.get(2).steps(), Map.of(), Optional.empty(), "");
    assertThat(Group.of(List.of(worlds.get(0), worlds.get(1), lost, worlds.get(3)), returns))
        .extracting(Group::worlds)
        .containsExactly(List.of("A", "B", "D"), List.of("B", "D"));
  }

  @Test
  void scoresAreTheSharesOfTheWay() {
    List<WorldSummary> worlds = List.of(world("A", "x", "y"), world("B", "x", "y"));
    Map<String, List<Double>> returns =
        Map.of(
            "A/x", List.of(10.0, 10.0, 10.0, 10.0),
            "B/x", List.of(5.0, 5.0, 5.0, 5.0),
            "A/y", List.of(0.0, 0.0, 0.0, 0.0),
            "B/y", List.of(5.0, 5.0, 5.0, 5.0));
    Group group = Group.of(worlds, returns).get(0);
    // Of the shares 1 (four times) and .5 (four times), the middle half.
    assertThat(group.iqm("x")).isEqualTo(new Interval(0.75, 0.75, 0.75));
    assertThat(group.iqm("y").estimate()).isEqualTo(0.25);
    // Wins all in A, ties all in B.
    assertThat(group.improvement("x", "y")).isEqualTo(new Interval(0.75, 0.75, 0.75));
  }
}
