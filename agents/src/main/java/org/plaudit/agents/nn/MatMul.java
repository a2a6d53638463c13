package org.plaudit.agents.nn;

/** The product of two matrices, (M,K) (K,N) -> (M,N); the second may enter transposed. */
final class MatMul extends Tensor {
  Transpose second = Transpose.NO;

  MatMul() {
    super(2);
  }

  @Override
  String operation() {
    return "matmul";
  }

  @Override
  boolean writesFirst() {
    return true;
  }

  @Override
  void forward() {
    Tensor a = inputs[0];
    Tensor b = inputs[1];
    Blas.gemm(Transpose.NO, second, rows, cols, a.cols, 1, a.values, 0, b.values, 0, 0, values, 0);
  }

  @Override
  void backward() {
    Tensor a = inputs[0];
    Tensor b = inputs[1];
    boolean plain = second == Transpose.NO;
    if (wants(0)) {
      // da = dy op(b)'
      Transpose back = plain ? Transpose.YES : Transpose.NO;
      product(Transpose.NO, back, a, cols, gradient, b.values);
    }
    if (wants(1)) {
      // db = a' dy, or its transpose
      product(
          Transpose.YES,
          Transpose.NO,
          b,
          rows,
          plain ? a.values : gradient,
          plain ? gradient : a.values);
    }
  }

  private static void product(
      Transpose transA, Transpose transB, Tensor to, int inner, float[] a, float[] b) {
    Blas.gemm(transA, transB, to.rows, to.cols, inner, 1, a, 0, b, 0, to.share(), to.gradient, 0);
  }
}
