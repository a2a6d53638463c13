package org.plaudit.experiments.config;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.feedback.Budget;

/** How many people may be asked, and what they may cost. */
public record Raters(
    @Doc("people who take turns, at least 1") int people,
    @Doc("how many of them answer each question, in [1, people]") int redundancy,
    @Doc(
            "whose taste the learned reward is to follow: a person's number, counted from 0; -1: all's")
        int serve,
    @Doc("seconds of their time in all, above 0; by default without limit") double seconds,
    @Doc("money in all, above 0; by default without limit") double money,
    @Doc("money for an hour of a person's time, at least 0") double wage,
    @Doc("money for each answer, at least 0") double price) {
  public Raters {
    Require.that(
        people >= 1 && people <= 100_000,
        "people (%d) must lie in [1, 100000]. Maybe write 1.",
        people);
    Require.that(
        redundancy >= 1 && redundancy <= people,
        "redundancy (%d) must lie in [1, %d], since nobody is asked the same twice. Maybe write 1.",
        redundancy,
        people);
    Require.that(
        serve >= -1 && serve < people,
        "serve (%d) must lie in [-1, %d]; -1 serves all alike. Maybe write -1.",
        serve,
        people - 1);
    budget(seconds, money, wage, price);
  }

  /** What all of their answers may cost. */
  public Budget budget() {
    return budget(seconds, money, wage, price);
  }

  private static Budget budget(double seconds, double money, double wage, double price) {
    Budget budget = Budget.unlimited().paying(wage, price);
    budget = Double.isInfinite(seconds) ? budget : budget.seconds(seconds);
    return Double.isInfinite(money) ? budget : budget.money(money);
  }

  /** One person, who costs nothing. */
  public static Raters defaults() {
    return new Raters(1, 1, -1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0);
  }
}
