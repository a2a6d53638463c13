package org.plaudit.agents.nn;

import java.util.random.RandomGenerator;

/**
 * A vector for each token.
 *
 * @param weight (tokens, width)
 */
public record Embedding(Parameter weight) {
  /** Adds {@code name.weight} to {@code parameters}. */
  public static Embedding of(
      Parameters parameters,
      String name,
      int tokens,
      int width,
      Initializer weights,
      RandomGenerator random) {
    Embedding made = new Embedding(parameters.add(name + ".weight", tokens, width));
    weights.fill(made.weight, random);
    return made;
  }

  /**
   * The vectors of {@code ids[offset]} up to {@code ids[offset + n - 1]}, (n, width).
   *
   * @throws IllegalArgumentException if an id lies outside [0, tokens)
   */
  public Tensor forward(Tape tape, int[] ids, int offset, int n) {
    if (n < 0 || offset < 0 || ids.length - offset < n) {
      throw new IllegalArgumentException(
          ids.length + " ids from " + offset + " on are not " + n + ", for " + weight);
    }
    Lookup y = tape.next(Lookup.class, Lookup::new);
    y.table = this;
    y.room(n);
    for (int i = 0; i < n; i++) {
      y.ids[i] = admit(ids[offset + i], i);
    }
    return tape.record(y, n, weight.cols());
  }

  /** The first {@code period} vectors over and over, n in all: every sequence's positions. */
  Tensor cycle(Tape tape, int period, int n) {
    Lookup y = tape.next(Lookup.class, Lookup::new);
    y.table = this;
    y.room(n);
    for (int i = 0; i < n; i++) {
      y.ids[i] = i % period;
    }
    return tape.record(y, n, weight.cols());
  }

  /** Copies the vector of {@code id} to {@code to[at]} and on. */
  void copy(int id, float[] to, int at) {
    System.arraycopy(
        weight.owner().values(), weight.offset() + id * weight.cols(), to, at, weight.cols());
  }

  /** The id, if it is one; {@code where} it stood. */
  int admit(int id, int where) {
    if (id < 0 || id >= weight.rows()) {
      throw new IllegalArgumentException(
          "id ("
              + id
              + ") at place "
              + where
              + " must lie in [0, "
              + weight.rows()
              + ") for "
              + weight);
    }
    return id;
  }

  /** Rows of a weight, and their gradients back to where they came from. */
  static final class Lookup extends Tensor {
    private Embedding table;
    private int[] ids = {};

    Lookup() {
      super(0);
    }

    void room(int n) {
      if (ids.length < n) {
        ids = new int[n];
      }
    }

    @Override
    String operation() {
      return "embedding " + table.weight.name();
    }

    @Override
    boolean trains() {
      return tape.trains(table.weight);
    }

    @Override
    void forward() {
      for (int r = 0; r < rows; r++) {
        table.copy(ids[r], values, r * cols);
      }
    }

    @Override
    void backward() {
      Parameter weight = table.weight;
      float[] total = weight.owner().gradients();
      for (int r = 0; r < rows; r++) {
        int at = weight.offset() + ids[r] * cols;
        for (int c = 0; c < cols; c++) {
          total[at + c] += gradient[r * cols + c];
        }
      }
    }
  }
}
