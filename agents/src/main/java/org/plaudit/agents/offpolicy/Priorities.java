package org.plaudit.agents.offpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.plaudit.core.Saves;

/**
 * Which transitions of a replay buffer are worth learning from: proportional prioritisation
 * (arXiv:1511.05952). A transition is drawn with probability p^alpha over the sum of all such (eq.
 * 1), p being how far off its estimate was when it was learned from last; a new one has the largest
 * p so far.
 */
final class Priorities implements Saves {
  /** Keeps what was estimated exactly from never being drawn again. */
  private static final double FLOOR = 1e-6;

  private final double exponent;
  private final SumTree tree;
  private double largest = 1;

  /**
   * @param exponent alpha: 0 draws uniformly
   */
  Priorities(int capacity, double exponent) {
    this.exponent = exponent;
    this.tree = new SumTree(capacity);
  }

  /** Places from {@code from} on, around the ring, hold new transitions. */
  void added(int from, int count) {
    double weight = Math.pow(largest, exponent);
    for (int i = 0; i < Math.min(count, tree.size()); i++) {
      tree.set((int) ((from + (long) i) % tree.size()), weight);
    }
  }

  /** Draws one place from each of as many equal shares of the sum. */
  void draw(int[] places, RandomGenerator rng) {
    double share = tree.total() / places.length;
    for (int i = 0; i < places.length; i++) {
      places[i] = tree.find((i + rng.nextDouble()) * share);
    }
  }

  /**
   * What makes up for drawing unevenly: (1 / (N P))^beta, divided by the largest of them. N and the
   * sum in P cancel.
   *
   * @param beta in [0, 1]: 1 makes up for all of it
   * @param into as many as places, overwritten
   */
  void weights(int[] places, double beta, float[] into) {
    double least = Double.POSITIVE_INFINITY;
    for (int place : places) {
      least = Math.min(least, tree.weight(place));
    }
    for (int i = 0; i < places.length; i++) {
      into[i] = (float) Math.pow(least / tree.weight(places[i]), beta);
    }
  }

  /**
   * @param errors as many as places; what rounding left below 0 counts as 0
   */
  void update(int[] places, float[] errors) {
    for (int i = 0; i < places.length; i++) {
      double priority = Math.max(0, errors[i]) + FLOOR;
      largest = Math.max(largest, priority);
      tree.set(places[i], Math.pow(priority, exponent));
    }
  }

  double weight(int place) {
    return tree.weight(place);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(largest);
    int held = tree.size();
    while (held > 0 && tree.weight(held - 1) == 0) {
      held--;
    }
    out.writeInt(held);
    for (int place = 0; place < held; place++) {
      out.writeDouble(tree.weight(place));
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    double top = in.readDouble();
    int held = in.readInt();
    if (!(top >= 1 && top < Double.POSITIVE_INFINITY) || held < 0 || held > tree.size()) {
      throw new IOException(
          "the saved priorities claim %d of %d places and a largest of %s"
              .formatted(held, tree.size(), top));
    }
    double[] weights = new double[held];
    for (int place = 0; place < held; place++) {
      weights[place] = in.readDouble();
      if (!(weights[place] >= 0 && weights[place] < Double.POSITIVE_INFINITY)) {
        throw new IOException("the saved priorities hold " + weights[place]);
      }
    }
    tree.fill(weights);
    largest = top;
  }
}
