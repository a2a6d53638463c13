package org.plaudit.agents.nn;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A network that no longer learns: a copy of the weights of an {@link Mlp}, for acting and judging.
 *
 * <p>Immutable, so threads may share it. Each takes the spare scratch, or makes its own while
 * another thread has that: one thread alone allocates nothing after its first call, and a network
 * that is thrown away after a few leaves nothing behind. The same input gives the same bits as
 * {@link Mlp#forward} gave.
 */
public final class FrozenMlp {
  private final Mlp.Shape shape;
  private final int[] sizes;

  /** For each layer the weight, then the bias. */
  private final float[] values;

  private final int widest;
  private final AtomicReference<Scratch> spare = new AtomicReference<>();

  /** Two buffers: a layer reads one and writes the other. */
  private static final class Scratch {
    private float[] from = {};
    private float[] to = {};

    void room(int n) {
      from = Tensor.atLeast(from, n);
      to = Tensor.atLeast(to, n);
    }

    void swap() {
      float[] old = from;
      from = to;
      to = old;
    }
  }

  private FrozenMlp(Mlp.Shape shape, float[] values) {
    this.shape = shape;
    this.sizes = shape.sizes().stream().mapToInt(Integer::intValue).toArray();
    this.values = values;
    int most = 0;
    for (int i = 1; i < sizes.length; i++) {
      most = Math.max(most, sizes[i]);
    }
    this.widest = most;
  }

  static FrozenMlp of(Mlp.Shape shape, List<Linear> layers) {
    int size = 0;
    for (Linear layer : layers) {
      size += layer.weight().size() + layer.bias().size();
    }
    Parameter first = layers.get(0).weight();
    if (inOneWindow(layers)) {
      float[] all = first.owner().values();
      return new FrozenMlp(shape, Arrays.copyOfRange(all, first.offset(), first.offset() + size));
    }
    float[] values = new float[size];
    int at = 0;
    for (Linear layer : layers) {
      at = copy(layer.weight(), values, at);
      at = copy(layer.bias(), values, at);
    }
    return new FrozenMlp(shape, values);
  }

  /** Whether the parameters lie one after the other, as they do when a network was made at once. */
  private static boolean inOneWindow(List<Linear> layers) {
    Parameters owner = layers.get(0).weight().owner();
    int at = layers.get(0).weight().offset();
    for (Linear layer : layers) {
      for (Parameter next : new Parameter[] {layer.weight(), layer.bias()}) {
        if (next.owner() != owner || next.offset() != at) {
          return false;
        }
        at += next.size();
      }
    }
    return true;
  }

  private static int copy(Parameter source, float[] values, int at) {
    System.arraycopy(source.owner().values(), source.offset(), values, at, source.size());
    return at + source.size();
  }

  public Mlp.Shape shape() {
    return shape;
  }

  /**
   * Computes {@code rows} examples: (rows, inputs) from {@code input[inputOffset]} on into (rows,
   * outputs) from {@code output[outputOffset]} on. The arrays may be the same if the windows do not
   * overlap.
   *
   * @throws IllegalArgumentException if an array is too short
   */
  public void forward(float[] input, int inputOffset, int rows, float[] output, int outputOffset) {
    check("input", input, inputOffset, rows, shape.inputs());
    check("output", output, outputOffset, rows, shape.outputs());
    Scratch mine = spare.getAndSet(null);
    Scratch room = mine == null ? new Scratch() : mine;
    room.room(rows * widest);
    float[] x = input;
    int xOffset = inputOffset;
    int at = 0;
    for (int i = 0; i + 1 < sizes.length; i++) {
      int in = sizes[i];
      int out = sizes[i + 1];
      int bias = at + in * out;
      float[] y = room.to;
      Affine.product(x, xOffset, rows, in, out, values, at, values, bias, y, 0);
      Activation activation = shape.activation(i);
      if (activation != Activation.IDENTITY) {
        activation.forward(y, y, rows * out);
      }
      at = bias + out;
      x = y;
      xOffset = 0;
      room.swap();
    }
    System.arraycopy(x, 0, output, outputOffset, rows * shape.outputs());
    spare.set(room);
  }

  static void check(String name, float[] array, int offset, int rows, int cols) {
    if (rows < 0 || offset < 0 || offset + (long) rows * cols > array.length) {
      throw new IllegalArgumentException(
          name
              + " of "
              + array.length
              + " floats from "
              + offset
              + " on does not hold "
              + rows
              + "x"
              + cols);
    }
  }
}
