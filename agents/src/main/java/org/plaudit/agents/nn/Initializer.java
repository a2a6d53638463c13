package org.plaudit.agents.nn;

import java.util.random.RandomGenerator;

/** Where training starts from. */
@FunctionalInterface
public interface Initializer {
  /** Writes the parameter's values. */
  void fill(Parameter parameter, RandomGenerator random);

  /** All zero. */
  static Initializer zeros() {
    return constant(0);
  }

  static Initializer constant(double value) {
    return (parameter, random) -> {
      float[] values = parameter.owner().values();
      for (int i = 0; i < parameter.size(); i++) {
        values[parameter.offset() + i] = (float) value;
      }
    };
  }

  /** Uniform on [-limit, limit). */
  static Initializer uniform(double limit) {
    return (parameter, random) -> {
      float[] values = parameter.owner().values();
      for (int i = 0; i < parameter.size(); i++) {
        values[parameter.offset() + i] = (float) (limit * (2 * random.nextDouble() - 1));
      }
    };
  }

  /** Normal, mean 0. */
  static Initializer normal(double std) {
    return (parameter, random) -> {
      float[] values = parameter.owner().values();
      for (int i = 0; i < parameter.size(); i++) {
        values[parameter.offset() + i] = (float) (std * random.nextGaussian());
      }
    };
  }

  /**
   * {@code gain} times a matrix with orthonormal rows or columns, whichever are fewer, drawn
   * uniformly among those (arXiv:1312.6120). PPO's habit: gain sqrt(2) within, 0.01 for the
   * policy's last layer and 1 for the value's (arXiv:2006.05990).
   */
  static Initializer orthogonal(double gain) {
    return (parameter, random) -> {
      int rows = parameter.rows();
      int cols = parameter.cols();
      boolean tall = rows >= cols;
      double[][] basis = Orthonormal.draw(Math.min(rows, cols), Math.max(rows, cols), random);
      float[] values = parameter.owner().values();
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < cols; c++) {
          values[parameter.offset() + r * cols + c] =
              (float) (gain * (tall ? basis[c][r] : basis[r][c]));
        }
      }
    };
  }
}
