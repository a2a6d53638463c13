package org.plaudit.agents.nn;

import java.util.concurrent.atomic.AtomicReference;

/**
 * An {@link Lstm} that no longer learns: takes one step at a time, on states that are the caller's.
 *
 * <p>Immutable, so threads may share it. Each takes the spare scratch, or makes its own while
 * another thread has that: one thread alone allocates nothing after its first call.
 */
public final class FrozenLstm {
  private final int inputs;
  private final int units;

  /** (I + H, 4H): the weights of the input, then those of the state. */
  private final float[] weights;

  private final float[] bias;
  private final AtomicReference<Scratch> spare = new AtomicReference<>();

  private static final class Scratch {
    private float[] seen = {}; // (rows, I + H)
    private float[] sums = {}; // (rows, 4H)
    private float[] in = {};
    private float[] forget = {};
    private float[] candidate = {};
    private float[] out = {};
    private float[] before = {};
    private float[] after = {};
    private float[] bent = {};
    private float[] hidden = {};

    void room(int rows, int inputs, int units) {
      int n = rows * units;
      seen = Tensor.atLeast(seen, rows * (inputs + units));
      sums = Tensor.atLeast(sums, 4 * n);
      in = Tensor.atLeast(in, n);
      forget = Tensor.atLeast(forget, n);
      candidate = Tensor.atLeast(candidate, n);
      out = Tensor.atLeast(out, n);
      before = Tensor.atLeast(before, n);
      after = Tensor.atLeast(after, n);
      bent = Tensor.atLeast(bent, n);
      hidden = Tensor.atLeast(hidden, n);
    }
  }

  FrozenLstm(int inputs, int units, float[] weights, float[] bias) {
    this.inputs = inputs;
    this.units = units;
    this.weights = weights;
    this.bias = bias;
  }

  public int inputs() {
    return inputs;
  }

  /** H: how many numbers it puts out, and half as many as it remembers. */
  public int units() {
    return units;
  }

  /**
   * One step of {@code rows} sequences.
   *
   * @param input (rows, I) from {@code inputOffset} on
   * @param states 2H numbers a row, overwritten by those after the step: h, then c
   * @param stateOffset where the state of the first row starts
   * @param stateStride floats from one row's state to the next, at least 2H
   * @param output receives h, (rows, H), from {@code outputOffset} on
   * @throws IllegalArgumentException if an array is too short
   */
  public void step(
      float[] input,
      int inputOffset,
      int rows,
      float[] states,
      int stateOffset,
      int stateStride,
      float[] output,
      int outputOffset) {
    check("input", input, inputOffset, rows, inputs, inputs);
    check("states", states, stateOffset, rows, 2 * units, stateStride);
    check("output", output, outputOffset, rows, units, units);
    Scratch mine = spare.getAndSet(null);
    Scratch room = mine == null ? new Scratch() : mine;
    room.room(rows, inputs, units);
    int wide = inputs + units;
    for (int r = 0; r < rows; r++) {
      int state = stateOffset + r * stateStride;
      System.arraycopy(input, inputOffset + r * inputs, room.seen, r * wide, inputs);
      System.arraycopy(states, state, room.seen, r * wide + inputs, units);
      System.arraycopy(states, state + units, room.before, r * units, units);
    }
    Affine.product(room.seen, 0, rows, wide, 4 * units, weights, 0, bias, 0, room.sums, 0);
    LstmCell.split(room.sums, 0, rows, units, room.in, room.forget, room.candidate, room.out, 0);
    LstmCell.forward(
        room.in,
        room.forget,
        room.candidate,
        room.out,
        room.before,
        room.after,
        room.bent,
        room.hidden,
        0,
        rows * units);
    LstmCell.store(room.hidden, room.after, 0, rows, units, states, stateOffset, stateStride);
    System.arraycopy(room.hidden, 0, output, outputOffset, rows * units);
    spare.set(room);
  }

  private static void check(
      String name, float[] array, int offset, int rows, int width, int stride) {
    long end = rows == 0 ? offset : offset + (rows - 1L) * stride + width;
    if (rows < 0 || offset < 0 || stride < width || end > array.length) {
      throw new IllegalArgumentException(
          "%s of %d floats from %d on does not hold %d rows of %d, %d apart"
              .formatted(name, array.length, offset, rows, width, stride));
    }
  }
}
