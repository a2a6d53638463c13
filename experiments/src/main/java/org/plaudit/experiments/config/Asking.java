package org.plaudit.experiments.config;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;

/**
 * The plain options under {@code feedback}.
 *
 * <p>A share {@code initial} of the budget is asked about random behaviour, before anything is
 * learned; the rest at {@code rounds} moments, evenly spaced over the training (arXiv:1706.03741,
 * section 3 and appendix A).
 */
public record Asking(
    @Doc("the kind of question: compare") Kind query,
    @Doc("questions asked in all, at least 1") int budget,
    @Doc("length of a shown segment in steps, at least 1") int segment,
    @Doc("share of the budget asked before learning, in [0, 1]") double initial,
    @Doc("moments during training at which the rest is asked, at least 1") int rounds,
    @Doc("how questions spread over the rounds: constant, or hyperbolic: more of them early")
        Schedule schedule,
    @Doc("segments drawn at random for each question to choose among, at least 2") int candidates) {
  /** The kind of question. */
  public enum Kind {
    COMPARE
  }

  /** How many questions each round gets. */
  public enum Schedule {
    CONSTANT,
    /** In proportion to 1 / (1 + 10 t), where t in [0, 1) is how much of the rounds is over. */
    HYPERBOLIC;

    /** Relative number of questions in round {@code round} of {@code rounds}, counted from 0. */
    public double weight(int round, int rounds) {
      return this == CONSTANT ? 1 : 1 / (1 + 10.0 * round / rounds);
    }
  }

  public Asking {
    Require.that(
        budget >= 1 && budget <= 10_000_000,
        "budget (%d) must lie in [1, 10000000]. Maybe write 500.",
        budget);
    Require.that(segment >= 1, "segment (%d) must be at least 1. Maybe write 50.", segment);
    Require.that(
        initial >= 0 && initial <= 1, "initial (%s) must lie in [0, 1]. Maybe write 0.1.", initial);
    Require.that(
        rounds >= 1 && rounds <= 100_000,
        "rounds (%d) must lie in [1, 100000]. Maybe write 10.",
        rounds);
    Require.that(
        candidates >= 2 && candidates <= 1000,
        "candidates (%d) must lie in [2, 1000]. Maybe write 10.",
        candidates);
  }

  static Asking defaults() {
    return new Asking(Kind.COMPARE, 500, 50, 0.1, 10, Schedule.CONSTANT, 10);
  }
}
