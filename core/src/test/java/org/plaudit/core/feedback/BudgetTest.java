package org.plaudit.core.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BudgetTest {
  /** How many answers of so many seconds fit, one after the other. */
  private static int most(Budget budget, double seconds) {
    Spent spent = Spent.nothing();
    int given = 0;
    while (given < 10_000 && budget.fits(spent, seconds)) {
      spent = budget.after(spent, seconds);
      given++;
    }
    return given;
  }

  @Test
  void withoutLimitsEverythingFitsAndIsCounted() {
    Budget budget = Budget.unlimited();
    assertThat(most(budget, 1e6)).isEqualTo(10_000);
    assertThat(budget.after(budget.after(Spent.nothing(), 2.5), 4)).isEqualTo(new Spent(2, 6.5, 0));
  }

  @Test
  void eachLimitHoldsByItselfAndTheTightestOfAll() {
    assertThat(most(Budget.unlimited().answers(7), 3)).isEqualTo(7);
    assertThat(most(Budget.unlimited().seconds(10), 3)).isEqualTo(3);
    assertThat(most(Budget.unlimited().seconds(9), 3)).isEqualTo(3);
    // An answer of 30 seconds at 12 an hour costs 0.1, and 0.15 with its price.
    assertThat(most(Budget.unlimited().paying(12, 0.05).money(1), 30)).isEqualTo(6);
    Budget all = Budget.unlimited().answers(5).seconds(100).paying(12, 0.05).money(1);
    assertThat(most(all, 30)).isEqualTo(3);
    assertThat(most(all, 1)).isEqualTo(5);
  }

  @Test
  void nothingFitsIntoABudgetOfNothing() {
    assertThat(most(Budget.unlimited().answers(0), 0)).isZero();
    assertThat(most(Budget.unlimited().seconds(0), 1)).isZero();
    assertThat(most(Budget.unlimited().paying(0, 0.01).money(0), 0)).isZero();
  }

  @Test
  void aBudgetThatPricesFillExactlyIsUsedUp() {
    // In doubles 0.1 + 0.1 + 0.1 is more than 0.3.
    assertThat(most(Budget.unlimited().paying(0, 0.1).money(0.3), 5)).isEqualTo(3);
    assertThat(most(Budget.unlimited().seconds(0.3), 0.1)).isEqualTo(3);
  }

  @Test
  void anAnswerCostsItsPriceAndItsTime() {
    Spent cost = Budget.unlimited().paying(18, 0.25).cost(40);
    assertThat(cost.answers()).isEqualTo(1);
    assertThat(cost.seconds()).isEqualTo(40);
    assertThat(cost.money()).isCloseTo(0.45, within(1e-12));
    assertThat(cost.and(cost).money()).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void theObstacleIsNamed() {
    Budget budget = Budget.unlimited().answers(2).seconds(10);
    assertThat(budget.obstacle(new Spent(2, 4, 0), 1)).contains("the budget of 2 answers is spent");
    assertThat(budget.obstacle(new Spent(1, 8, 0), 3))
        .contains("the budget of 10.0 seconds has 2.0 left, and one more answer takes 3.0");
    assertThat(budget.obstacle(new Spent(1, 8, 0), 2)).isEmpty();
  }

  @Test
  void whatCannotBeABudgetIsRefused() {
    refused(() -> Budget.unlimited().answers(-1), "a budget of -1 answers must not be negative");
    refused(() -> Budget.unlimited().seconds(Double.NaN), "a budget's seconds (NaN) must be");
    refused(() -> Budget.unlimited().money(5), "ends only if answers cost something");
    refused(() -> Budget.unlimited().paying(-1, 0), "wage (-1.0) must be finite");
    refused(() -> Budget.unlimited().paying(0, Double.POSITIVE_INFINITY), "price (Infinity)");
    refused(
        () -> new Budget(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.of(-1), 1, 0),
        "a budget's money (-1.0)");
    refused(() -> new Spent(-1, 0, 0), "answers (-1)");
    refused(() -> new Spent(0, Double.NaN, 0), "seconds (NaN)");
    refused(() -> Budget.unlimited().cost(-2), "seconds (-2.0)");
  }

  private static void refused(Runnable maker, String why) {
    assertThatThrownBy(maker::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
