package org.plaudit.agents.offpolicy;

import java.util.Arrays;
import org.plaudit.core.env.Ending;
import org.plaudit.core.trace.Rollout;

/**
 * Rollouts made by hand in which everything tells where it comes from: in world w, step t shows 100
 * w + t, is answered with -(100 w + t) and earns t, and what follows shows 100 w + t + 1. After an
 * ending, what is shown last is {@link #LAST} more than that.
 */
final class Walk {
  static final float LAST = 0.5f;

  private final int worlds;
  private int time;

  Walk(int worlds) {
    this.worlds = worlds;
  }

  /** So many steps of every world; the endings row by row, those not given RUNNING. */
  Rollout steps(int steps, Ending... endings) {
    int rows = steps * worlds;
    Ending[] all = Arrays.copyOf(endings, rows);
    float[] seen = new float[rows];
    float[] done = new float[rows];
    float[] next = new float[rows];
    float[] rewards = new float[rows];
    for (int row = 0; row < rows; row++) {
      all[row] = all[row] == null ? Ending.RUNNING : all[row];
      int t = time + row / worlds;
      seen[row] = 100 * (row % worlds) + t;
      done[row] = 0 - seen[row];
      next[row] = seen[row] + 1 + (all[row].over() ? LAST : 0);
      rewards[row] = t;
    }
    time += steps;
    return new Rollout(steps, worlds, seen, done, next, rewards, all);
  }

  /** Lives through steps that nobody writes down. */
  Walk skip(int steps) {
    time += steps;
    return this;
  }
}
