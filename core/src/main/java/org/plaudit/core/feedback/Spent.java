package org.plaudit.core.feedback;

import org.plaudit.core.Require;

/**
 * What answers have cost so far.
 *
 * @param answers how many were given, at least 0
 * @param seconds of people's time, at least 0
 * @param money paid for them, in the currency of the budget, at least 0
 */
public record Spent(long answers, double seconds, double money) {
  private static final Spent NOTHING = new Spent(0, 0, 0);

  public Spent {
    Require.that(answers >= 0, "answers (%d) must not be negative", answers);
    Require.that(
        seconds >= 0 && Double.isFinite(seconds),
        "seconds (%s) must be finite and not negative",
        seconds);
    Require.that(
        money >= 0 && Double.isFinite(money), "money (%s) must be finite and not negative", money);
  }

  public static Spent nothing() {
    return NOTHING;
  }

  /** Both together. */
  public Spent and(Spent other) {
    return new Spent(answers + other.answers, seconds + other.seconds, money + other.money);
  }
}
