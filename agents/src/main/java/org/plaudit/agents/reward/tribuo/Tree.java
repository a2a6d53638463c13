package org.plaudit.agents.reward.tribuo;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.regression.Regressor;

/** A regression tree in flat arrays: no name is looked up, and nothing in it says when it grew. */
final class Tree {
  /** The feature that a node splits on, or -1 for a leaf. */
  private final int[] feature;

  /** Rows up to this value go left; a leaf's value. */
  private final double[] value;

  private final int[] left;
  private final int[] right;

  private Tree(int[] feature, double[] value, int[] left, int[] right) {
    this.feature = feature;
    this.value = value;
    this.left = left;
    this.right = right;
  }

  /**
   * @param columns the feature of each of Tribuo's feature ids
   */
  static Tree of(Node<Regressor> root, int[] columns) {
    List<Node<Regressor>> nodes = new ArrayList<>(List.of(root));
    int[] feature = new int[1];
    double[] value = new double[1];
    int[] left = new int[1];
    int[] right = new int[1];
    for (int i = 0; i < nodes.size(); i++) {
      if (i == feature.length) {
        feature = Arrays.copyOf(feature, 2 * i);
        value = Arrays.copyOf(value, 2 * i);
        left = Arrays.copyOf(left, 2 * i);
        right = Arrays.copyOf(right, 2 * i);
      }
      if (nodes.get(i) instanceof SplitNode<Regressor> split) {
        feature[i] = columns[split.getFeatureID()];
        value[i] = split.splitValue();
        left[i] = nodes.size();
        nodes.add(split.getLessThanOrEqual());
        right[i] = nodes.size();
        nodes.add(split.getGreaterThan());
      } else {
        feature[i] = -1;
        value[i] = ((LeafNode<Regressor>) nodes.get(i)).getOutput().getValues()[0];
      }
    }
    int n = nodes.size();
    return new Tree(
        Arrays.copyOf(feature, n),
        Arrays.copyOf(value, n),
        Arrays.copyOf(left, n),
        Arrays.copyOf(right, n));
  }

  /** A single leaf. */
  static Tree constant(double value) {
    return new Tree(new int[] {-1}, new double[] {value}, new int[1], new int[1]);
  }

  /** What it says to the row of features that starts {@code at}. */
  double predict(float[] rows, int at) {
    int node = 0;
    while (feature[node] >= 0) {
      node = rows[at + feature[node]] <= value[node] ? left[node] : right[node];
    }
    return value[node];
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(feature.length);
    for (int i = 0; i < feature.length; i++) {
      out.writeInt(feature[i]);
      out.writeDouble(value[i]);
      out.writeInt(left[i]);
      out.writeInt(right[i]);
    }
  }

  /**
   * Reads a tree over so many features.
   *
   * @throws IOException if the bytes are no such tree
   */
  static Tree load(DataInput in, int features) throws IOException {
    int n = in.readInt();
    if (n < 1 || n > 1 << 24) {
      throw new IOException("a saved tree cannot have " + n + " nodes");
    }
    Tree tree = new Tree(new int[n], new double[n], new int[n], new int[n]);
    for (int i = 0; i < n; i++) {
      tree.feature[i] = in.readInt();
      tree.value[i] = in.readDouble();
      tree.left[i] = in.readInt();
      tree.right[i] = in.readInt();
      boolean leaf = tree.feature[i] == -1;
      // Children come after their parents, so that every way down ends.
      boolean split =
          tree.feature[i] >= 0
              && tree.feature[i] < features
              && inside(tree.left[i], i, n)
              && inside(tree.right[i], i, n);
      if (!leaf && !split) {
        throw new IOException("node " + i + " of a saved tree is neither a leaf nor a split");
      }
    }
    return tree;
  }

  private static boolean inside(int child, int parent, int n) {
    return child > parent && child < n;
  }
}
