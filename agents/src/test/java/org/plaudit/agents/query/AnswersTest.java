package org.plaudit.agents.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static List<double[]> member(double... returns) {
    return Arrays.stream(returns).mapToObj(value -> new double[] {value}).toList();
  }

  @Test
  void aPairIsAnsweredByBradleyTerryAndWithTiesByTheWeakComparison() {
    assertThat(Answers.of(member(1.5, 1), 0)[0])
        .containsExactly(new double[] {.622459331, .377540669}, within(1e-9));
    assertThat(Answers.of(member(1, .5), .1)[0])
        .containsExactly(new double[] {.598687660, .354343694, .046968646}, within(1e-9));
  }

  @Test
  void everyOrderOfThreeHasTheProbabilityOfPlackettAndLuce() {
    // Strengths 1, 2, 3: the order 0 1 2 has 1/6 2/5, and so on.
    double[] orders = Answers.of(member(0, Math.log(2), Math.log(3)), 0)[0];
    assertThat(orders)
        .containsExactly(
            new double[] {
              1 / 6. * 2 / 5,
              1 / 6. * 3 / 5,
              2 / 6. * 1 / 4,
              2 / 6. * 3 / 4,
              3 / 6. * 1 / 3,
              3 / 6. * 2 / 3
            },
            within(1e-12));
  }

  @Test
  void upToFiveAllOrdersAreListedAndBeyondOnlyTheBest() {
    assertThat(Answers.of(member(1, 2, 3, 4), 0)[0]).hasSize(24);
    assertThat(Answers.of(member(1, 2, 3, 4, 5), 0)[0]).hasSize(120);
    double[] best = Answers.of(member(0, 0, 0, 0, 0, Math.log(5)), 0)[0];
    assertThat(best).containsExactly(new double[] {.1, .1, .1, .1, .1, .5}, within(1e-12));
  }

  @Test
  void probabilitiesOfEnormousReturnsAddUpToOne() {
    for (List<double[]> returns :
        List.of(member(2000, -2000), member(1e6, -1e6, 0), member(0, 0, 0, 0, 1e5, 3))) {
      for (double tie : List.of(0., 1.)) {
        assertThat(Arrays.stream(Answers.of(returns, tie)[0]).sum()).isCloseTo(1, within(1e-9));
      }
    }
    assertThatThrownBy(() -> Answers.of(member(1), 0)).hasMessageContaining("1 segments");
  }
}
