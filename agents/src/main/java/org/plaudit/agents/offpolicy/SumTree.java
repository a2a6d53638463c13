package org.plaudit.agents.offpolicy;

import java.util.Arrays;
import org.plaudit.core.Require;

/**
 * Weights of {@code size} places, from which a place is found by its share of their sum in log2
 * steps (arXiv:1511.05952, appendix B.2.1). Every node is the sum of its two children, added up
 * afresh, so that no error of rounding piles up and equal weights give equal trees.
 */
public final class SumTree {
  private final int size;

  /** How many leaves: a power of two. */
  private final int leaves;

  /** The children of node i are 2 i and 2 i + 1; the root is 1. */
  private final double[] nodes;

  /** All weights 0. */
  public SumTree(int size) {
    Require.that(
        size > 0 && size <= 1 << 29, "size (%d) must lie in [1, 2^29]. Maybe 100000.", size);
    this.size = size;
    this.leaves = Math.max(1, Integer.highestOneBit(size - 1) << 1);
    this.nodes = new double[2 * leaves];
  }

  public int size() {
    return size;
  }

  /** Of all weights. */
  public double total() {
    return nodes[1];
  }

  public double weight(int place) {
    return nodes[leaves + place];
  }

  /**
   * @throws IllegalArgumentException if the weight is negative or no number
   */
  public void set(int place, double weight) {
    if (place < 0 || place >= size || !(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weight ("
              + weight
              + ") of place "
              + place
              + " must be finite and not negative, the"
              + " place in [0, "
              + size
              + ")");
    }
    int node = leaves + place;
    nodes[node] = weight;
    while (node > 1) {
      node >>= 1;
      nodes[node] = nodes[2 * node] + nodes[2 * node + 1];
    }
  }

  /**
   * The place in whose stretch a mark lies, where the weights are laid end to end; never one of
   * weight 0.
   *
   * @param mark in [0, total)
   */
  public int find(double mark) {
    if (!(nodes[1] > 0)) {
      throw new IllegalStateException("all weights are 0; there is nothing to find");
    }
    double left = mark;
    int node = 1;
    while (node < leaves) {
      node *= 2;
      // What rounding pushes beyond the end still finds the last place that has a weight.
      if (left >= nodes[node] && nodes[node + 1] > 0) {
        left -= nodes[node];
        node++;
      }
    }
    return node - leaves;
  }

  /** All weights at once, as many as the array has; the rest becomes 0. */
  void fill(double[] weights) {
    Arrays.fill(nodes, 0);
    System.arraycopy(weights, 0, nodes, leaves, weights.length);
    for (int node = leaves - 1; node > 0; node--) {
      nodes[node] = nodes[2 * node] + nodes[2 * node + 1];
    }
  }
}
