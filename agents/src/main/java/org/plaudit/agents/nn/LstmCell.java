package org.plaudit.agents.nn;

import java.util.Arrays;

/**
 * The part of an {@link Lstm} that is not a product, and its slopes: loops over windows of arrays
 * that all have one index. Gates come in PyTorch's order: input, forget, candidate, output.
 */
final class LstmCell {
  private LstmCell() {}

  /** From sums (rows, 4H), from {@code at} on, to one array a gate, each from {@code to} on. */
  static void split(
      float[] sums,
      int at,
      int rows,
      int units,
      float[] in,
      float[] forget,
      float[] candidate,
      float[] out,
      int to) {
    for (int r = 0; r < rows; r++) {
      int source = at + r * 4 * units;
      int target = to + r * units;
      System.arraycopy(sums, source, in, target, units);
      System.arraycopy(sums, source + units, forget, target, units);
      System.arraycopy(sums, source + 2 * units, candidate, target, units);
      System.arraycopy(sums, source + 3 * units, out, target, units);
    }
  }

  /** The way back. */
  static void join(
      float[] in,
      float[] forget,
      float[] candidate,
      float[] out,
      int from,
      int rows,
      int units,
      float[] sums,
      int at) {
    for (int r = 0; r < rows; r++) {
      int source = from + r * units;
      int target = at + r * 4 * units;
      System.arraycopy(in, source, sums, target, units);
      System.arraycopy(forget, source, sums, target + units, units);
      System.arraycopy(candidate, source, sums, target + 2 * units, units);
      System.arraycopy(out, source, sums, target + 3 * units, units);
    }
  }

  /** From what lies side by side, (rows, 2H), to hidden and cell, each from {@code to} on. */
  static void load(
      float[] states, int at, int stride, int rows, int units, float[] h, float[] c, int to) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(states, at + r * stride, h, to + r * units, units);
      System.arraycopy(states, at + r * stride + units, c, to + r * units, units);
    }
  }

  static void store(
      float[] h, float[] c, int from, int rows, int units, float[] states, int at, int stride) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(h, from + r * units, states, at + r * stride, units);
      System.arraycopy(c, from + r * units, states, at + r * stride + units, units);
    }
  }

  /**
   * c' = sigmoid(f) c + sigmoid(i) tanh(g); h' = sigmoid(o) tanh(c'). The gates' sums are replaced
   * by the gates.
   *
   * @param bent tanh(c'), kept for the way back
   */
  static void forward(
      float[] in,
      float[] forget,
      float[] candidate,
      float[] out,
      float[] before,
      float[] after,
      float[] bent,
      float[] hidden,
      int from,
      int to) {
    sigmoid(in, from, to);
    sigmoid(forget, from, to);
    for (int k = from; k < to; k++) {
      candidate[k] = Approx.tanh(candidate[k]);
    }
    sigmoid(out, from, to);
    for (int k = from; k < to; k++) {
      after[k] = forget[k] * before[k] + in[k] * candidate[k];
    }
    for (int k = from; k < to; k++) {
      bent[k] = Approx.tanh(after[k]);
    }
    for (int k = from; k < to; k++) {
      hidden[k] = out[k] * bent[k];
    }
  }

  private static void sigmoid(float[] z, int from, int to) {
    for (int k = from; k < to; k++) {
      z[k] = Approx.sigmoid(z[k]);
    }
  }

  /**
   * The slopes of {@link #forward}. {@code dCell} comes as d loss / d c' from outside and the later
   * step; it leaves as d loss / d c, of before. What has faded over many steps is held above the
   * denormal numbers, which cost 30 times the time.
   */
  static void backward(
      float[] in,
      float[] forget,
      float[] candidate,
      float[] out,
      float[] before,
      float[] bent,
      float[] dHidden,
      float[] dCell,
      float[] dIn,
      float[] dForget,
      float[] dCandidate,
      float[] dOut,
      int from,
      int to) {
    for (int k = from; k < to; k++) {
      float dh = dHidden[k];
      float o = out[k];
      float b = bent[k];
      dOut[k] = dh * b * o * (1 - o);
      dCell[k] += dh * o * (1 - b * b);
    }
    for (int k = from; k < to; k++) {
      float dc = dCell[k];
      float i = in[k];
      float g = candidate[k];
      dIn[k] = dc * g * i * (1 - i);
      dCandidate[k] = dc * i * (1 - g * g);
    }
    for (int k = from; k < to; k++) {
      float dc = dCell[k];
      float f = forget[k];
      dForget[k] = dc * before[k] * f * (1 - f);
      dCell[k] = dc * f + Moments.FLUSH - Moments.FLUSH;
    }
  }

  static void clear(float[] h, float[] c, int row, int units) {
    Arrays.fill(h, row * units, (row + 1) * units, 0f);
    Arrays.fill(c, row * units, (row + 1) * units, 0f);
  }
}
