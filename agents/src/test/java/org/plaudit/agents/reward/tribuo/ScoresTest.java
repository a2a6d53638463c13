package org.plaudit.agents.reward.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.reward.tribuo.Evidence.Mark;
import org.plaudit.agents.reward.tribuo.Evidence.Pair;

class ScoresTest {
  @Test
  void oneVictorySolvesItsEquation() {
    // The slope vanishes where u = sigmoid(-2 u), at 0.33801..., with scores u and -u.
    double[] scores = Scores.fit(2, List.of(new Pair(0, 1, 1)), List.of());
    assertThat(scores[0]).isCloseTo(Scores.sigmoid(-2 * scores[0]), within(1e-9));
    assertThat(scores[1]).isCloseTo(-scores[0], within(1e-12));
    assertThat(scores[0]).isBetween(0.33, 0.35);
  }

  @Test
  void aChainOfVictoriesIsPutInOrder() {
    List<Pair> chain = List.of(new Pair(0, 1, 1), new Pair(1, 2, 1), new Pair(2, 3, 1));
    double[] scores = Scores.fit(4, chain, List.of());
    assertThat(scores[0]).isGreaterThan(scores[1]);
    assertThat(scores[1]).isGreaterThan(scores[2]);
    assertThat(scores[2]).isGreaterThan(scores[3]);
  }

  @Test
  void aCircleOfVictoriesAndTiesAreAllEqual() {
    List<Pair> circle = List.of(new Pair(0, 1, 1), new Pair(1, 2, 1), new Pair(2, 0, 1));
    for (double score : Scores.fit(3, circle, List.of())) {
      assertThat(score).isCloseTo(0, within(1e-9));
    }
    assertThat(Scores.fit(2, List.of(new Pair(0, 1, 0.5)), List.of())).containsOnly(0);
  }

  @Test
  void ratingsAreMeasuredFromTheUsualOne() {
    double[] scores =
        Scores.fit(4, List.of(), List.of(new Mark(0, 0.9), new Mark(1, 0.7), new Mark(2, 0.5)));
    assertThat(scores[0]).isPositive();
    assertThat(scores[1]).isCloseTo(0, within(1e-9));
    assertThat(scores[2]).isNegative();
    assertThat(scores[3]).isZero();
  }

  @Test
  void theUnitOfMarginsIsFoundAsPlattDoes() {
    // Two answers that agree count as won with (2 + 1) / (2 + 2): sigmoid(2 k) = 3/4.
    List<Pair> pairs = List.of(new Pair(0, 1, 1), new Pair(2, 3, 0));
    double factor = Calibration.factor(new double[] {2, -2}, pairs);
    assertThat(factor).isCloseTo(Math.log(3) / 2, within(1e-6));
    assertThat(Calibration.factor(new double[] {-2, 2}, pairs)).isZero();
    assertThat(Calibration.factor(new double[] {0, 0}, pairs)).isEqualTo(1);
    assertThat(Calibration.factor(new double[0], List.of())).isEqualTo(1);
    assertThat(Calibration.factor(new double[] {2e6, -2e6}, pairs))
        .isCloseTo(Math.log(3) / 2e6, within(1e-12));
  }
}
