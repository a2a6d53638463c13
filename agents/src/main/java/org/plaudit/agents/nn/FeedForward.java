package org.plaudit.agents.nn;

import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/**
 * The network that a transformer runs over each row by itself (arXiv:1706.03762, eq. 2): f(x W1 +
 * b1) W2 + b2.
 *
 * @param up (width, hidden)
 * @param down (hidden, width)
 * @param activation f
 */
public record FeedForward(Linear up, Linear down, Activation activation) {
  public FeedForward {
    Require.that(
        up.outputs() == down.inputs() && up.inputs() == down.outputs(),
        "%s does not fit %s",
        down.weight(),
        up.weight());
  }

  /** Adds {@code name.up} and {@code name.down} to {@code parameters}; biases start at 0. */
  public static FeedForward of(
      Parameters parameters,
      String name,
      int width,
      int hidden,
      Activation activation,
      Initializer upWeights,
      Initializer downWeights,
      RandomGenerator random) {
    return new FeedForward(
        Linear.of(parameters, name + ".up", width, hidden, upWeights, random),
        Linear.of(parameters, name + ".down", hidden, width, downWeights, random),
        activation);
  }

  /** residual + f(x W1 + b1) W2 + b2, all (N, width). */
  public Tensor forward(Tape tape, Tensor x, Tensor residual) {
    if (x.cols != up.inputs()) {
      throw Tape.mismatch("feedForward", x.toString(), up.weight().toString());
    }
    if (x.rows != residual.rows || x.cols != residual.cols) {
      throw Tape.mismatch("feedForward", x.toString(), residual.toString());
    }
    Op y = tape.next(Op.class, Op::new);
    y.net = this;
    y.inputs[0] = x;
    y.inputs[1] = residual;
    return tape.record(y, x.rows, x.cols);
  }

  /**
   * A hundred rows or so at a time: the hidden values, the widest of a transformer, are used again
   * while they still lie in the cache.
   */
  static final class Op extends Tensor {
    /** Rows at a time: as few as the matrix product takes without losing its pace. */
    private static final int CHUNK = 256;

    private FeedForward net;

    /** Sums and their activations, one array for each chunk; only one where none is kept. */
    private float[][] sums = {};

    private float[][] hidden = {};
    private float[] hiddenGradient = {};
    private float[] sumGradient = {};

    Op() {
      super(2);
    }

    @Override
    String operation() {
      return "feedForward " + net.up.weight().name();
    }

    @Override
    boolean trains() {
      return tape.trains(net.up.weight())
          || tape.trains(net.up.bias())
          || tape.trains(net.down.weight())
          || tape.trains(net.down.bias());
    }

    @Override
    boolean writesFirst() {
      return true;
    }

    @Override
    void forward() {
      int chunks = needsGradient ? (rows + CHUNK - 1) / CHUNK : 1;
      sums = room(sums, chunks);
      hidden = room(hidden, chunks);
      System.arraycopy(inputs[1].values, 0, values, 0, size());
      for (int from = 0; from < rows; from += CHUNK) {
        int n = Math.min(CHUNK, rows - from);
        float[] z = sums[needsGradient ? from / CHUNK : 0];
        float[] h = hidden[needsGradient ? from / CHUNK : 0];
        Affine.product(inputs[0].values, from * cols, n, net.up, z, 0);
        net.activation.forward(z, h, n * net.up.outputs());
        Residual.addProduct(h, n, net.down, values, from * cols);
      }
    }

    private float[][] room(float[][] chunks, int n) {
      float[][] result = buffers(chunks, n);
      for (int i = 0; i < n; i++) {
        result[i] = atLeast(result[i], Math.min(CHUNK, rows) * net.up.outputs());
      }
      return result;
    }

    @Override
    void backward() {
      Tensor x = inputs[0];
      int wide = net.up.outputs();
      hiddenGradient = atLeast(hiddenGradient, Math.min(CHUNK, rows) * wide);
      sumGradient = atLeast(sumGradient, hiddenGradient.length);
      float keep = wants(0) ? x.share() : 0;
      for (int from = 0; from < rows; from += CHUNK) {
        int n = Math.min(CHUNK, rows - from);
        float[] z = sums[from / CHUNK];
        float[] h = hidden[from / CHUNK];
        float[] dh = hiddenGradient;
        float[] dz = sumGradient;
        Affine.train(tape, net.down, h, 0, gradient, from * cols, n);
        Affine.passBack(net.down, gradient, from * cols, n, 0, dh, 0);
        net.activation.backward(z, h, dh, dz, n * wide);
        Affine.train(tape, net.up, x.values, from * cols, dz, 0, n);
        if (wants(0)) {
          Affine.passBack(net.up, dz, 0, n, keep, x.gradient, from * cols);
        }
      }
      Residual.passThrough(this, inputs[1]);
    }
  }
}
