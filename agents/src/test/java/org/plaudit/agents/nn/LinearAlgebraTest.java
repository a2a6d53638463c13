package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearAlgebraTest {
  private static Matrix normal(int rows, int cols, long seed) {
    return Matrix.of(rows, cols, FiniteDifference.normal(rows * cols, seed));
  }

  private static void same(Matrix actual, Matrix expected) {
    assertThat(actual).hasToString(expected.toString());
    assertThat(actual.toArray()).containsExactly(expected.toArray(), within(2e-5f));
  }

  private static Matrix diagonal(Matrix row) {
    Matrix square = Matrix.zeros(row.cols(), row.cols());
    for (int i = 0; i < row.cols(); i++) {
      square.set(i, i, row.at(0, i));
    }
    return square;
  }

  private static Matrix identity(int n) {
    Matrix ones = Matrix.zeros(1, n);
    java.util.Arrays.fill(ones.values(), 1);
    return diagonal(ones);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5, 5",
    "8, 3, 3",
    "3, 8, 3",
    "6, 6, 2",
    "70, 7, 4",
    "1, 4, 1",
    "4, 1, 1",
    "1, 1, 1"
  })
  void singularVectorsPutTheMatrixTogetherAgain(int rows, int cols, int rank) {
    Matrix a = normal(rows, rank, 1).times(normal(rank, cols, 2));
    LinearAlgebra.Svd svd = LinearAlgebra.svd(a);
    int k = Math.min(rows, cols);
    assertThat(svd.s()).hasToString("1x" + k);
    for (int i = 0; i < k; i++) {
      assertThat(svd.s().at(0, i)).isBetween(0f, i == 0 ? 1e3f : svd.s().at(0, i - 1));
    }
    same(svd.u().times(diagonal(svd.s())).times(svd.vt()), a);
    same(svd.u().transposed().times(svd.u()), identity(k));
    same(svd.vt().times(svd.vt().transposed()), identity(k));
  }

  @Test
  void singularValuesAreTheRootsOfTheSquare() {
    // A'A = [[25, 20], [20, 25]], whose eigenvalues are 45 and 5.
    same(
        LinearAlgebra.svd(Matrix.of(2, 2, 3, 0, 4, 5)).s(),
        Matrix.of(1, 2, (float) Math.sqrt(45), (float) Math.sqrt(5)));
  }

  @Test
  void leastSquaresFitsAndIsShort() {
    // Through (0, 0), (1, 3), (2, 3): intercept 0.5 and slope 1.5.
    same(
        LinearAlgebra.leastSquares(Matrix.of(3, 2, 1, 0, 1, 1, 1, 2), Matrix.of(3, 1, 0, 3, 3)),
        Matrix.of(2, 1, 0.5f, 1.5f));
    same(
        LinearAlgebra.leastSquares(Matrix.of(2, 2, 1, 1, 1, 1), Matrix.of(2, 1, 2, 4)),
        Matrix.of(2, 1, 1.5f, 1.5f));
    same(
        LinearAlgebra.leastSquares(Matrix.of(1, 2, 1, 2), Matrix.of(1, 1, 5)),
        Matrix.of(2, 1, 1, 2));
    same(LinearAlgebra.leastSquares(Matrix.zeros(3, 2), normal(3, 2, 1)), Matrix.zeros(2, 2));
  }

  @Test
  void eigenvectorsAreOnlyStretched() {
    LinearAlgebra.Eigen small = LinearAlgebra.eigen(Matrix.of(2, 2, 2, 1, 1, 2));
    same(small.w(), Matrix.of(1, 2, 1, 3));
    Matrix half = normal(6, 6, 3);
    Matrix a = half.times(half.transposed());
    LinearAlgebra.Eigen eigen = LinearAlgebra.eigen(a);
    same(eigen.v().times(diagonal(eigen.w())).times(eigen.v().transposed()), a);
    same(eigen.v().transposed().times(eigen.v()), identity(6));
  }

  @Test
  void choleskysFactorSolves() {
    same(
        LinearAlgebra.cholesky(Matrix.of(2, 2, 4, 2, 2, 3)),
        Matrix.of(2, 2, 2, 0, 1, (float) Math.sqrt(2)));
    Matrix a = Matrix.of(3, 3, 4, 1, 0, 1, 3, 1, 0, 1, 2);
    Matrix x = normal(3, 2, 4);
    same(LinearAlgebra.solve(a, a.times(x)), x);
  }

  @Test
  void matricesThatCannotBeFactoredAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAlgebra.cholesky(Matrix.of(2, 2, 1, 2, 2, 1)))
        .withMessageContaining("this 2x2 matrix is not positive definite")
        .withMessageContaining("order 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAlgebra.eigen(Matrix.of(2, 2, 1, 2, 3, 1)))
        .withMessageContaining("not symmetric: 3.0 at (1, 0), 2.0 at (0, 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAlgebra.eigen(Matrix.zeros(2, 3)))
        .withMessageContaining("2x3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAlgebra.svd(Matrix.of(1, 2, 1, Float.NaN)))
        .withMessageContaining("a (1x2) holds NaN at (0, 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAlgebra.svd(Matrix.zeros(0, 2)))
        .withMessageContaining("0x2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAlgebra.leastSquares(Matrix.zeros(3, 2), Matrix.zeros(2, 1)))
        .withMessageContaining("3x2 does not fit 2x1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAlgebra.solve(Matrix.zeros(3, 3), Matrix.zeros(2, 1)));
  }
}
