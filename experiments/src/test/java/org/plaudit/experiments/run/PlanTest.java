package org.plaudit.experiments.run;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.People;

class PlanTest {
  private static Plan plan(long steps, long batch, String... sets) {
    ExperimentConfig config = Walks.config(sets);
    People people = config.arm("learned").people().orElseThrow();
    return Plan.of(steps, batch, people.feedback().get(0).asking());
  }

  @Test
  void theBudgetIsSpentExactly() {
    for (int budget : List.of(1, 7, 41, 700)) {
      for (String schedule : List.of("constant", "hyperbolic")) {
        for (double initial : List.of(0.0, 0.1, 1.0)) {
          Plan plan =
              plan(
                  100_000,
                  1_024,
                  "feedback.budget=" + budget,
                  "feedback.schedule=" + schedule,
                  "feedback.initial=" + initial);
          assertThat(plan.questions().values().stream().mapToInt(n -> n.get(0)).sum())
              .isEqualTo(budget);
          assertThat(plan.questions().values()).allMatch(n -> n.get(0) > 0);
          assertThat(plan.questions().lastKey()).isLessThan(plan.iterations());
        }
      }
    }
  }

  @Test
  void roundsLieEvenlyBetweenWarmupAndEnd() {
    Plan plan =
        plan(
            11_000,
            100,
            "feedback.budget=50",
            "feedback.initial=0.2",
            "feedback.rounds=4",
            "feedback.segment=20",
            "env.limit=50");
    // 10 first questions show 20 segments of 20 steps: 4 rollouts.
    assertThat(plan.warmup()).isEqualTo(4);
    assertThat(plan.iterations()).isEqualTo(110);
    assertThat(plan.questions())
        .containsExactly(
            entry(4, List.of(10)),
            entry(25, List.of(10)),
            entry(46, List.of(10)),
            entry(67, List.of(10)),
            entry(88, List.of(10)));
    assertThat(plan.lessons()).isEqualTo(10_600);
  }

  @Test
  void hyperbolicAsksMoreEarly() {
    List<Integer> counts =
        plan(
                100_000,
                100,
                "feedback.budget=1000",
                "feedback.initial=0",
                "feedback.rounds=5",
                "feedback.schedule=hyperbolic")
            .questions()
            .values()
            .stream()
            .map(due -> due.get(0))
            .toList();
    // Weights 1, 1/3, 1/5, 1/7, 1/9 add up to 1.787301587.
    assertThat(counts).containsExactly(560, 186, 112, 80, 62);
  }

  @Test
  void noArmGetsMoreThanItsSteps() {
    assertThat(Plan.of(1_000, 300).steps()).isEqualTo(900);
    assertThat(Plan.of(10, 300).iterations()).isEqualTo(1);
    assertThat(plan(10, 300).warmup()).isZero();
  }

  @Test
  void multiplesArePassedOnce() {
    Plan plan = Plan.of(1_000, 100);
    long passed = 0;
    for (int done = 1; done <= plan.iterations(); done++) {
      passed += plan.passes(250, done) ? 1 : 0;
    }
    assertThat(passed).isEqualTo(4);
    assertThat(plan.passes(1, 1)).isTrue();
  }
}
