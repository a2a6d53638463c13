package org.plaudit.experiments.config;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;

/** How often, and on how much, an arm is measured by the true return. */
public record Evaluation(
    @Doc("steps of training between evaluations, at least 1") long every,
    @Doc("episodes of one evaluation, at least 1, at most 10000") int episodes) {
  public Evaluation {
    Require.that(every >= 1, "every (%d) must be at least 1. Maybe write 5000.", every);
    Require.that(
        episodes >= 1 && episodes <= 10_000,
        "episodes (%d) must lie in [1, 10000]. Maybe write 20.",
        episodes);
  }

  static Evaluation defaults() {
    return new Evaluation(10_000, 20);
  }
}
