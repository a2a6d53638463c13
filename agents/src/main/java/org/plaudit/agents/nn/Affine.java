package org.plaudit.agents.nn;

/** y = f(x W + b), shapes (N,I) (I,O) (1,O) -> (N,O). */
final class Affine extends Tensor {
  Linear layer;
  Activation activation = Activation.IDENTITY;

  /** z = x W + b, where the activation's slope needs it. */
  private float[] sums = {};

  private float[] sumGradient = {};

  Affine() {
    super(1);
  }

  @Override
  String operation() {
    return "linear " + layer.weight().name();
  }

  @Override
  boolean trains() {
    return tape.trains(layer.weight()) || tape.trains(layer.bias());
  }

  @Override
  boolean writesFirst() {
    return true;
  }

  @Override
  void forward() {
    boolean apart = activation.readsSum();
    if (apart) {
      sums = atLeast(sums, size());
    }
    float[] z = apart ? sums : values;
    product(inputs[0].values, 0, rows, layer, z, 0);
    if (activation != Activation.IDENTITY) {
      activation.forward(z, values, size());
    }
  }

  /** out = x W + b: rows start as the bias, then the product is added. */
  static void product(float[] x, int xOffset, int rows, Linear layer, float[] out, int outOffset) {
    Parameter weight = layer.weight();
    Parameter bias = layer.bias();
    product(
        x,
        xOffset,
        rows,
        weight.rows(),
        weight.cols(),
        weight.owner().values(),
        weight.offset(),
        bias.owner().values(),
        bias.offset(),
        out,
        outOffset);
  }

  static void product(
      float[] x,
      int xOffset,
      int rows,
      int in,
      int out,
      float[] weight,
      int weightOffset,
      float[] bias,
      int biasOffset,
      float[] y,
      int yOffset) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(bias, biasOffset, y, yOffset + r * out, out);
    }
    Blas.gemm(
        Transpose.NO,
        Transpose.NO,
        rows,
        out,
        in,
        1,
        x,
        xOffset,
        weight,
        weightOffset,
        1,
        y,
        yOffset);
  }

  @Override
  void backward() {
    Tensor x = inputs[0];
    float[] dz = gradient;
    if (activation != Activation.IDENTITY) {
      sumGradient = atLeast(sumGradient, size());
      dz = sumGradient;
      activation.backward(sums, values, gradient, dz, size());
    }
    train(tape, layer, x.values, 0, dz, 0, rows);
    if (wants(0)) {
      passBack(layer, dz, 0, rows, x.share(), x.gradient, 0);
    }
  }

  /** The shares of weight and bias, as far as the tape trains them. */
  static void train(
      Tape tape, Linear layer, float[] x, int xOffset, float[] dz, int dzOffset, int rows) {
    Parameter weight = layer.weight();
    Parameter bias = layer.bias();
    int cols = weight.cols();
    if (tape.trains(bias)) {
      // db = dz' 1
      Blas.gemv(
          Transpose.YES,
          rows,
          cols,
          1,
          dz,
          dzOffset,
          tape.ones(rows),
          0,
          1,
          bias.owner().gradients(),
          bias.offset());
    }
    if (tape.trains(weight)) {
      // dW = x' dz
      Blas.gemm(
          Transpose.YES,
          Transpose.NO,
          weight.rows(),
          cols,
          rows,
          1,
          x,
          xOffset,
          dz,
          dzOffset,
          1,
          weight.owner().gradients(),
          weight.offset());
    }
  }

  /** dx = keep dx + dz W'. */
  static void passBack(
      Linear layer, float[] dz, int dzOffset, int rows, float keep, float[] dx, int dxOffset) {
    Parameter weight = layer.weight();
    Blas.gemm(
        Transpose.NO,
        Transpose.YES,
        rows,
        weight.rows(),
        weight.cols(),
        1,
        dz,
        dzOffset,
        weight.owner().values(),
        weight.offset(),
        keep,
        dx,
        dxOffset);
  }
}
