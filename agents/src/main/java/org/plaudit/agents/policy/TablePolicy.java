package org.plaudit.agents.policy;

import java.util.random.RandomGenerator;
import org.plaudit.core.Require;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Policy;

/**
 * Acts by a frozen table of action values, greedily or epsilon-greedily (Sutton and Barto,
 * "Reinforcement Learning", 2nd edition, section 2.2), among the legal moves. Any thread may use
 * it.
 */
public final class TablePolicy<O, A> implements Policy<O, A>, BatchPolicy {
  private final EnvSpec<O, A> spec;
  private final TableLayout layout;
  private final double[] values;
  private final double[] epsilon;

  private TablePolicy(EnvSpec<O, A> spec, TableLayout layout, double[] values, double[] epsilon) {
    Require.that(
        values.length == layout.size(),
        "a table of %d states and %d moves has %d values, not %d",
        layout.states(),
        layout.moves(),
        layout.size(),
        values.length);
    this.spec = spec;
    this.layout = layout;
    this.values = values.clone();
    this.epsilon = epsilon.clone();
  }

  /**
   * Explores: where several moves are best, one of them at random.
   *
   * @param values (states, moves), copied
   * @param epsilon (states): chance of a random move in each state, in [0, 1]; copied
   */
  public static <O, A> TablePolicy<O, A> exploring(
      EnvSpec<O, A> spec, TableLayout layout, double[] values, double[] epsilon) {
    Require.that(
        epsilon.length == layout.states(),
        "epsilon (%d numbers) must be one for each of the %d states",
        epsilon.length,
        layout.states());
    return new TablePolicy<>(spec, layout, values, epsilon);
  }

  /**
   * Always takes the best move; of several, the first.
   *
   * @param values (states, moves), copied
   */
  public static <O, A> TablePolicy<O, A> greedy(
      EnvSpec<O, A> spec, TableLayout layout, double[] values) {
    return new TablePolicy<>(spec, layout, values, new double[0]);
  }

  @Override
  public A act(O observation, RandomGenerator rng) {
    float[] seen = new float[layout.width()];
    float[] action = new float[1];
    spec.observations().write(observation, seen, 0);
    act(seen, 1, action, rng);
    return spec.actions().read(action, 0);
  }

  @Override
  public void act(float[] observations, int rows, float[] actions, RandomGenerator rng) {
    for (int row = 0; row < rows; row++) {
      int state = layout.state(observations, row);
      boolean stray = epsilon.length > 0 && rng.nextDouble() < epsilon[state];
      double least =
          stray ? Double.NEGATIVE_INFINITY : layout.best(values, state, observations, row);
      int candidates = candidates(observations, row, state, least);
      Require.that(candidates > 0, "no move is legal in state %d", layout.firstState() + state);
      int chosen = epsilon.length > 0 && candidates > 1 ? rng.nextInt(candidates) : 0;
      actions[row] = layout.firstMove() + candidate(observations, row, state, least, chosen);
    }
  }

  /** How many legal moves are worth so much. */
  private int candidates(float[] observations, int row, int state, double least) {
    int count = 0;
    for (int move = 0; move < layout.moves(); move++) {
      count += isCandidate(observations, row, state, least, move) ? 1 : 0;
    }
    return count;
  }

  private int candidate(float[] observations, int row, int state, double least, int chosen) {
    int move = -1;
    for (int seen = -1; seen < chosen; ) {
      move++;
      seen += isCandidate(observations, row, state, least, move) ? 1 : 0;
    }
    return move;
  }

  private boolean isCandidate(float[] observations, int row, int state, double least, int move) {
    return layout.legal(observations, row, move) && values[layout.at(state, move)] >= least;
  }
}
