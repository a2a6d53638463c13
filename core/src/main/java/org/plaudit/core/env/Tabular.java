package org.plaudit.core.env;

import java.util.List;
import org.plaudit.core.Require;

/**
 * A world whose exact transition model can be read: states and actions are numbered from 0. Lets
 * value iteration compute the optimum that learners are measured against.
 */
public interface Tabular {
  /**
   * One thing that may happen.
   *
   * @param probability in (0, 1]
   * @param next the state that follows
   * @param terminal whether the episode terminates there
   */
  record Outcome(double probability, int next, double reward, boolean terminal) {
    public Outcome {
      Require.that(
          probability > 0 && probability <= 1, "probability (%s) must lie in (0, 1]", probability);
    }
  }

  int states();

  int actions();

  /** What may happen when {@code action} is taken in {@code state}; probabilities add up to 1. */
  List<Outcome> outcomes(int state, int action);

  /** Probability of starting in {@code state}; adds up to 1 over the states. */
  double start(int state);
}
