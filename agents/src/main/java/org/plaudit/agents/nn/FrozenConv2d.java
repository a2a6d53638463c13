package org.plaudit.agents.nn;

import java.util.concurrent.atomic.AtomicReference;

/**
 * A {@link Conv2d} that no longer learns.
 *
 * <p>Immutable, so threads may share it. Each takes the spare scratch, or makes its own while
 * another thread has that: one thread alone allocates nothing after its first call. The same input
 * gives the same bits as {@link Conv2d#forward} gave.
 */
public final class FrozenConv2d {
  private final Conv2d.Shape shape;
  private final float[] weights;
  private final float[] biases;
  private final AtomicReference<float[]> spare = new AtomicReference<>();

  FrozenConv2d(Conv2d.Shape shape, float[] weights, float[] biases) {
    this.shape = shape;
    this.weights = weights;
    this.biases = biases;
  }

  public Conv2d.Shape shape() {
    return shape;
  }

  /**
   * Filters {@code rows} images: (rows, C*H*W) from {@code input[inputOffset]} on into (rows,
   * filters*H'*W') from {@code output[outputOffset]} on, another array.
   *
   * @throws IllegalArgumentException if an array is too short
   */
  public void forward(float[] input, int inputOffset, int rows, float[] output, int outputOffset) {
    FrozenMlp.check("input", input, inputOffset, rows, shape.inputs());
    FrozenMlp.check("output", output, outputOffset, rows, shape.outputs());
    float[] mine = spare.getAndSet(null);
    float[] room = mine == null ? new float[shape.window() * shape.places()] : mine;
    for (int row = 0; row < rows; row++) {
      Conv2d.filter(
          shape,
          input,
          inputOffset + row * shape.inputs(),
          weights,
          0,
          biases,
          0,
          room,
          output,
          outputOffset + row * shape.outputs());
    }
    spare.set(room);
  }
}
