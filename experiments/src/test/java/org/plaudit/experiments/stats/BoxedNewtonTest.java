package org.plaudit.experiments.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoxedNewtonTest {
  /** Rosenbrock's valley upside down: its top is (1, 1). */
  private static double banana(double[] x, double[] gradient) {
    double off = x[1] - x[0] * x[0];
    gradient[0] = 2 * (1 - x[0]) + 40 * off * x[0];
    gradient[1] = -20 * off;
    return -(1 - x[0]) * (1 - x[0]) - 10 * off * off;
  }

  private static Summit climb(Smooth f, double[] low, double[] high, double... start) {
    return new BoxedNewton(f, low, high).climb(start);
  }

  @Test
  void aCurvedRidgeIsClimbedToItsTop() {
    double[] low = {-5, -5};
    double[] high = {5, 5};
    Summit top = climb(BoxedNewtonTest::banana, low, high, -1.2, 1);
    assertThat(top.at(0)).isCloseTo(1, within(1e-4));
    assertThat(top.at(1)).isCloseTo(1, within(1e-4));
    assertThat(top.value()).isCloseTo(0, within(1e-8));
  }

  @Test
  void aWallInTheWayHoldsOneCoordinateAndTheOthersGoOn() {
    double[] low = {-5, -5};
    double[] high = {0.5, 5};
    Summit top = climb(BoxedNewtonTest::banana, low, high, -2, 3);
    assertThat(top.at(0)).isEqualTo(0.5);
    assertThat(top.at(1)).isCloseTo(0.25, within(1e-6));
    double[] held = {0.5, -5};
    assertThat(climb(BoxedNewtonTest::banana, held, high, 0.5, 3).at(1))
        .isCloseTo(0.25, within(1e-6));
  }

  @Test
  void whereTheFunctionBendsTheWrongWayItStillGoesUp() {
    Smooth bump =
        (x, gradient) -> {
          gradient[0] = -x[0] * Math.exp(-x[0] * x[0] / 2);
          return Math.exp(-x[0] * x[0] / 2);
        };
    double[] low = {-10};
    double[] high = {10};
    assertThat(climb(bump, low, high, 2.5).at(0)).isCloseTo(0, within(1e-3));
  }

  @Test
  void whatIsImpossibleIsAvoided() {
    Smooth log =
        (x, gradient) -> {
          gradient[0] = 1 / x[0] - 2;
          return x[0] > 0 ? Math.log(x[0]) - 2 * x[0] : Double.NEGATIVE_INFINITY;
        };
    double[] low = {0};
    double[] high = {100};
    assertThat(climb(log, low, high, 60).at(0)).isCloseTo(0.5, within(1e-4));
    assertThat(climb(log, low, high, 0).value()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void aBoxInsideOutIsRefused() {
    double[] one = {1};
    double[] two = {2};
    assertThatThrownBy(() -> new BoxedNewton(BoxedNewtonTest::banana, two, one))
        .hasMessageContaining("low (2.0) must not exceed high (1.0)");
  }
}
