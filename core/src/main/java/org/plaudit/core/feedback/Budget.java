package org.plaudit.core.feedback;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plaudit.core.Require;

/**
 * What answers may cost altogether, and what one costs. Each limit is optional; what has no limit
 * is counted all the same.
 *
 * <pre>{@code
 * Budget budget = Budget.unlimited().answers(700).paying(15, 0.05).money(60);
 * Spent spent = Spent.nothing();
 * if (budget.fits(spent, seconds)) {
 *   spent = budget.after(spent, seconds);
 * }
 * }</pre>
 *
 * @param answers at most so many, at least 0
 * @param seconds of people's time at most, at least 0
 * @param money at most, at least 0, in any currency
 * @param wage for an hour of answering, at least 0
 * @param price of each answer, whatever time it takes, at least 0
 */
public record Budget(
    OptionalLong answers, OptionalDouble seconds, OptionalDouble money, double wage, double price) {
  private static final double HOUR = 3600;

  /** Sums of prices such as 0.1 are not exact: this share of a limit is forgiven. */
  private static final double ROUNDING = 1e-9;

  public Budget {
    Require.that(
        answers.orElse(0) >= 0,
        "a budget of %d answers must not be negative. Maybe 500.",
        answers.orElse(0));
    limit(seconds, "seconds", 3600);
    limit(money, "money", 100);
    Require.that(
        wage >= 0 && Double.isFinite(wage),
        "wage (%s) must be finite and not negative. Maybe 15.",
        wage);
    Require.that(
        price >= 0 && Double.isFinite(price),
        "price (%s) must be finite and not negative. Maybe 0.05.",
        price);
    Require.that(
        money.isEmpty() || wage > 0 || price > 0,
        "a budget of money (%s) ends only if answers cost something. Maybe give a wage or a price.",
        money.orElse(0));
  }

  private static void limit(OptionalDouble limit, String name, int example) {
    Require.that(
        limit.orElse(0) >= 0 && Double.isFinite(limit.orElse(0)),
        "a budget's %s (%s) must be finite and not negative. Maybe %d.",
        name,
        limit.orElse(0),
        example);
  }

  /** Nothing is limited, and nothing is paid. */
  public static Budget unlimited() {
    return new Budget(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0, 0);
  }

  /** The same with at most so many answers. */
  public Budget answers(long most) {
    return new Budget(OptionalLong.of(most), seconds, money, wage, price);
  }

  /** The same with at most so many seconds of people's time. */
  public Budget seconds(double most) {
    return new Budget(answers, OptionalDouble.of(most), money, wage, price);
  }

  /** The same with at most so much money; say first what is paid. */
  public Budget money(double most) {
    return new Budget(answers, seconds, OptionalDouble.of(most), wage, price);
  }

  /** The same limits with other costs: of an hour, and of an answer. */
  public Budget paying(double perHour, double perAnswer) {
    return new Budget(answers, seconds, money, perHour, perAnswer);
  }

  /** What one answer that takes so long costs. */
  public Spent cost(double time) {
    return new Spent(1, time, price + wage * time / HOUR);
  }

  /** What is spent when one more answer is paid for; may exceed the budget. */
  public Spent after(Spent spent, double time) {
    return spent.and(cost(time));
  }

  /** Whether one more answer that takes so long stays within every limit. */
  public boolean fits(Spent spent, double time) {
    return obstacle(spent, time).isEmpty();
  }

  /**
   * Why one more answer that takes so long does not fit, naming the first limit that it breaks, as
   * in {@code the budget of 700 answers is spent}; empty if it fits.
   */
  public Optional<String> obstacle(Spent spent, double time) {
    Spent then = after(spent, time);
    if (answers.isPresent() && then.answers() > answers.getAsLong()) {
      return Optional.of("the budget of %d answers is spent".formatted(answers.getAsLong()));
    }
    return over(seconds, spent.seconds(), then.seconds(), "seconds")
        .or(() -> over(money, spent.money(), then.money(), "money"));
  }

  private static Optional<String> over(
      OptionalDouble limit, double before, double then, String unit) {
    if (limit.isEmpty() || then <= limit.getAsDouble() * (1 + ROUNDING)) {
      return Optional.empty();
    }
    return Optional.of(
        "the budget of %s %s has %s left, and one more answer takes %s"
            .formatted(
                limit.getAsDouble(),
                unit,
                Math.max(0, limit.getAsDouble() - before),
                then - before));
  }
}
