package org.plaudit.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.WithMask;

class TablePolicyTest {
  private static final int DRAWS = 20_000;

  /** States 10 and 11, moves 1, 2 and 3. */
  private static final EnvSpec<Integer, Integer> SPEC =
      EnvSpec.of("Table-v0", Domain.GRID, new Discrete(2, 10), new Discrete(3, 1));

  private static final EnvSpec<Masked<Integer>, Integer> MASKED =
      SPEC.withObservations(new WithMask<>(new Discrete(2, 10), 3));
  private static final double[] VALUES = {5, 5, 1, 0, 0, 7};

  private static <O> double[] shares(TablePolicy<O, Integer> policy, O seen) {
    double[] shares = new double[3];
    Pcg64 rng = Seed.of(3).generator();
    for (int i = 0; i < DRAWS; i++) {
      shares[policy.act(seen, rng) - 1] += 1. / DRAWS;
    }
    return shares;
  }

  private static TablePolicy<Integer, Integer> exploring(double... epsilon) {
    return TablePolicy.exploring(SPEC, TableLayout.of(SPEC), VALUES, epsilon);
  }

  @Test
  void greedyTakesTheFirstOfTheBest() {
    TablePolicy<Integer, Integer> policy = TablePolicy.greedy(SPEC, TableLayout.of(SPEC), VALUES);
    assertThat(shares(policy, 10)).containsExactly(shares(1, 0, 0), within(1e-9));
    assertThat(shares(policy, 11)).containsExactly(shares(0, 0, 1), within(1e-9));
  }

  private static double[] shares(double... shares) {
    return shares;
  }

  @Test
  void whoExploresBreaksTiesAtRandom() {
    assertThat(shares(exploring(0, 0), 10)).containsExactly(shares(0.5, 0.5, 0), within(0.02));
  }

  @Test
  void epsilonBelongsToTheState() {
    assertThat(shares(exploring(0, 0.3), 11)).containsExactly(shares(0.1, 0.1, 0.8), within(0.02));
    assertThat(shares(exploring(1, 0.3), 10))
        .containsExactly(shares(1 / 3., 1 / 3., 1 / 3.), within(0.02));
  }

  @Test
  void onlyWhatIsLegalIsDone() {
    TablePolicy<Masked<Integer>, Integer> policy =
        TablePolicy.exploring(MASKED, TableLayout.of(MASKED), VALUES, new double[] {0.5, 0.5});
    assertThat(shares(policy, new Masked<>(11, Mask.of(true, true, false))))
        .containsExactly(shares(0.5, 0.5, 0), within(0.02));
    assertThat(shares(policy, new Masked<>(11, Mask.of(false, true, true))))
        .containsExactly(shares(0, 0.25, 0.75), within(0.02));
    assertThatThrownBy(() -> policy.act(new Masked<>(11, Mask.none(3)), Seed.of(1).generator()))
        .hasMessage("no move is legal in state 11");
  }

  @Test
  void manyRowsAreActedOnAsOneByOne() {
    TablePolicy<Integer, Integer> policy = exploring(0.4, 0.4);
    float[] together = new float[4];
    policy.act(new float[] {10, 11, 11, 10}, 4, together, Seed.of(5).generator());
    Pcg64 rng = Seed.of(5).generator();
    float[] apart = new float[4];
    int row = 0;
    for (int state : List.of(10, 11, 11, 10)) {
      apart[row++] = policy.act(state, rng);
    }
    assertThat(together).isEqualTo(apart);
  }

  @Test
  void laterChangesOfTheTableDoNotReachIt() {
    double[] values = VALUES.clone();
    TablePolicy<Integer, Integer> policy = TablePolicy.greedy(SPEC, TableLayout.of(SPEC), values);
    values[4] = 100;
    assertThat(policy.act(11, Seed.of(1).generator())).isEqualTo(3);
  }

  @Test
  void tablesOfAnotherSizeAreRefused() {
    assertThatThrownBy(() -> TablePolicy.greedy(SPEC, TableLayout.of(SPEC), new double[5]))
        .hasMessage("a table of 2 states and 3 moves has 6 values, not 5");
    assertThatThrownBy(() -> exploring(0.5))
        .hasMessage("epsilon (1 numbers) must be one for each of the 2 states");
  }
}
