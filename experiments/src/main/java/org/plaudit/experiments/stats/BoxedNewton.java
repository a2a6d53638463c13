package org.plaudit.experiments.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.plaudit.core.Require;

/**
 * Climbs a smooth function of a few numbers within a box by Newton's method. Coordinates that a
 * wall holds stay at it (projected Newton, Bertsekas 1982); the curvature comes from differences of
 * the gradient; a direction in which the function is not concave is climbed by the size of its
 * curvature. Coordinates should have a natural size of about 1.
 */
public final class BoxedNewton {
  private static final int MOST_STEPS = 200;
  private static final int MOST_HALVINGS = 40;

  /** Expected gain of a step, in the function's unit, below which it is at the top. */
  private static final double GAIN = 1e-9;

  private static final double DIFFERENCE = 1e-5;
  private static final double FLATTEST = 1e-6;
  private static final double MOST_BENT = 1e100;

  private final Smooth function;
  private final double[] low;
  private final double[] high;

  /**
   * @param low of each coordinate
   * @param high at least {@code low}; where they are equal the coordinate is fixed
   */
  public BoxedNewton(Smooth function, double[] low, double[] high) {
    Require.that(
        low.length == high.length, "%d lower ends and %d upper ends", low.length, high.length);
    for (int i = 0; i < low.length; i++) {
      Require.that(low[i] <= high[i], "low (%s) must not exceed high (%s)", low[i], high[i]);
    }
    this.function = function;
    this.low = low.clone();
    this.high = high.clone();
  }

  /** The value at a point, which is first moved into the box. */
  public Summit at(double[] start) {
    double[] point = new double[low.length];
    clamp(start, point);
    return new Summit(point, function.at(point, new double[low.length]));
  }

  /** The local maximum above {@code start}, which is first moved into the box. */
  public Summit climb(double[] start) {
    int n = low.length;
    double[] point = new double[n];
    clamp(start, point);
    double[] gradient = new double[n];
    double value = function.at(point, gradient);
    double[] next = new double[n];
    double[] nextGradient = new double[n];
    for (int taken = 0; taken < MOST_STEPS && Double.isFinite(value); taken++) {
      double[] step = step(point, gradient);
      double scale = 1;
      double found = Double.NEGATIVE_INFINITY;
      double expected = 0;
      for (int halved = 0; halved <= MOST_HALVINGS; halved++) {
        for (int i = 0; i < n; i++) {
          next[i] = point[i] + scale * step[i];
        }
        clamp(next, next);
        expected = 0;
        for (int i = 0; i < n; i++) {
          expected += gradient[i] * (next[i] - point[i]);
        }
        if (expected <= GAIN) {
          break;
        }
        found = function.at(next, nextGradient);
        if (found >= value + 1e-4 * expected) {
          break;
        }
        scale /= 2;
      }
      if (expected <= GAIN || !(found > value)) {
        break;
      }
      System.arraycopy(next, 0, point, 0, n);
      System.arraycopy(nextGradient, 0, gradient, 0, n);
      value = found;
    }
    return new Summit(point, value);
  }

  private void clamp(double[] from, double[] into) {
    for (int i = 0; i < from.length; i++) {
      into[i] = Math.max(low[i], Math.min(high[i], from[i]));
    }
  }

  private boolean free(int i, double[] point, double[] gradient) {
    boolean held =
        point[i] <= low[i] && gradient[i] <= 0 || point[i] >= high[i] && gradient[i] >= 0;
    return low[i] < high[i] && !held;
  }

  /** The coordinates that no wall holds, in their order. */
  private int[] free(double[] point, double[] gradient) {
    return IntStream.range(0, point.length).filter(i -> free(i, point, gradient)).toArray();
  }

