package org.plaudit.agents.nn;

import java.util.random.RandomGenerator;

/** Random orthonormal vectors. */
final class Orthonormal {
  private Orthonormal() {}

  /**
   * {@code count} orthonormal vectors of {@code length} (at least {@code count}) numbers, uniformly
   * distributed: normal vectors, each freed of the earlier ones (Gram and Schmidt, run twice, which
   * is enough for full precision).
   */
  static double[][] draw(int count, int length, RandomGenerator random) {
    double[][] basis = new double[count][length];
    for (int i = 0; i < count; i++) {
      double[] v = basis[i];
      double before;
      double after;
      do {
        for (int k = 0; k < length; k++) {
          v[k] = random.nextGaussian();
        }
        before = Math.sqrt(dot(v, v));
        for (int pass = 0; pass < 2; pass++) {
          for (int j = 0; j < i; j++) {
            double[] u = basis[j];
            double along = dot(u, v);
            for (int k = 0; k < length; k++) {
              v[k] -= along * u[k];
            }
          }
        }
        after = Math.sqrt(dot(v, v));
      } while (!(after > 1e-9 * before)); // else it lay in the span of the others: draw again
      for (int k = 0; k < length; k++) {
        v[k] /= after;
      }
    }
    return basis;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
