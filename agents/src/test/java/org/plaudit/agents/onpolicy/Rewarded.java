package org.plaudit.agents.onpolicy;

import org.plaudit.core.env.Ending;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.trace.Rollout;

/** Rollouts of which only rewards and endings matter. */
final class Rewarded {
  private Rewarded() {}

  static Rollout of(int worlds, float[] rewards, Ending... endings) {
    int rows = rewards.length;
    return new Rollout(
        rows / worlds, worlds, new float[rows], new float[rows], new float[rows], rewards, endings);
  }

  /** Normal rewards; one row in six terminates, one in six is truncated. */
  static Rollout random(int steps, int worlds, Pcg64 rng) {
    int rows = steps * worlds;
    Ending[] endings = new Ending[rows];
    for (int row = 0; row < rows; row++) {
      int face = rng.nextInt(6);
      endings[row] = face == 0 ? Ending.TERMINATED : face == 1 ? Ending.TRUNCATED : Ending.RUNNING;
    }
    return of(worlds, normal(rows, rng), endings);
  }

  static float[] normal(int n, Pcg64 rng) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) rng.nextGaussian();
    }
    return values;
  }

  /** V of what followed each row: where the episode goes on, V of the next row. */
  static float[] next(Rollout rollout, float[] values, Pcg64 rng) {
    float[] next = normal(rollout.rows(), rng);
    for (int row = 0; row + rollout.worlds() < rollout.rows(); row++) {
      if (!rollout.ending(row).over()) {
        next[row] = values[row + rollout.worlds()];
      }
    }
    return next;
  }
}
