package org.plaudit.agents.nn;

/**
 * Products of row-major {@code float[]} matrices, in place on the Java heap.
 *
 * <p>Three ways lead to the same result within rounding, and only shape and machine choose between
 * them, never time or thread: small products run in plain Java, because entering native code costs
 * about 0.2 µs; larger ones run in OpenBLAS on one thread, without copying; where OpenBLAS does not
 * load, all of them run in plain Java, and one line of log says so. Setting the system property
 * {@code plaudit.blas} to {@code java} asks for that: slower, and the same bits on every machine.
 */
public final class Blas {
  /** Multiplications from which native code is faster; measured: 576 cost 250 ns either way. */
  static final long NATIVE_FROM = 512;

  /**
   * Up to so many rows or columns of a product, one matrix-vector product for each is faster than
   * OpenBLAS's gemm, which first copies the large factor into blocks; measured: 1.1 to 5 times for
   * one to six.
   */
  private static final int THIN = 4;

  private Blas() {}

  /** Who multiplies the larger matrices here. */
  public enum Backend {
    NATIVE,
    JAVA
  }

  /** Loads the native library if nothing has done so yet. */
  public static Backend backend() {
    return OpenBlas.loaded() ? Backend.NATIVE : Backend.JAVA;
  }

  /**
   * {@code C = alpha op(A) op(B) + beta C}, where op(A) is m x k, op(B) is k x n and C is m x n,
   * each stored without gaps.
   *
   * @throws IllegalArgumentException if a matrix does not fit its array
   */
  public static void gemm(
      Transpose transA,
      Transpose transB,
      int m,
      int n,
      int k,
      float alpha,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float beta,
      float[] c,
      int cOffset) {
    int lda = transA == Transpose.NO ? k : m;
    int ldb = transB == Transpose.NO ? n : k;
    gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, n);
  }

  /**
   * The same for matrices that are windows of wider ones: {@code lda}, {@code ldb} and {@code ldc}
   * count the floats from one stored row to the next.
   *
   * <p>With beta 0, C is written and not read. C must not overlap A or B.
   */
  public static void gemm(
      Transpose transA,
      Transpose transB,
      int m,
      int n,
      int k,
      float alpha,
      float[] a,
      int aOffset,
      int lda,
      float[] b,
      int bOffset,
      int ldb,
      float beta,
      float[] c,
      int cOffset,
      int ldc) {
    boolean plainA = transA == Transpose.NO;
    boolean plainB = transB == Transpose.NO;
    fits("A", plainA ? m : k, plainA ? k : m, lda, a, aOffset);
    fits("B", plainB ? k : n, plainB ? n : k, ldb, b, bOffset);
    fits("C", m, n, ldc, c, cOffset);
    if (m == 0 || n == 0) {
      return;
    }
    if (k == 0 || (long) m * n * k < NATIVE_FROM || !OpenBlas.loaded()) {
      JavaGemm.gemm(
          transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    } else if (n <= THIN) {
      for (int j = 0; j < n; j++) {
        int column = plainB ? bOffset + j : bOffset + j * ldb;
        int step = plainB ? ldb : 1;
        OpenBlas.gemv(
            transA, m, k, alpha, a, aOffset, lda, b, column, step, beta, c, cOffset + j, ldc);
      }
    } else if (m <= THIN) {
      // Row i of C is op(B)' times row i of op(A).
      for (int i = 0; i < m; i++) {
        int row = plainA ? aOffset + i * lda : aOffset + i;
        int step = plainA ? 1 : lda;
        int into = cOffset + i * ldc;
        OpenBlas.gemv(transB.other(), n, k, alpha, b, bOffset, ldb, a, row, step, beta, c, into, 1);
      }
    } else {
      OpenBlas.gemm(
          transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }
  }

  /**
   * {@code y = alpha op(A) x + beta y}, where A is stored as rows x cols without gaps.
   *
   * @throws IllegalArgumentException if a matrix or vector does not fit its array
   */
  public static void gemv(
      Transpose transA,
      int rows,
      int cols,
      float alpha,
      float[] a,
      int aOffset,
      float[] x,
      int xOffset,
      float beta,
      float[] y,
      int yOffset) {
    // A product with one column; with a transposed A, y^T = x^T A is the contiguous way round.
    if (transA == Transpose.NO) {
      gemm(
          Transpose.NO,
          Transpose.NO,
          rows,
          1,
          cols,
          alpha,
          a,
          aOffset,
          x,
          xOffset,
          beta,
          y,
          yOffset);
    } else {
      gemm(
          Transpose.NO,
          Transpose.NO,
          1,
          cols,
          rows,
          alpha,
          x,
          xOffset,
          a,
          aOffset,
          beta,
          y,
          yOffset);
    }
  }

  /** Native code trusts its arguments, so every window is checked before it gets there. */
  private static void fits(String name, int rows, int cols, int lead, float[] array, int offset) {
    boolean empty = rows == 0 || cols == 0;
    long end = empty ? offset : offset + (long) (rows - 1) * lead + cols;
    if (rows < 0 || cols < 0 || lead < cols || offset < 0 || end > array.length) {
      throw new IllegalArgumentException(
          String.format(
              "matrix %s (%d x %d, %d floats from row to row, starting at %d) does not fit an array"
                  + " of %d floats",
              name, rows, cols, lead, offset, array.length));
    }
  }
}
