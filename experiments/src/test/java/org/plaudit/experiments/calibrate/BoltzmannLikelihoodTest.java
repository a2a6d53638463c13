package org.plaudit.experiments.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.oracle.BoltzmannOracle;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.random.Seed;

class BoltzmannLikelihoodTest {
  private static final double[][] POINTS = {
    {0, 1, .1, .3}, {1.5, .8, .25, .9}, {-2, .3, .02, .05}, {3, .95, .5, 1.2}, {0, 0, .3, 2}
  };

  private static List<Compared> log() {
    return PlantedLog.of(PlantedLog.teacher(1, .8, .1, .5), 40, 5, Seed.of(2).generator());
  }

  @Test
  void itIsTheLikelihoodOfTheTeacher() {
    List<Compared> log = log();
    BoltzmannLikelihood likelihood = new BoltzmannLikelihood(log);
    for (double[] point : POINTS) {
      double discount = Math.max(1e-12, point[1]);
      BoltzmannOracle.Options options =
          PlantedLog.teacher(
              Math.exp(point[0]) / likelihood.size(), discount, point[2], point[3] * point[3]);
      double sum = 0;
      for (Compared each : log) {
        BoltzmannOracle<Integer, Integer> teacher =
            new BoltzmannOracle<>(options, id -> id.start() == 0 ? each.first() : each.second());
        sum += Math.log(teacher.probability(PlantedLog.query(5), new Preference(each.choice())));
      }
      assertThat(likelihood.at(point, new double[4])).isCloseTo(sum, within(1e-8));
    }
  }

  @Test
  void segmentsOfDifferentLengthAreComparedFromTheirEnds() {
    Compared each = new Compared(List.of(1., 2., 3.), List.of(5.), Choice.FIRST);
    assertThat(each.differences()).containsExactly(3 - 5, 2, 1);
  }

  @Test
  void theGradientIsThatOfTheValue() {
    BoltzmannLikelihood likelihood = new BoltzmannLikelihood(log());
    for (double[] point : POINTS) {
      double[] gradient = new double[4];
      likelihood.at(point, gradient);
      for (int i = 0; i < 4; i++) {
        double[] up = point.clone();
        double[] down = point.clone();
        up[i] += 1e-6;
        down[i] -= 1e-6;
        double slope =
            (likelihood.at(up, new double[4]) - likelihood.at(down, new double[4])) / 2e-6;
        assertThat(gradient[i]).isCloseTo(slope, within(1e-4 * (1 + Math.abs(slope))));
      }
    }
  }

  @Test
  void overwhelmingOddsAreFiniteAndAnUnofferedTieIsImpossible() {
    List<Compared> wrong = List.of(new Compared(List.of(0.), List.of(9.), Choice.FIRST));
    double[] gradient = new double[4];
    double[] sure = {10, 1, 0, 0};
    assertThat(new BoltzmannLikelihood(wrong).at(sure, gradient))
        .isCloseTo(-Math.exp(10), within(1e-6));
    assertThat(gradient).doesNotContain(Double.NaN);
    List<Compared> tie = List.of(new Compared(List.of(0.), List.of(9.), Choice.TIE));
    assertThat(new BoltzmannLikelihood(tie).at(sure, gradient)).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
