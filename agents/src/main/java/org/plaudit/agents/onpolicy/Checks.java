package org.plaudit.agents.onpolicy;

import java.util.List;
import org.plaudit.core.Require;

/** The ranges of options that several learners have; each failure names value, rule and remedy. */
public final class Checks {
  private Checks() {}

  public static void worlds(int worlds, int maybe) {
    Require.that(worlds >= 1, "worlds (%d) must be at least 1. Maybe %d.", worlds, maybe);
  }

  public static void horizon(int horizon, int maybe) {
    Require.that(horizon >= 1, "horizon (%d) must be at least 1. Maybe %d.", horizon, maybe);
  }

  /** A spread is estimated from a lesson's rows, and one alone has none. */
  public static void severalRows(int worlds, int horizon, int maybe) {
    Require.that(
        worlds > 1 || horizon > 1,
        "worlds (%d) times horizon (%d) must be at least 2, one step alone has no spread of"
            + " advantages. Maybe horizon: %d.",
        worlds,
        horizon,
        maybe);
  }

  static void epochs(int epochs, int maybe) {
    Require.that(epochs >= 1, "epochs (%d) must be at least 1. Maybe %d.", epochs, maybe);
  }

  public static void discount(double discount) {
    Require.that(
        discount >= 0 && discount <= 1, "discount (%s) must lie in [0, 1]. Maybe 0.99.", discount);
  }

  public static void lambda(double lambda, String maybe) {
    Require.that(
        lambda >= 0 && lambda <= 1, "lambda (%s) must lie in [0, 1]. Maybe %s.", lambda, maybe);
  }

  public static void learningRate(double rate, String maybe) {
    Require.that(rate > 0, "learning_rate (%s) must be positive. Maybe %s.", rate, maybe);
  }

  public static void entropy(double weight) {
    Require.that(weight >= 0, "entropy (%s) must not be negative. Maybe 0.", weight);
  }

  public static void value(double weight) {
    Require.that(weight > 0, "value (%s) must be positive. Maybe 0.5.", weight);
  }

  public static void maxGradientNorm(double norm) {
    Require.that(norm > 0, "max_gradient_norm (%s) must be positive. Maybe 0.5.", norm);
  }

  public static void hidden(List<Integer> hidden) {
    for (int units : hidden) {
      Require.that(units >= 1, "hidden %s must be positive. Maybe [64, 64].", hidden);
    }
  }
}
