package org.plaudit.experiments.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.random.Seed;

class StratifiedBootstrapTest {
  @Test
  void theInterquartileMeanCutsAQuarterRoundedDownAtEitherEnd() {
    // scipy.stats.trim_mean(values, 0.25)
    assertThat(Iqm.of(new double[] {7})).isEqualTo(7);
    assertThat(Iqm.of(new double[] {9, 1, 2})).isEqualTo(4);
    assertThat(Iqm.of(new double[] {100, 1, 2, 3})).isEqualTo(2.5);
    assertThat(Iqm.of(new double[] {5, -100, 1, 3, 100})).isEqualTo(3);
    assertThat(Iqm.of(new double[] {0, 1, 2, 3, 4, 5, 6, 70})).isEqualTo(3.5);
  }

  @Test
  void theInterquartileMeanLeavesItsValuesAlone() {
    double[] values = {3, 1, 2, 0};
    assertThat(Iqm.of(values)).isEqualTo(1.5);
    assertThat(values).containsExactly(3, 1, 2, 0);
  }

  @Test
  void oneRunGivesNoSpread() {
    assertThat(interval(List.of(List.of(4.0)))).isEqualTo(new Interval(4, 4, 4));
  }

  @Test
  void theIntervalOfAMeanIsAsWideAsTheoryTells() {
    List<Double> values = Seed.of(3).generator().doubles(400).boxed().toList();
    Interval interval =
        StratifiedBootstrap.standard()
            .interval(
                List.of(values),
                all -> Arrays.stream(all).average().orElseThrow(),
                Seed.of(1).generator());
    // Mean of n uniform numbers: sd = 1 / sqrt(12 n).
    double half = 1.96 / Math.sqrt(12 * 400);
    assertThat(interval.high() - interval.estimate()).isCloseTo(half, within(0.15 * half));
    assertThat(interval.estimate() - interval.low()).isCloseTo(half, within(0.15 * half));
  }

  @Test
  void strataAreNotMixed() {
    // Constant within each stratum: resampling within strata cannot change anything.
    assertThat(interval(List.of(List.of(0.0, 0.0, 0.0, 0.0), List.of(9.0, 9.0, 9.0, 9.0))))
        .isEqualTo(new Interval(4.5, 4.5, 4.5));
  }

  @Test
  void equalSeedsGiveEqualIntervals() {
    List<List<Double>> strata = List.of(List.of(1.0, 5.0, 2.0, 8.0, 3.0));
    assertThat(interval(strata)).isEqualTo(interval(strata));
  }

  @Test
  void emptyStrataAreRefused() {
    assertThatThrownBy(() -> interval(List.of(List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Interval interval(List<List<Double>> strata) {
    return StratifiedBootstrap.standard().interval(strata, Iqm::of, Seed.of(0).generator());
  }
}
