package org.plaudit.agents.reward.fusion;

import java.util.List;

/**
 * Solves (sum of h v v' + prior I) x = b by conjugate gradients (Hestenes and Stiefel 1952),
 * without ever forming the matrix, which would be large where there are many features.
 */
final class Conjugate {
  private Conjugate() {}

  /**
   * @param rows the vectors v
   * @param curvatures h of each, at least 0
   * @param prior positive
   */
  static double[] solve(List<double[]> rows, double[] curvatures, double prior, double[] b) {
    double[] x = new double[b.length];
    double[] residual = b.clone();
    double[] direction = b.clone();
    double size = dot(residual, residual);
    double enough = 1e-20 * size;
    for (int i = 0; i < 2 * b.length && size > enough; i++) {
      double[] image = times(rows, curvatures, prior, direction);
      double step = size / dot(direction, image);
      for (int j = 0; j < x.length; j++) {
        x[j] += step * direction[j];
        residual[j] -= step * image[j];
      }
      double left = dot(residual, residual);
      for (int j = 0; j < x.length; j++) {
        direction[j] = residual[j] + left / size * direction[j];
      }
      size = left;
    }
    return x;
  }

  private static double[] times(
      List<double[]> rows, double[] curvatures, double prior, double[] vector) {
    double[] image = new double[vector.length];
    for (int j = 0; j < image.length; j++) {
      image[j] = prior * vector[j];
    }
    for (int i = 0; i < curvatures.length; i++) {
      double[] row = rows.get(i);
      double along = curvatures[i] * dot(row, vector);
      for (int j = 0; j < image.length; j++) {
        image[j] += along * row[j];
      }
    }
    return image;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
