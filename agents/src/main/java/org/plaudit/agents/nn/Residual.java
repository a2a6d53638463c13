package org.plaudit.agents.nn;

/** y = x + a W + b: what a branch of the network made of x is added to x. (N,C) (N,I) -> (N,C). */
final class Residual extends Tensor {
  private Linear layer;

  private Residual() {
    super(2);
  }

  static Tensor of(Tape tape, Tensor x, Tensor a, Linear layer) {
    Parameter weight = layer.weight();
    if (a.rows != x.rows || a.cols != weight.rows() || x.cols != weight.cols()) {
      throw Tape.mismatch("residual " + weight, a.toString(), x.toString());
    }
    Residual y = tape.next(Residual.class, Residual::new);
    y.layer = layer;
    y.inputs[0] = x;
    y.inputs[1] = a;
    return tape.record(y, x.rows, x.cols);
  }

  @Override
  String operation() {
    return "residual " + layer.weight().name();
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
    Tensor a = inputs[1];
    System.arraycopy(inputs[0].values, 0, values, 0, size());
    addProduct(a.values, rows, layer, values, 0);
  }

  /** y += a W + b. */
  static void addProduct(float[] a, int rows, Linear layer, float[] y, int yOffset) {
    Parameter weight = layer.weight();
    Parameter bias = layer.bias();
    float[] b = bias.owner().values();
    int cols = weight.cols();
    for (int r = 0; r < rows; r++) {
      int at = yOffset + r * cols;
      for (int c = 0; c < cols; c++) {
        y[at + c] += b[bias.offset() + c];
      }
    }
    Blas.gemm(
        Transpose.NO,
        Transpose.NO,
        rows,
        cols,
        weight.rows(),
        1,
        a,
        0,
        weight.owner().values(),
        weight.offset(),
        1,
        y,
        yOffset);
  }

  @Override
  void backward() {
    Tensor a = inputs[1];
    passThrough(this, inputs[0]);
    Affine.train(tape, layer, a.values, 0, gradient, 0, rows);
    if (wants(1)) {
      Affine.passBack(layer, gradient, 0, rows, a.share(), a.gradient, 0);
    }
  }

  /** dx += dy. */
  static void passThrough(Tensor y, Tensor x) {
    if (!x.needsGradient) {
      return;
    }
    if (x.share() == 0) {
      System.arraycopy(y.gradient, 0, x.gradient, 0, y.size());
      return;
    }
    float[] dx = x.gradient;
    float[] dy = y.gradient;
    for (int i = 0; i < y.size(); i++) {
      dx[i] += dy[i];
    }
  }
}
