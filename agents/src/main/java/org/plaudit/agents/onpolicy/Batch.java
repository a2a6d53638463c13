package org.plaudit.agents.onpolicy;

/** Rows of experience, column by column of what a policy-gradient loss reads; arrays not copied. */
final class Batch {
  final int rows;
  final float[] features; // (rows, features)
  final float[] masks; // (rows, choices), empty if there are none
  final float[] actions; // (rows, action width)
  float[] logProbabilities = {}; // (rows), of the policy that acted
  float[] advantages = {}; // (rows)
  float[] returns = {}; // (rows), what the value should have been

  Batch(int rows, float[] features, float[] masks, float[] actions) {
    this.rows = rows;
    this.features = features;
    this.masks = masks;
    this.actions = actions;
  }

  /** Copies of the rows {@code order[from .. from + size)}. */
  Batch select(int[] order, int from, int size) {
    Batch part =
        new Batch(
            size,
            pick(features, order, from, size),
            pick(masks, order, from, size),
            pick(actions, order, from, size));
    part.logProbabilities = pick(logProbabilities, order, from, size);
    part.advantages = pick(advantages, order, from, size);
    part.returns = pick(returns, order, from, size);
    return part;
  }

  private float[] pick(float[] column, int[] order, int from, int size) {
    int width = column.length / rows;
    float[] some = new float[size * width];
    for (int i = 0; i < size; i++) {
      System.arraycopy(column, order[from + i] * width, some, i * width, width);
    }
    return some;
  }
}
