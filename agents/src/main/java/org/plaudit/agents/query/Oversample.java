package org.plaudit.agents.query;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;

/** How hard a selector searches. */
public record Oversample(
    @Doc("how many are drawn at random for each one that is chosen, at least 1") int oversample) {
  public Oversample {
    check(oversample);
  }

  public static Oversample defaults() {
    return new Oversample(10);
  }

  static void check(int oversample) {
    Require.that(oversample >= 1, "oversample (%d) must be at least 1. Maybe 10.", oversample);
  }
}
