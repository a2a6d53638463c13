package org.plaudit.agents.policy;

import java.util.Optional;
import org.plaudit.core.Require;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.WithMask;

/**
 * How a table of action values reads a world: states and moves, numbered from 0 whatever the world
 * counts from, and perhaps the legal moves beside the state. The value of a move in a state stands
 * at {@link #at}.
 *
 * @param states how many there are
 * @param firstState the number that the world gives to state 0
 * @param moves how many there are
 * @param firstMove the number that the world gives to move 0
 * @param masked whether legal moves are shown
 */
public record TableLayout(int states, int firstState, int moves, int firstMove, boolean masked) {
  /** Values; 128 MiB of them. */
  private static final long LARGEST = 1 << 24;

  /** Why no table can be made for this world; empty if one can. */
  public static Optional<String> unfit(EnvSpec<?, ?> spec) {
    Space<?> seen = inner(spec.observations());
    if (!(seen instanceof Discrete states)) {
      return Optional.of(
          "its observations are %s, but a table needs numbered states (Discrete). Maybe a learner with a network, as ppo."
              .formatted(seen.getClass().getSimpleName()));
    }
    if (!(spec.actions() instanceof Discrete moves)) {
      return Optional.of(
          "its actions are %s, but a table needs numbered moves (Discrete). Maybe a learner with a network, as ppo."
              .formatted(spec.actions().getClass().getSimpleName()));
    }
    long values = (long) states.n() * moves.n();
    return values <= LARGEST
        ? Optional.empty()
        : Optional.of(
            "its table would have %d values, more than the %d that are reasonable. Maybe a learner with a network, as ppo."
                .formatted(values, LARGEST));
  }

  /**
   * @throws IllegalArgumentException if none can be made
   */
  public static TableLayout of(EnvSpec<?, ?> spec) {
    Optional<String> reason = unfit(spec);
    Require.that(reason.isEmpty(), "%s: %s", spec.id(), reason.orElse(""));
    Discrete states = (Discrete) inner(spec.observations());
    Discrete moves = (Discrete) spec.actions();
    return new TableLayout(
        states.n(),
        states.start(),
        moves.n(),
        moves.start(),
        spec.observations() instanceof WithMask<?>);
  }

  private static Space<?> inner(Space<?> space) {
    return space instanceof WithMask<?> masked ? masked.inner() : space;
  }

  /** How many values the table has. */
  public int size() {
    return states * moves;
  }

  /** Where the value of a move in a state stands. */
  public int at(int state, int move) {
    return state * moves + move;
  }

  /** Floats of one observation. */
  public int width() {
    return masked ? 1 + moves : 1;
  }

  /**
   * The state that is shown in a row of flat observations.
   *
   * @throws IllegalArgumentException if the number there is none
   */
  public int state(float[] observations, int row) {
    return index(observations[row * width()], firstState, states, "state");
  }

  /**
   * The move in a row of flat actions.
   *
   * @throws IllegalArgumentException if the number there is none
   */
  public int move(float[] actions, int row) {
    return index(actions[row], firstMove, moves, "move");
  }

  /** Whether a row of flat observations allows a move. */
  public boolean legal(float[] observations, int row, int move) {
    return !masked || observations[row * width() + 1 + move] != 0;
  }

  /**
   * The value of the best legal move in a state, max over a of Q(s, a); 0 if nothing is legal, for
   * then nothing more can be earned.
   *
   * @param values (states, moves)
   * @param observations whose row says what is legal
   */
  public double best(double[] values, int state, float[] observations, int row) {
    double best = Double.NEGATIVE_INFINITY;
    boolean any = false;
    for (int move = 0; move < moves; move++) {
      if (legal(observations, row, move)) {
        any = true;
        best = Math.max(best, values[at(state, move)]);
      }
    }
    return any ? best : 0;
  }

  /** The mean value of the legal moves in a state; as {@link #best}. */
  public double mean(double[] values, int state, float[] observations, int row) {
    double sum = 0;
    int count = 0;
    for (int move = 0; move < moves; move++) {
      if (legal(observations, row, move)) {
        sum += values[at(state, move)];
        count++;
      }
    }
    return count > 0 ? sum / count : 0;
  }

  private static int index(float value, int first, int count, String what) {
    int index = (int) value - first;
    if ((int) value != value || index < 0 || index >= count) {
      throw new IllegalArgumentException(
          "%s (%s) must be a whole number in [%d, %d]"
              .formatted(what, value, first, first + count - 1));
    }
    return index;
  }
}
