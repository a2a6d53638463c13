package org.plaudit.agents.nn;

import java.util.Arrays;
import org.plaudit.core.Require;

/**
 * Root mean square normalisation (arXiv:1910.07467, eq. 4): each row over the root of its mean
 * square, times a gain.
 *
 * @param gain (1, features), at first 1
 * @param epsilon added to the mean square; positive
 */
public record RmsNorm(Parameter gain, double epsilon) {
  public RmsNorm {
    Require.that(gain.rows() == 1, "%s must be a single row", gain);
    Require.that(epsilon > 0, "epsilon (%s) must be positive. Maybe 1e-5.", epsilon);
  }

  /** Adds {@code name.gain} to {@code parameters}; epsilon is 1e-5. */
  public static RmsNorm of(Parameters parameters, String name, int features) {
    return new RmsNorm(ones(parameters, name, features), 1e-5);
  }

  /** (N, features) -> (N, features). */
  public Tensor forward(Tape tape, Tensor x) {
    return Normalization.of(tape, x, this);
  }

  /** A gain: {@code name.gain}, all 1. */
  static Parameter ones(Parameters parameters, String name, int features) {
    Parameter gain = parameters.add(name + ".gain", 1, features);
    Arrays.fill(parameters.values(), gain.offset(), gain.offset() + gain.size(), 1f);
    return gain;
  }
}
