package org.plaudit.agents.interactive;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;

/**
 * Which cosines a linear learner sees of real observations (G. Konidaris, S. Osentoski and P.
 * Thomas, "Value function approximation in reinforcement learning using the Fourier basis", AAAI
 * 2011): those of whole frequencies up to an order, along single numbers of the observation and,
 * coupled, along several at once.
 */
public record Fourier(
    @Doc("highest frequency along each number of an observation, at least 1") int order,
    @Doc("how many numbers a cosine may depend on at once, at least 1") int coupling) {
  public Fourier {
    Require.that(order >= 1, "order (%d) must be at least 1. Maybe 3.", order);
    Require.that(coupling >= 1, "coupling (%d) must be at least 1. Maybe 2.", coupling);
  }

  /** The paper's third order, of pairs. */
  public static Fourier defaults() {
    return new Fourier(3, 2);
  }

  /** How many cosines there are for observations of so many numbers, the constant included. */
  double count(int numbers) {
    double count = 1;
    double some = 1; // (numbers choose k) order^k
    for (int k = 1; k <= Math.min(coupling, numbers); k++) {
      some *= (double) (numbers - k + 1) / k * order;
      count += some;
    }
    return count;
  }
}
