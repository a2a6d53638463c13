package org.plaudit.experiments.config;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;

/** How many people may be asked, and what they may cost. */
public record Raters(
    @Doc("people who take turns, at least 1") int people,
    @Doc("how many of them answer each question, in [1, people]") int redundancy,
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
    Require.that(seconds > 0, "seconds (%s) must be above 0. Maybe write 3600.", seconds);
    Require.that(money > 0, "money (%s) must be above 0. Maybe write 100.", money);
    Require.that(wage >= 0, "wage (%s) must not be negative. Maybe write 15.", wage);
    Require.that(price >= 0, "price (%s) must not be negative. Maybe write 0.", price);
  }

  /** One person, who costs nothing. */
  public static Raters defaults() {
    return new Raters(1, 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0);
  }
}
