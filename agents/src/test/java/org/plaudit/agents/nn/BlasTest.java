package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BlasTest {
  private static final float LEFTOVER = Float.NaN;

  /** Shapes on both sides of the crossover, transposes and factors. */
  static Stream<Arguments> products() {
    int[][] shapes = {
      {1, 1, 1},
      {1, 4, 7},
      {3, 5, 2},
      {1, 64, 64},
      {8, 2, 64},
      {8, 64, 4},
      {7, 9, 11},
      {64, 1, 17},
      {33, 65, 31},
      {1, 300, 50},
      {64, 64, 64},
      {3, 70, 40},
      {70, 4, 40},
      {5, 3, 0}
    };
    float[][] factors = {{1, 0}, {1, 1}, {-0.5f, 2}};
    return Stream.of(shapes)
        .flatMap(
            s ->
                Stream.of(Transpose.values())
                    .flatMap(
                        ta ->
                            Stream.of(Transpose.values())
                                .flatMap(
                                    tb ->
                                        Stream.of(factors)
                                            .map(
                                                f ->
                                                    Arguments.of(
                                                        s[0], s[1], s[2], ta, tb, f[0], f[1])))));
  }

  @ParameterizedTest
  @MethodSource("products")
  void everyPathGivesTheTextbookProduct(
      int m, int n, int k, Transpose ta, Transpose tb, float alpha, float beta) {
    int lda = (ta == Transpose.NO ? k : m) + 2; // windows of wider matrices
    int ldb = (tb == Transpose.NO ? n : k) + 1;
    int ldc = n + 3;
    float[] a = FiniteDifference.normal(3 + (ta == Transpose.NO ? m : k) * lda, 1);
    float[] b = FiniteDifference.normal(5 + (tb == Transpose.NO ? k : n) * ldb, 2);
    float[] start = FiniteDifference.normal(7 + m * ldc, 3);
    double[] expected = new double[start.length];
    for (int i = 0; i < start.length; i++) {
      expected[i] = start[i];
    }
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int l = 0; l < k; l++) {
          double x = a[3 + (ta == Transpose.NO ? i * lda + l : l * lda + i)];
          double y = b[5 + (tb == Transpose.NO ? l * ldb + j : j * ldb + l)];
          sum += x * y;
        }
        int at = 7 + i * ldc + j;
        expected[at] = alpha * sum + (beta == 0 ? 0 : beta * start[at]);
        if (beta == 0) {
          start[at] = LEFTOVER; // must not be read
        }
      }
    }
    float[] c = start.clone();
    Blas.gemm(ta, tb, m, n, k, alpha, a, 3, lda, b, 5, ldb, beta, c, 7, ldc);
    same(c, expected, k);
    c = start.clone();
    JavaGemm.gemm(ta, tb, m, n, k, alpha, a, 3, lda, b, 5, ldb, beta, c, 7, ldc);
    same(c, expected, k);
    if (OpenBlas.loaded() && k > 0) {
      c = start.clone();
      OpenBlas.gemm(ta, tb, m, n, k, alpha, a, 3, lda, b, 5, ldb, beta, c, 7, ldc);
      same(c, expected, k);
    }
  }

  private static void same(float[] actual, double[] expected, int k) {
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).as("c[%d]", i).isCloseTo(expected[i], within(1e-6 * (k + 4)));
    }
  }

  @Test
  void matrixTimesVectorWorksBothWaysRound() {
    float[] a = {9, 1, 2, 3, 4, 5, 6}; // 2x3 from 1 on
    float[] x = {1, 10, 100};
    float[] y = {7, 7, 7};
    Blas.gemv(Transpose.NO, 2, 3, 1, a, 1, x, 0, 0, y, 1);
    assertThat(y).containsExactly(7, 321, 654);
    Blas.gemv(Transpose.YES, 2, 3, 2, a, 1, x, 1, 1, y, 0);
    assertThat(y).containsExactly(7 + 820, 321 + 1040, 654 + 1260);
  }

  @Test
  void thisMachineHasTheNativeLibrary() {
    assumeTrue(System.getProperty("os.name").equals("Linux"));
    assumeTrue(System.getProperty("os.arch").equals("amd64"));
    assumeTrue(System.getProperty("plaudit.blas") == null);
    assertThat(Blas.backend()).isEqualTo(Blas.Backend.NATIVE);
  }

  @Test
  void neitherPlaceInMemoryNorThreadChangesABit() throws Exception {
    int[][] shapes = {{1, 64, 64}, {64, 64, 64}, {3, 130, 77}, {256, 33, 40}};
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (int[] s : shapes) {
        float[] expected = product(s, 0);
        for (int shift = 1; shift <= 17; shift++) {
          assertThat(product(s, shift)).isEqualTo(expected);
          int there = shift;
          Future<float[]> elsewhere = other.submit(() -> product(s, there));
          assertThat(elsewhere.get()).isEqualTo(expected);
        }
      }
    } finally {
      other.shutdown();
    }
  }

  /** The same product with all three matrices moved by {@code shift} floats. */
  private static float[] product(int[] s, int shift) {
    float[] a = shifted(FiniteDifference.normal(s[0] * s[2], 5), shift);
    float[] b = shifted(FiniteDifference.normal(s[2] * s[1], 6), shift + 3);
    float[] c = new float[s[0] * s[1] + shift];
    Blas.gemm(Transpose.NO, Transpose.NO, s[0], s[1], s[2], 1, a, shift, b, shift + 3, 0, c, shift);
    return Arrays.copyOfRange(c, shift, c.length);
  }

  private static float[] shifted(float[] x, int by) {
    float[] moved = new float[x.length + by];
    System.arraycopy(x, 0, moved, by, x.length);
    return moved;
  }

  @Test
  void matricesThatDoNotFitTheirArraysAreNamed() {
    float[] six = new float[6];
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Blas.gemm(
                    Transpose.NO, Transpose.NO, 2, 2, 3, 1, six, 0, six, 1, 0, new float[4], 0))
        .withMessageContaining("matrix B (3 x 2")
        .withMessageContaining("starting at 1")
        .withMessageContaining("array of 6 floats");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Blas.gemm(
                    Transpose.NO, Transpose.NO, 2, 2, 3, 1, six, 0, six, 0, 0, new float[3], 0))
        .withMessageContaining("matrix C (2 x 2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Blas.gemm(
                    Transpose.NO, Transpose.NO, -1, 2, 3, 1, six, 0, six, 0, 0, new float[4], 0))
        .withMessageContaining("matrix A (-1 x 3");
  }
}
