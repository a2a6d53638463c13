package org.plaudit.agents.tabular;

import org.plaudit.agents.nn.DivergedException;
import org.plaudit.agents.policy.TableLayout;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.trace.Rollout;

/** A rollout as a table reads it. Made whole, or not at all, before anything is learned from it. */
public final class Steps {
  private final Rollout rollout;
  private final int[] states;
  private final int[] moves;
  private final int[] next;

  /**
   * @throws IllegalArgumentException if it is of another world
   * @throws DivergedException if a reward is not finite
   */
  private Steps(TableLayout layout, Rollout rollout) {
    Require.that(
        rollout.observationWidth() == layout.width() && rollout.actionWidth() == 1,
        "a step must show %d floats and do 1, not %d and %d",
        layout.width(),
        rollout.observationWidth(),
        rollout.actionWidth());
    this.rollout = rollout;
    int rows = rollout.rows();
    states = new int[rows];
    moves = new int[rows];
    next = new int[rows];
    for (int row = 0; row < rows; row++) {
      states[row] = layout.state(rollout.observations(), row);
      moves[row] = layout.move(rollout.actions(), row);
      next[row] = layout.state(rollout.next(), row);
      if (!Float.isFinite(rollout.rewards()[row])) {
        throw new DivergedException("the reward of row " + row, rollout.rewards()[row]);
      }
    }
  }

  /**
   * As above, of a lesson.
   *
   * @throws IllegalArgumentException if it is not {@link Lesson.Experience}
   */
  public static Steps of(TableLayout layout, Lesson<?, ?> lesson) {
    if (!(lesson instanceof Lesson.Experience<?, ?> experience)) {
      throw new IllegalArgumentException(
          "lesson (%s) must be Experience".formatted(lesson.getClass().getSimpleName()));
    }
    return new Steps(layout, experience.rollout());
  }

  public int rows() {
    return states.length;
  }

  /** Side by side; row {@code r} belongs to world {@code r % worlds()}. */
  public int worlds() {
    return rollout.worlds();
  }

  /** S of the step. */
  public int state(int row) {
    return states[row];
  }

  /** A of the step. */
  public int move(int row) {
    return moves[row];
  }

  /** R of the step. */
  public double reward(int row) {
    return rollout.rewards()[row];
  }

  /** S' of the step, in the same episode even where it ended. */
  public int next(int row) {
    return next[row];
  }

  /** How the episode stood after the step. */
  public Ending ending(int row) {
    return rollout.ending(row);
  }

  /** Flat observations, whose rows say what was legal in S'. */
  public float[] shownNext() {
    return rollout.next();
  }
}
