package org.plaudit.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChiSquaredTest {
  @Test
  void theThresholdIsThatOfOneInAMillionOrSafer() {
    // With one degree of freedom the quantile is 23.93; the formula gives 27.5, on the safe side.
    assertThat(ChiSquared.refutes(List.of(100.0, 100.0), List.of(137, 63))).isFalse(); // 27.38
    assertThat(ChiSquared.refutes(List.of(100.0, 100.0), List.of(138, 62))).isTrue(); // 28.88
    // With ten it is 46.9; the formula gives 48.0.
    List<Double> expected = Collections.nCopies(11, 100.0);
    assertThat(
            ChiSquared.refutes(
                expected, List.of(148, 52, 100, 100, 100, 100, 100, 100, 100, 100, 100)))
        .isFalse(); // 46.08
    assertThat(
            ChiSquared.refutes(
                expected, List.of(150, 50, 100, 100, 100, 100, 100, 100, 100, 100, 100)))
        .isTrue(); // 50
  }

  @Test
  void theImpossibleIsRefutedByASingleDraw() {
    assertThat(ChiSquared.refutes(List.of(100.0, 0.0), List.of(99, 1))).isTrue();
  }

  @Test
  void aCertaintyIsNotRefuted() {
    assertThat(ChiSquared.refutes(List.of(100.0), List.of(100))).isFalse();
  }

  @Test
  void rareBinsAreThrownTogether() {
    assertThat(ChiSquared.refutes(List.of(94.0, 2.0, 2.0, 2.0), List.of(97, 0, 3, 0))).isFalse();
    assertThat(ChiSquared.refutes(List.of(94.0, 2.0, 2.0, 2.0), List.of(60, 30, 5, 5))).isTrue();
  }
}
