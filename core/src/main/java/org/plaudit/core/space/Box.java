package org.plaudit.core.space;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/**
 * Real vectors between two corners, both included; a bound may be infinite.
 *
 * @param low the smallest value of each element; may be -infinity
 * @param high the largest value of each element; may be +infinity
 * @param shape how the flat vector is to be read, row-major; the product of its sizes is the size
 *     of the corners
 */
public record Box(Vec low, Vec high, List<Integer> shape) implements Space<Vec> {
  public Box {
    shape = List.copyOf(shape);
    Require.that(
        low.size() > 0 && low.size() == high.size(),
        "low (%d elements) and high (%d) must have equally many, at least one",
        low.size(),
        high.size());
    Require.that(
        elements(shape) == low.size(),
        "shape %s must have %d elements, all sizes positive",
        shape,
        low.size());
    for (int i = 0; i < low.size(); i++) {
      Require.that(
          low.get(i) <= high.get(i)
              && low.get(i) < Float.POSITIVE_INFINITY
              && high.get(i) > Float.NEGATIVE_INFINITY,
          "low (%s) must not exceed high (%s), with a number in between, at element %d",
          low.get(i),
          high.get(i),
          i);
    }
  }

  /** How many elements the shape has; -1 if a size is not positive or there are too many. */
  private static long elements(List<Integer> shape) {
    long elements = 1;
    for (int size : shape) {
      elements = size > 0 && elements > 0 ? elements * size : -1;
      if (elements > Flat.LONGEST) {
        return -1;
      }
    }
    return elements;
  }

  /** A plain vector between two corners. */
  public static Box of(Vec low, Vec high) {
    return new Box(low, high, List.of(low.size()));
  }

  /** The same bounds for all {@code size} elements. */
  public static Box of(double low, double high, int size) {
    return of(Vec.filled(size, low), Vec.filled(size, high));
  }

  /** No bounds at all. */
  public static Box unbounded(int size) {
    return of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, size);
  }

  /** Whether every element has two finite bounds. */
  public boolean bounded() {
    return low.finite() && high.finite();
  }

  @Override
  public boolean contains(Object x) {
    if (!(x instanceof Vec vec) || vec.size() != low.size()) {
      return false;
    }
    for (int i = 0; i < vec.size(); i++) {
      float value = vec.get(i);
      if (!Float.isFinite(value) || value < low.get(i) || value > high.get(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Each element by its bounds: uniform between two finite ones, an exponential away from a single
   * one, standard normal without any.
   */
  @Override
  public Vec sample(RandomGenerator rng) {
    float[] values = new float[low.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = draw(low.get(i), high.get(i), rng);
    }
    return Vec.of(values);
  }

  private static float draw(float low, float high, RandomGenerator rng) {
    boolean below = Float.isInfinite(low);
    boolean above = Float.isInfinite(high);
    if (below && above) {
      return (float) rng.nextGaussian();
    }
    if (below || above) {
      double away = -StrictMath.log1p(-rng.nextDouble());
      return (float) (below ? high - away : low + away);
    }
    double uniform = low + ((double) high - low) * rng.nextDouble();
    return Math.max(low, Math.min(high, (float) uniform));
  }

  @Override
  public int width() {
    return low.size();
  }

  @Override
  public void write(Vec x, float[] into, int at) {
    x.copyTo(into, at);
  }

  @Override
  public Vec read(float[] from, int at) {
    return Vec.copyOf(from, at, low.size());
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.box(this);
  }
}
