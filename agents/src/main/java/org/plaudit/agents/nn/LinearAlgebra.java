package org.plaudit.agents.nn;

import org.nd4j.linalg.api.blas.BlasException;
import org.nd4j.linalg.api.blas.Lapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.plaudit.core.Require;

/**
 * Factorisations of small and middling matrices, by LAPACK through ND4J, in double precision
 * within. Made for the steps between updates, not for hot loops: a call costs tens of microseconds.
 *
 * <p>ND4J's own operations of the same names are avoided: in 1.0.0-M2.1 {@code svd} cannot be
 * called, and {@code lstsq} fails on tall matrices, is wrong on singular ones and ends the virtual
 * machine on single rows.
 */
public final class LinearAlgebra {
  private LinearAlgebra() {}

  /**
   * A = U diag(s) V'.
   *
   * @param u (m,k), orthonormal columns; k is the smaller of m and n
   * @param s (1,k), falling, not negative
   * @param vt (k,n), orthonormal rows
   */
  public record Svd(Matrix u, Matrix s, Matrix vt) {}

  /**
   * A = V diag(w) V'.
   *
   * @param w (1,n), rising
   * @param v (n,n), one eigenvector a column
   */
  public record Eigen(Matrix w, Matrix v) {}

  /**
   * The thin singular value decomposition of an (m,n) matrix.
   *
   * @throws IllegalArgumentException if a value is not finite
   */
  public static Svd svd(Matrix a) {
    Factors f = factors(wide("a", a));
    return new Svd(Matrix.of(f.u), row(f.s), Matrix.of(f.v.transpose()));
  }

  /**
   * The x (n,k) of least length among those that bring A x closest to b: A (m,n), b (m,k). Singular
   * values below 1.2e-7 max(m, n) times the largest count as zero, as in NumPy's {@code lstsq} for
   * floats.
   *
   * @throws IllegalArgumentException if the rows differ or a value is not finite
   */
  public static Matrix leastSquares(Matrix a, Matrix b) {
    if (a.rows() != b.rows()) {
      throw Tape.mismatch("leastSquares", a.toString(), b.toString());
    }
    Factors f = factors(wide("a", a));
    double least = Math.ulp(1f) * Math.max(a.rows(), a.cols()) * f.s.getDouble(0);
    INDArray inverse = Nd4j.create(DataType.DOUBLE, f.s.length(), 1);
    for (int i = 0; i < f.s.length(); i++) {
      double s = f.s.getDouble(i);
      inverse.putScalar(i, s > least ? 1 / s : 0);
    }
    // x = V diag(1/s) U' b
    return Matrix.of(f.v.mmul(f.u.transpose().mmul(wide("b", b)).muliColumnVector(inverse)));
  }

  /**
   * Eigenvalues and eigenvectors of a symmetric (n,n) matrix.
   *
   * @throws IllegalArgumentException if it is not symmetric, to a millionth of its largest value
   */
  public static Eigen eigen(Matrix a) {
    INDArray v = symmetric(a);
    INDArray w = Nd4j.create(DataType.DOUBLE, a.rows());
    lapack().syev('V', 'U', v, w);
    return new Eigen(row(w), Matrix.of(v));
  }

  /**
   * The lower triangular L with A = L L', for a symmetric positive definite (n,n) matrix.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static Matrix cholesky(Matrix a) {
    return Matrix.of(root(a));
  }

  /**
   * The x (n,k) with A x = b for a symmetric positive definite A (n,n) and b (n,k): two triangular
   * sweeps with its Cholesky factor. For other matrices take {@link #leastSquares}.
   *
   * @throws IllegalArgumentException if A is not positive definite, or the rows differ
   */
  public static Matrix solve(Matrix a, Matrix b) {
    if (a.rows() != b.rows()) {
      throw Tape.mismatch("solve", a.toString(), b.toString());
    }
    double[] l = root(a).dup('c').data().asDouble();
    double[] x = wide("b", b).dup('c').data().asDouble();
    int n = a.rows();
    int k = b.cols();
    for (int c = 0; c < k; c++) {
      for (int i = 0; i < n; i++) { // L y = b, from the top
        double rest = x[i * k + c];
        for (int j = 0; j < i; j++) {
          rest -= l[i * n + j] * x[j * k + c];
        }
        x[i * k + c] = rest / l[i * n + i];
      }
      for (int i = n - 1; i >= 0; i--) { // L' x = y, from the bottom
        double rest = x[i * k + c];
        for (int j = i + 1; j < n; j++) {
          rest -= l[j * n + i] * x[j * k + c];
        }
        x[i * k + c] = rest / l[i * n + i];
      }
    }
    return Matrix.of(Nd4j.create(x, new long[] {n, k}, 'c'));
  }

  private static INDArray root(Matrix a) {
    INDArray l = symmetric(a);
    try {
      lapack().potrf(l, true);
    } catch (BlasException e) {
      throw new IllegalArgumentException(
          "this "
              + a
              + " matrix is not positive definite: its leading minor of order "
              + e.getErrorCode()
              + " is not. Maybe add a little to the diagonal.");
    }
    return l;
  }

  /** Thin factors A = U diag(s) V', in double. */
  private record Factors(INDArray u, INDArray s, INDArray v) {}

  /** LAPACK's U is square: of a tall A only the small R of A = Q R goes there. */
  private static Factors factors(INDArray a) {
    int m = a.rows();
    int n = a.columns();
    if (m < n) {
      Factors turned = factors(a.transpose().dup('f'));
      return new Factors(turned.v, turned.s, turned.u);
    }
    INDArray r = a;
    if (m > n) {
      r = square(n);
      lapack().geqrf(a, r);
    }
    INDArray s = Nd4j.create(DataType.DOUBLE, n);
    INDArray u = square(n);
    INDArray vt = square(n);
    lapack().gesvd(r, s, u, vt);
    return new Factors(m > n ? a.mmul(u) : u, s, vt.transpose());
  }

  private static INDArray square(int n) {
    return Nd4j.create(DataType.DOUBLE, new long[] {n, n}, 'f');
  }

  private static Lapack lapack() {
    return Nd4j.getBlasWrapper().lapack();
  }

  private static Matrix row(INDArray vector) {
    return Matrix.of(vector.reshape(1, vector.length()));
  }

  private static INDArray symmetric(Matrix a) {
    Require.that(a.rows() == a.cols(), "a symmetric matrix is square, this one %s", a);
    INDArray wide = wide("a", a);
    float largest = 0;
    for (float value : a.toArray()) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int r = 0; r < a.rows(); r++) {
      for (int c = 0; c < r; c++) {
        if (Math.abs(a.at(r, c) - a.at(c, r)) > 1e-6f * largest) {
          throw new IllegalArgumentException(
              "this %s matrix is not symmetric: %s at (%d, %d), %s at (%d, %d)"
                  .formatted(a, a.at(r, c), r, c, a.at(c, r), c, r));
        }
      }
    }
    return wide;
  }

  /** As LAPACK wants it: doubles, column by column. */
  private static INDArray wide(String name, Matrix a) {
    Require.that(a.size() > 0, "%s (%s) must have values", name, a);
    for (int r = 0; r < a.rows(); r++) {
      for (int c = 0; c < a.cols(); c++) {
        if (!Float.isFinite(a.at(r, c))) {
          throw new IllegalArgumentException(
              "%s (%s) holds %s at (%d, %d); every value must be finite"
                  .formatted(name, a, a.at(r, c), r, c));
        }
      }
    }
    return a.toIndArray().castTo(DataType.DOUBLE).dup('f');
  }
}
