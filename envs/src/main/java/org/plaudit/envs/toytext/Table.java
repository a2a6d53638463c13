package org.plaudit.envs.toytext;

import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.random.Pcg64;

/** A start distribution, and for every state and action the list of what may happen. Immutable. */
final class Table implements Tabular {
  private final double[] start;
  private final List<List<List<Outcome>>> outcomes;

  /** What may happen when {@code action} is taken in {@code state}. */
  interface Model {
    List<Outcome> outcomes(int state, int action);
  }

  /**
   * @param start probability of each state; adds up to 1
   */
  Table(double[] start, int actions, Model model) {
    this.start = start.clone();
    outcomes = new ArrayList<>(start.length);
    for (int state = 0; state < start.length; state++) {
      List<List<Outcome>> row = new ArrayList<>(actions);
      for (int action = 0; action < actions; action++) {
        row.add(List.copyOf(model.outcomes(state, action)));
      }
      outcomes.add(List.copyOf(row));
    }
  }

  /** Draws a first state. */
  int first(Pcg64 rng) {
    double u = rng.nextDouble();
    double sum = 0;
    for (int state = 0; state < start.length; state++) {
      sum += start[state];
      if (sum > u) {
        return state;
      }
    }
    return 0; // The sum fell short of 1 by rounding; the original then answers 0.
  }

  /** Draws what happens; takes one double even where only one thing can. */
  Outcome draw(int state, int action, Pcg64 rng) {
    List<Outcome> possible = outcomes.get(state).get(action);
    double u = rng.nextDouble();
    double sum = 0;
    for (int i = 0; i < possible.size(); i++) {
      sum += possible.get(i).probability();
      if (sum > u) {
        return possible.get(i);
      }
    }
    return possible.get(0);
  }

  @Override
  public int states() {
    return start.length;
  }

  @Override
  public int actions() {
    return outcomes.get(0).size();
  }

  @Override
  public List<Outcome> outcomes(int state, int action) {
    return outcomes.get(state).get(action);
  }

  @Override
  public double start(int state) {
    return start[state];
  }
}
