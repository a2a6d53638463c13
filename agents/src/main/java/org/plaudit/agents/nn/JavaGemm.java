package org.plaudit.agents.nn;

/**
 * The matrix product in plain Java: for small shapes, and for machines without OpenBLAS.
 *
 * <p>One row by four columns at a time, so that four sums run side by side; strides serve all four
 * combinations of transposes.
 */
final class JavaGemm {
  private JavaGemm() {}

  static void gemm(
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
    int aRow = transA == Transpose.NO ? lda : 1;
    int aStep = transA == Transpose.NO ? 1 : lda;
    int bStep = transB == Transpose.NO ? ldb : 1;
    int bCol = transB == Transpose.NO ? 1 : ldb;
    for (int i = 0; i < m; i++) {
      int ai = aOffset + i * aRow;
      int ci = cOffset + i * ldc;
      int j = 0;
      for (; j + 4 <= n; j += 4) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int p = ai;
        int q0 = bOffset + j * bCol;
        for (int l = 0; l < k; l++) {
          float x = a[p];
          s0 += x * b[q0];
          s1 += x * b[q0 + bCol];
          s2 += x * b[q0 + 2 * bCol];
          s3 += x * b[q0 + 3 * bCol];
          p += aStep;
          q0 += bStep;
        }
        put(c, ci + j, alpha * s0, beta);
        put(c, ci + j + 1, alpha * s1, beta);
        put(c, ci + j + 2, alpha * s2, beta);
        put(c, ci + j + 3, alpha * s3, beta);
      }
      for (; j < n; j++) {
        put(c, ci + j, alpha * dot(a, ai, aStep, b, bOffset + j * bCol, bStep, k), beta);
      }
    }
  }

  private static float dot(float[] a, int ai, int aStep, float[] b, int bi, int bStep, int k) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int p = ai;
    int q = bi;
    int l = 0;
    for (; l + 4 <= k; l += 4) {
      s0 += a[p] * b[q];
      s1 += a[p + aStep] * b[q + bStep];
      s2 += a[p + 2 * aStep] * b[q + 2 * bStep];
      s3 += a[p + 3 * aStep] * b[q + 3 * bStep];
      p += 4 * aStep;
      q += 4 * bStep;
    }
    for (; l < k; l++) {
      s0 += a[p] * b[q];
      p += aStep;
      q += bStep;
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** With beta 0 the old value is not read: it may be a leftover NaN. */
  private static void put(float[] c, int at, float product, float beta) {
    c[at] = beta == 0 ? product : product + beta * c[at];
  }
}