  /**
   * The standard error of one coordinate, if the function is a log-likelihood and this its top: the
   * root of the diagonal of the inverse observed information of what no wall holds. Infinite where
   * there is no curvature, or a wall holds it.
   */
  double error(Summit top, int coordinate) {
    double[] point = top.point();
    double[] gradient = new double[point.length];
    function.at(point, gradient);
    int[] free = free(point, gradient);
    if (free.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    Optional<EigenDecomposition> axes = axes(curvature(point, gradient, free));
    double variance = 0;
    boolean held = true;
    for (int a = 0; a < free.length; a++) {
      held &= free[a] != coordinate;
      for (int k = 0; k < free.length && free[a] == coordinate && axes.isPresent(); k++) {
        double along = axes.get().getEigenvector(k).getEntry(a);
        variance += along * along / Math.max(0, axes.get().getRealEigenvalue(k));
      }
    }
    return held || axes.isEmpty() || Double.isNaN(variance)
        ? Double.POSITIVE_INFINITY
        : Math.sqrt(variance);
  }

  private double[] step(double[] point, double[] gradient) {
    int[] free = free(point, gradient);
    int count = free.length;
    double[] step = new double[point.length];
    if (count == 0) {
      return step;
    }
    double[] slope = new double[count];
    for (int a = 0; a < count; a++) {
      slope[a] = gradient[free[a]];
    }
    Optional<EigenDecomposition> axes = axes(curvature(point, gradient, free));
    double steepest =
        axes.stream()
            .flatMapToDouble(found -> Arrays.stream(found.getRealEigenvalues()))
            .map(Math::abs)
            .max()
            .orElse(0);
    RealVector along = new ArrayRealVector(slope, false);
    for (int k = 0; k < count; k++) {
      if (axes.isEmpty()) {
        step[free[k]] = slope[k];
      } else {
        RealVector axis = axes.get().getEigenvector(k);
        double bend = Math.abs(axes.get().getRealEigenvalue(k));
        double length = axis.dotProduct(along) / Math.max(bend, FLATTEST * (1 + steepest));
        for (int a = 0; a < count; a++) {
          step[free[a]] += length * axis.getEntry(a);
        }
      }
    }
    return shortened(step);
  }

  /** How the function bends down in the free coordinates, by differences of the gradient. */
  private double[][] curvature(double[] point, double[] gradient, int[] free) {
    int count = free.length;
    double[][] curvature = new double[count][count];
    double[] there = new double[point.length];
    double[] moved = point.clone();
    for (int a = 0; a < count; a++) {
      int i = free[a];
      double width = DIFFERENCE * (1 + Math.abs(point[i]));
      // Into the box.
      moved[i] = point[i] + width <= high[i] ? point[i] + width : point[i] - width;
      function.at(moved, there);
      for (int b = 0; b < count; b++) {
        double bend = (there[free[b]] - gradient[free[b]]) / (moved[i] - point[i]);
        curvature[a][b] -= bend / 2;
        curvature[b][a] -= bend / 2;
      }
      moved[i] = point[i];
    }
    return curvature;
  }

  /** Empty where the numbers are too extreme; then the gradient itself is followed. */
  private static Optional<EigenDecomposition> axes(double[][] symmetric) {
    for (double[] row : symmetric) {
      for (double entry : row) {
        if (!(Math.abs(entry) < MOST_BENT)) {
          return Optional.empty();
        }
      }
    }
    try {
      return Optional.of(new EigenDecomposition(new Array2DRowRealMatrix(symmetric, false)));
    } catch (MaxCountExceededException e) {
      return Optional.empty();
    }
  }

  /** At most a quarter of the box in each coordinate. */
  private double[] shortened(double[] step) {
    double scale = 1;
    for (int i = 0; i < step.length; i++) {
      double most = (high[i] - low[i]) / 4;
      if (Math.abs(step[i]) > most) {
        scale = Math.min(scale, most / Math.abs(step[i]));
      }
    }
    for (int i = 0; i < step.length; i++) {
      step[i] *= scale;
    }
    return step;
  }
}
