package org.plaudit.agents.query;

import java.util.BitSet;
import java.util.List;

/**
 * Of things in order of their value, drops again and again the lesser one of the two that are
 * closest (Biyik and Sadigh, "Batch active preference-based learning of reward functions",
 * arXiv:1810.04303, section 4). What is left is good and spread out.
 */
final class SuccessiveElimination {
  private final Metric metric;
  private final BitSet left = new BitSet();
  private final int[] nearest;
  private final double[] apart;

  private SuccessiveElimination(int size, Metric metric) {
    this.metric = metric;
    this.left.set(0, size);
    this.nearest = new int[size];
    this.apart = new double[size];
  }

  /**
   * Which are kept, in their order.
   *
   * @param size how many there are, the best first
   * @param count how many to keep
   */
  static List<Integer> keep(int size, int count, Metric metric) {
    SuccessiveElimination all = new SuccessiveElimination(size, metric);
    for (int i = 0; i < size; i++) {
      all.look(i);
    }
    for (int alive = size; alive > count; alive--) {
      all.drop(all.mostCrowded());
    }
    return all.left.stream().boxed().toList();
  }

  /** Finds the nearest of those before it, which are worth more; the first has none. */
  private void look(int i) {
    apart[i] = Double.POSITIVE_INFINITY;
    for (int j = left.nextSetBit(0); j >= 0 && j < i; j = left.nextSetBit(j + 1)) {
      double distance = metric.between(i, j);
      if (distance < apart[i]) {
        apart[i] = distance;
        nearest[i] = j;
      }
    }
  }

  /** The lesser one of the closest pair; of equally close pairs the one worth least. */
  private int mostCrowded() {
    int worst = left.length() - 1;
    for (int i = left.previousSetBit(worst); i >= 0; i = left.previousSetBit(i - 1)) {
      if (apart[i] < apart[worst]) {
        worst = i;
      }
    }
    return worst;
  }

  private void drop(int i) {
    left.clear(i);
    for (int j = left.nextSetBit(i); j >= 0; j = left.nextSetBit(j + 1)) {
      if (nearest[j] == i) {
        look(j);
      }
    }
  }
}
