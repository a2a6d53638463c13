package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Compares the tape's gradients with differences of losses: (8 (f(h) - f(-h)) - (f(2h) - f(-2h))) /
 * 12h, whose error falls with h to the fourth, so that h may be large enough for float.
 */
public final class FiniteDifference {
  private static final float H = 0.02f;
  private static final double TOLERANCE = 1e-3;

  private FiniteDifference() {}

  /** Anything that makes a tensor of another one. */
  public interface Operation {
    Tensor apply(Tape tape, Tensor x);
  }

  /** Makes a loss out of parameters only. */
  public interface Loss {
    Tensor apply(Tape tape);
  }

  static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  public static float[] normal(int n, long seed) {
    RandomGenerator random = random(seed);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Weighs the outputs by fixed random numbers, so that no two of them can be confused. */
  static Tensor weighed(Tape tape, Tensor y) {
    return tape.sum(tape.mul(y, tape.input(y.rows(), y.cols(), normal(y.size(), 99), 0)));
  }

  /** Checks d weighed(operation(x)) / dx at the given point. */
  public static void check(int rows, int cols, float[] point, Operation operation) {
    Tape tape = new Tape();
    float[] x = point.clone();
    Tensor variable = tape.variable(rows, cols, x, 0);
    tape.backward("loss", weighed(tape, operation.apply(tape, variable)));
    float[] gradient = Arrays.copyOf(variable.gradient(), rows * cols);
    compare(
        x,
        gradient,
        () -> {
          tape.reset();
          return weighed(tape, operation.apply(tape, tape.variable(rows, cols, x, 0))).item();
        });
  }

  /** Checks d loss / d parameters. */
  public static void check(Parameters parameters, Loss loss) {
    Tape tape = new Tape(parameters);
    parameters.clearGradients();
    tape.backward("loss", loss.apply(tape));
    compare(
        parameters.values(),
        parameters.gradients().clone(),
        () -> {
          tape.reset();
          return loss.apply(tape).item();
        });
  }

  private static void compare(float[] x, float[] gradient, DoubleSupplier function) {
    double[] expected = new double[x.length];
    double scale = 1e-2;
    for (int i = 0; i < x.length; i++) {
      expected[i] = slope(x, i, function);
      scale = Math.max(scale, Math.abs(expected[i]));
    }
    for (int i = 0; i < x.length; i++) {
      assertThat((double) gradient[i])
          .as("gradient %d of %d", i, x.length)
          .isCloseTo(expected[i], offset(TOLERANCE * scale));
    }
  }

  private static double slope(float[] x, int i, DoubleSupplier function) {
    float at = x[i];
    double near = difference(x, i, at, H, function);
    double far = difference(x, i, at, 2 * H, function);
    x[i] = at;
    return (8 * near - far) / (12.0 * H);
  }

  private static double difference(float[] x, int i, float at, float h, DoubleSupplier function) {
    x[i] = at + h;
    double up = function.getAsDouble();
    x[i] = at - h;
    return up - function.getAsDouble();
  }
}
