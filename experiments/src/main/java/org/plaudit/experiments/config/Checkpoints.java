package org.plaudit.experiments.config;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;

/** How often a run writes down all it needs to go on after a crash. Changes no result. */
public record Checkpoints(@Doc("steps between checkpoints, at least 1") long every) {
  public Checkpoints {
    Require.that(every >= 1, "every (%d) must be at least 1. Maybe write 10000.", every);
  }

  static Checkpoints defaults() {
    return new Checkpoints(10_000);
  }
}
