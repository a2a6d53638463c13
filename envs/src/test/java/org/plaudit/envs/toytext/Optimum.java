package org.plaudit.envs.toytext;

import org.plaudit.core.env.Tabular;

/** Value iteration on an exact model, undiscounted. */
final class Optimum {
  private Optimum() {}

  /** The best mean return within {@code steps} steps. */
  static double within(Tabular world, int steps) {
    double[] values = new double[world.states()];
    for (int i = 0; i < steps; i++) {
      values = improved(world, values);
    }
    return mean(world, values);
  }

  /** The best mean return without a limit. */
  static double unlimited(Tabular world) {
    double[] values = new double[world.states()];
    for (int i = 0; i < 100_000; i++) {
      double[] next = improved(world, values);
      double change = 0;
      for (int s = 0; s < next.length; s++) {
        change = Math.max(change, Math.abs(next[s] - values[s]));
      }
      values = next;
      if (change < 1e-12) {
        return mean(world, values);
      }
    }
    throw new AssertionError("value iteration did not settle");
  }

  static double mean(Tabular world, double[] values) {
    double mean = 0;
    for (int s = 0; s < values.length; s++) {
      mean += world.start(s) * values[s];
    }
    return mean;
  }

  private static double[] improved(Tabular world, double[] values) {
    double[] next = new double[values.length];
    for (int s = 0; s < values.length; s++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < world.actions(); a++) {
        best = Math.max(best, value(world, s, a, values));
      }
      next[s] = best;
    }
    return next;
  }

  /** What the action earns, and the values of what follows, on average. */
  static double value(Tabular world, int state, int action, double[] values) {
    double sum = 0;
    for (Tabular.Outcome o : world.outcomes(state, action)) {
      sum += o.probability() * (o.reward() + (o.terminal() ? 0 : values[o.next()]));
    }
    return sum;
  }
}
