package org.plaudit.agents.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.core.BadInput;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Tabular.Outcome;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.trace.Rollout;

class RMaxTest {
  @Test
  void whatIsNotKnownLeadsToHeaven() {
    Counts counts = new Counts(2, 1, 3, 5);
    assertThat(counts.heaven()).isEqualTo(2);
    assertThat(counts.outcomes(0, 0)).containsExactly(new Outcome(1, 2, 5, false));
    assertThat(counts.outcomes(2, 0)).containsExactly(new Outcome(1, 2, 5, false));
    assertThat(counts.add(0, 0, 1, 1, false)).isFalse();
    assertThat(counts.add(0, 0, 1, 1, false)).isFalse();
    assertThat(counts.known()).isZero();
    assertThat(counts.add(0, 0, 4, 0, true)).isTrue();
    assertThat(counts.known()).isEqualTo(0.5);
    // The mean reward is 2, whatever follows.
    assertThat(counts.outcomes(0, 0))
        .containsExactly(new Outcome(2 / 3., 1, 2, false), new Outcome(1 / 3., 0, 2, true));
  }

  @Test
  void aPlanIsDueWhenCountsHaveDoubledOrARewardIsTheLargestYet() {
    Counts counts = new Counts(1, 1, 3, 5);
    StringBuilder due = new StringBuilder();
    for (int tries = 1; tries <= 13; tries++) {
      due.append(counts.add(0, 0, 1, 0, false) ? tries + " " : "");
    }
    assertThat(due).hasToString("3 6 12 ");
    assertThat(counts.add(0, 0, 6, 0, false)).isTrue();
    assertThat(counts.most()).isEqualTo(6);
  }

  /** One state, two moves; each step earns a half by move 0 and 1 at most. */
  @Test
  void itPlansInTheModelItBelievesIn() {
    EnvSpec<Integer, Integer> spec =
        EnvSpec.of("Hand-v0", Domain.GRID, Discrete.of(1), Discrete.of(2));
    RMax<Integer, Integer> learner =
        new RMax<>(new RMax.Options(1, 1, 0.5, 2, 1, 100, 1e-12), spec);
    assertThat(learner.values()).containsExactly(2, 2);
    assertThat(teach(learner, 0, 0.5).values())
        .containsEntry("known", 0.0)
        .containsEntry("sweeps", 1.0); // all of it is heaven still
    Metrics metrics = teach(learner, 0, 0.5);
    assertThat(metrics.values()).containsEntry("known", 0.5).containsKey("bellman_residual");
    // 0.5 + 0.5 * 2: the other move is still heaven.
    assertThat(learner.values()).containsExactly(1.5, 2);
    assertThat(teach(learner, 0, 0.5).values()).containsEntry("sweeps", 0.0);
    teach(learner, 1, 0);
    teach(learner, 1, 0);
    // Both are known: 0.5 / (1 - 0.5), and half of that.
    assertThat(learner.values()).usingComparatorWithPrecision(1e-9).containsExactly(1, 0.5);
  }

  private static Metrics teach(RMax<Integer, Integer> learner, int move, double reward) {
    Rollout rollout =
        new Rollout(
            1,
            1,
            new float[] {0},
            new float[] {move},
            new float[] {0},
            new float[] {(float) reward},
            new Ending[] {Ending.RUNNING});
    return learner.learn(List.of(new Lesson.Experience<>(rollout)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worlds | 0 | worlds (0) must be at least 1. Maybe 1.",
        "horizon | 0 | horizon (0) must be at least 1. Maybe 50.",
        "discount | 1 | discount (1.0) must lie in [0, 1), or heaven has no finite value.",
        "enough | 0 | enough (0) must be at least 1. Maybe 10.",
        "reward_max | -1 | reward_max (-1.0) must not be negative: an episode that terminates",
        "sweeps | 0 | sweeps (0) must be at least 1. Maybe 200.",
        "tolerance | 0 | tolerance (0.0) must be positive. Maybe 1e-6."
      })
  void optionsOutOfRangeAreRefused(String option, int value, String message) {
    assertThatThrownBy(() -> TabularContractTest.learners("r-max", Map.of(option, value)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }
}
