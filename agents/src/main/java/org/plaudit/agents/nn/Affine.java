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
    backward(x, layer, dz, rows, tape, wants(0));
  }

  /** Adds the shares of weight, bias and, where wanted, input in dz = d loss / d (x W + b). */
  static void backward(Tensor x, Linear layer, float[] dz, int rows, Tape tape, boolean wanted) {
    Parameter weight = layer.weight();
    Parameter bias = layer.bias();
    int in = weight.rows();
    int cols = weight.cols();
    if (tape.trains(bias)) {
      // db = 1' dz
      Blas.gemm(
          Transpose.NO,
          Transpose.NO,
          1,
          cols,
          rows,
          1,
          tape.ones(rows),
          0,
          dz,
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
          in,
          cols,
          rows,
          1,
          x.values,
          0,
          dz,
          0,
          1,
          weight.owner().gradients(),
          weight.offset());
    }
    if (wanted) {
      // dx = dz W'
      Blas.gemm(
          Transpose.NO,
          Transpose.YES,
          rows,
          in,
          cols,
          1,
          dz,
          0,
          weight.owner().values(),
          weight.offset(),
          1,
          x.gradient,
          0);
    }
  }
}
