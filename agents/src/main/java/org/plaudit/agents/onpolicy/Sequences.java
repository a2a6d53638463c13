package org.plaudit.agents.onpolicy;

import org.plaudit.core.trace.Rollout;

/**
 * Parts of episodes that a network with memory walks through, side by side: row {@code t * count +
 * i} is step t of sequence i. Arrays not copied.
 */
final class Sequences {
  final Batch batch;
  final int count;
  final float[] memories; // (count, memory width), of before the first step
  final boolean[] resets; // (rows), whether an episode starts here

  private Sequences(Batch batch, int count, float[] memories, boolean[] resets) {
    this.batch = batch;
    this.count = count;
    this.memories = memories;
    this.resets = resets;
  }

  /**
   * What each world lived through, as one sequence.
   *
   * @param batch the rollout's rows
   */
  static Sequences of(Rollout rollout, Batch batch) {
    int worlds = rollout.worlds();
    boolean[] resets = new boolean[batch.rows];
    for (int row = worlds; row < batch.rows; row++) {
      resets[row] = rollout.ending(row - worlds).over();
    }
    float[] memories = new float[worlds * rollout.memoryWidth()];
    System.arraycopy(rollout.memories(), 0, memories, 0, memories.length);
    return new Sequences(batch, worlds, memories, resets);
  }

  /**
   * Some of the pieces of {@code length} steps into which these can be cut. Piece k of sequence i
   * has the number {@code k * count + i}, and starts with what the policy remembered there.
   *
   * @param remembered (rows, memory width), what the policy remembered before each of these rows
   * @param length of a piece; divides the steps of these sequences
   * @param order numbers of pieces, of which {@code order[from .. from + size)} are taken
   */
  Sequences cut(float[] remembered, int length, int[] order, int from, int size) {
    int width = remembered.length / batch.rows;
    int[] rows = new int[length * size];
    float[] starts = new float[size * width];
    boolean[] starting = new boolean[rows.length];
    for (int i = 0; i < size; i++) {
      int piece = order[from + i];
      int first = piece / count * length * count + piece % count;
      System.arraycopy(remembered, first * width, starts, i * width, width);
      for (int t = 0; t < length; t++) {
        int row = first + t * count;
        rows[t * size + i] = row;
        starting[t * size + i] = resets[row];
      }
    }
    return new Sequences(batch.select(rows, 0, rows.length), size, starts, starting);
  }
}
