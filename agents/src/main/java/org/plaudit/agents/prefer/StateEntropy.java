package org.plaudit.agents.prefer;

import java.util.Arrays;
import org.plaudit.agents.offpolicy.ReplayBuffer;

/**
 * How rare a state is among all that were seen: the logarithm of its distance to the k-th nearest
 * of the others. The mean over all states is, up to constants, an estimate of their entropy without
 * any model of the density (Singh et al. 2003, Am. J. Math. Manag. Sci. 23; arXiv:2106.05091, sec.
 * 4.1), so that who is rewarded by it spreads out.
 *
 * <p>Distances are Euclidean, in the units of the observation. States stand column by column, so
 * that a loop over all of them touches one array at a time.
 */
final class StateEntropy {
  /** What two states that look the same are apart: the logarithm has to stay finite. */
  static final float LEAST = 1e-6f;

  private final float[][] columns;
  private final float[] nearest;
  private float[] distances = {};
  private int size;

  /**
   * @param width numbers of one state, at least 1
   * @param neighbours k, at least 1
   */
  StateEntropy(int width, int neighbours) {
    this.columns = new float[width][0];
    this.nearest = new float[neighbours + 1];
  }

  /**
   * Takes in the states of a replay buffer that came last.
   *
   * @param from where in the buffer the first of them lies
   * @param count how many, around the ring
   */
  void follow(ReplayBuffer buffer, int from, long count) {
    size = buffer.size();
    if (size > distances.length) {
      int room = (int) Math.min(buffer.capacity(), Math.max(1024, 2L * size));
      distances = new float[room];
      for (int column = 0; column < columns.length; column++) {
        columns[column] = Arrays.copyOf(columns[column], room);
      }
    }
    float[] states = buffer.observations();
    for (int i = 0; i < Math.min(count, size); i++) {
      int place = (int) ((from + (long) i) % buffer.capacity());
      for (int column = 0; column < columns.length; column++) {
        columns[column][place] = states[place * columns.length + column];
      }
    }
  }

  /**
   * The logarithm of each state's distance to its k-th neighbour; to the farthest where there are
   * fewer others, and 0 where there is none.
   *
   * @param states (rows, width), all among those taken in: each finds itself, which does not count
   * @param into (rows), overwritten
   */
  void surprise(float[] states, int rows, float[] into) {
    for (int row = 0; row < rows; row++) {
      into[row] =
          size < 2 ? 0 : (float) Math.log(Math.max(LEAST, Math.sqrt(squaredDistance(states, row))));
    }
  }

  /** To the k-th neighbour. */
  private float squaredDistance(float[] states, int row) {
    Arrays.fill(distances, 0, size, 0f);
    for (int column = 0; column < columns.length; column++) {
      add(columns[column], states[row * columns.length + column], distances, size);
    }
    int kept = Math.min(nearest.length, size);
    Arrays.fill(nearest, 0, kept, Float.POSITIVE_INFINITY);
    float farthest = Float.POSITIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      if (distances[i] < farthest) {
        int at = kept - 1;
        for (; at > 0 && nearest[at - 1] > distances[i]; at--) {
          nearest[at] = nearest[at - 1];
        }
        nearest[at] = distances[i];
        farthest = nearest[kept - 1];
      }
    }
    return farthest;
  }

  private static void add(float[] column, float value, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      float off = column[i] - value;
      into[i] += off * off;
    }
  }

  /** Lets go of everything. */
  void forget() {
    size = 0;
    distances = new float[0];
    Arrays.setAll(columns, column -> new float[0]);
  }
}
