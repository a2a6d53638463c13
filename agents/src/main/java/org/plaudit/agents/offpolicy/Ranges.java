package org.plaudit.agents.offpolicy;

import java.util.List;
import org.plaudit.agents.onpolicy.Checks;
import org.plaudit.core.Require;

/** The ranges of the options that actor-critics share; a failure names value, rule and remedy. */
final class Ranges {
  private Ranges() {}

  /** Of what is lived through and learned from. */
  static void experience(int worlds, int horizon, int updates, int batch, int buffer, long start) {
    Checks.worlds(worlds, 1);
    Checks.horizon(horizon, 1);
    Require.that(updates >= 1, "updates (%d) must be at least 1. Maybe 1.", updates);
    Require.that(batch >= 1, "batch (%d) must be at least 1. Maybe 256.", batch);
    Require.that(
        buffer >= worlds,
        "buffer (%d) must hold a step of all %d worlds. Maybe 1000000.",
        buffer,
        worlds);
    Require.that(start >= 0, "start (%d) must not be negative. Maybe 1000.", start);
  }

  /** Of how it is learned from. */
  static void learning(double discount, double tau, double learningRate, List<Integer> hidden) {
    Checks.discount(discount);
    Require.that(tau > 0 && tau <= 1, "tau (%s) must lie in (0, 1]. Maybe 0.005.", tau);
    Checks.learningRate(learningRate, "0.0003");
    Checks.hidden(hidden);
  }
}
