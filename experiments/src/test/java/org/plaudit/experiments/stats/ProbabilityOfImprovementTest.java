package org.plaudit.experiments.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Test;
import org.plaudit.core.random.Seed;

class ProbabilityOfImprovementTest {
  @Test
  void countsThePairsThatAreWon() {
    // Of the six pairs, 2 beats 1; 4 beats 1 and 3; 3 ties with 3 and beats 1.
    assertThat(ProbabilityOfImprovement.of(List.of(2.0, 4.0, 3.0), List.of(1.0, 3.0)))
        .isEqualTo((1 + 2 + 1.5) / 6);
  }

  @Test
  void isTheStatisticOfMannAndWhitney() {
    double[] ours = {3.1, 4.7, 2.2, 5.9, 0.4};
    double[] theirs = {1.3, 3.7, 2.9};
    // Commons Math gives the larger of U and nm - U.
    double larger = new MannWhitneyUTest().mannWhitneyU(ours, theirs);
    double share =
        ProbabilityOfImprovement.of(List.of(3.1, 4.7, 2.2, 5.9, 0.4), List.of(1.3, 3.7, 2.9));
    assertThat(Math.max(share, 1 - share)).isCloseTo(larger / 15, within(1e-15));
    assertThat(share).isCloseTo(9.0 / 15, within(1e-15));
  }

  @Test
  void equalRunsAreEven() {
    List<Double> same = List.of(7.0, 7.0, 7.0);
    assertThat(ProbabilityOfImprovement.interval(same, same, Seed.of(1).generator()))
        .isEqualTo(new Interval(0.5, 0.5, 0.5));
  }

  @Test
  void whoWinsEveryPairHasNoDoubt() {
    assertThat(
            ProbabilityOfImprovement.interval(
                List.of(5.0, 6.0), List.of(1.0, 2.0, 3.0), Seed.of(1).generator()))
        .isEqualTo(new Interval(1, 1, 1));
  }

  @Test
  void theOtherWayRoundIsTheRest() {
    List<Double> ours = List.of(3.0, 1.0, 4.0, 1.5);
    List<Double> theirs = List.of(2.0, 7.0, 1.0);
    assertThat(
            ProbabilityOfImprovement.of(ours, theirs) + ProbabilityOfImprovement.of(theirs, ours))
        .isEqualTo(1);
  }

  @Test
  void theIntervalHoldsTheEstimate() {
    Interval wins =
        ProbabilityOfImprovement.interval(
            List.of(3.0, 1.0, 4.0, 1.5, 9.0),
            List.of(2.0, 7.0, 1.0, 8.0, 2.5),
            Seed.of(1).generator());
    assertThat(wins.estimate()).isEqualTo(12.5 / 25).isBetween(wins.low(), wins.high());
    assertThat(wins.high() - wins.low()).isGreaterThan(0.3);
  }

  @Test
  void overSeveralTasksEachCountsTheSame() {
    // One task is won by all of six pairs, the other lost by all of one.
    Interval wins =
        ProbabilityOfImprovement.across(
            List.of(List.of(5.0, 6.0), List.of(1.0)),
            List.of(List.of(1.0, 2.0, 3.0), List.of(2.0)),
            Seed.of(1).generator());
    assertThat(wins).isEqualTo(new Interval(0.5, 0.5, 0.5));
    assertThatThrownBy(
            () ->
                ProbabilityOfImprovement.across(
                    List.of(List.of(5.0)), List.of(), Seed.of(1).generator()))
        .hasMessageContaining("1 tasks cannot be compared with 0");
  }

  @Test
  void nobodyCannotBeCompared() {
    assertThatThrownBy(() -> ProbabilityOfImprovement.of(List.of(), List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one run of each");
  }
}
