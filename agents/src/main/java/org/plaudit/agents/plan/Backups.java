package org.plaudit.agents.plan;

import org.plaudit.core.env.Tabular;
import org.plaudit.core.env.Tabular.Outcome;

/**
 * A model in flat arrays, for sweeps over all its states: what an action is worth if the states
 * after it are worth what a table says.
 */
public final class Backups {
  private final int states;
  private final int actions;
  private final int[] first;
  private final int[] next;
  private final double[] probability;
  private final double[] reward;

  private Backups(int states, int actions, int outcomes) {
    this.states = states;
    this.actions = actions;
    this.first = new int[states * actions + 1];
    this.next = new int[outcomes];
    this.probability = new double[outcomes];
    this.reward = new double[states * actions];
  }

  /**
   * @throws IllegalArgumentException if the model names states that it does not have
   */
  public static Backups of(Tabular model) {
    int outcomes = 0;
    for (int state = 0; state < model.states(); state++) {
      for (int action = 0; action < model.actions(); action++) {
        outcomes += model.outcomes(state, action).size();
      }
    }
    Backups backups = new Backups(model.states(), model.actions(), outcomes);
    int at = 0;
    for (int pair = 0; pair < model.states() * model.actions(); pair++) {
      for (Outcome outcome : model.outcomes(pair / model.actions(), pair % model.actions())) {
        if (outcome.next() < 0 || outcome.next() >= model.states()) {
          throw new IllegalArgumentException(
              "next (%d) of state %d, action %d must lie in [0, %d)"
                  .formatted(
                      outcome.next(),
                      pair / model.actions(),
                      pair % model.actions(),
                      model.states()));
        }
        backups.reward[pair] += outcome.probability() * outcome.reward();
        if (!outcome.terminal()) { // What follows a termination is worth nothing.
          backups.next[at] = outcome.next();
          backups.probability[at] = outcome.probability();
          at++;
        }
      }
      backups.first[pair + 1] = at;
    }
    return backups;
  }

  public int states() {
    return states;
  }

  public int actions() {
    return actions;
  }

  /**
   * The sum over outcomes of p (r + gamma V(s')), (Sutton and Barto, eq. 4.6).
   *
   * @param values V, (states)
   */
  public double of(int state, int action, double[] values, double discount) {
    int pair = state * actions + action;
    double following = 0;
    for (int i = first[pair]; i < first[pair + 1]; i++) {
      following += probability[i] * values[next[i]];
    }
    return reward[pair] + discount * following;
  }

  /**
   * One sweep of value iteration over all states (Sutton and Barto, eq. 4.10).
   *
   * @param values (states, actions): action values, replaced by better ones
   * @return the Bellman residual of what they were: max over s of |V'(s) - V(s)|, where V(s) is the
   *     value of the best action
   */
  public double sweep(double[] values, double discount) {
    double[] before = best(values);
    for (int state = 0; state < states; state++) {
      for (int action = 0; action < actions; action++) {
        values[state * actions + action] = of(state, action, before, discount);
      }
    }
    double[] after = best(values);
    double residual = 0;
    for (int state = 0; state < states; state++) {
      residual = Math.max(residual, Math.abs(after[state] - before[state]));
    }
    return residual;
  }

  /** The value of the best action in each state. */
  double[] best(double[] values) {
    double[] best = new double[states];
    for (int state = 0; state < states; state++) {
      best[state] = values[state * actions];
      for (int action = 1; action < actions; action++) {
        best[state] = Math.max(best[state], values[state * actions + action]);
      }
    }
    return best;
  }
}
