package org.plaudit.agents.nn;

import org.plaudit.core.Require;

/**
 * Layer normalisation (arXiv:1607.06450, eq. 4): each row less its mean, over its standard
 * deviation, times a gain, plus a bias.
 *
 * @param gain (1, features), at first 1
 * @param bias (1, features), at first 0
 * @param epsilon added to the variance; positive
 */
public record LayerNorm(Parameter gain, Parameter bias, double epsilon) {
  public LayerNorm {
    Require.that(
        gain.rows() == 1 && bias.rows() == 1 && gain.cols() == bias.cols(),
        "%s does not fit %s",
        bias,
        gain);
    Require.that(epsilon > 0, "epsilon (%s) must be positive. Maybe 1e-5.", epsilon);
  }

  /** Adds {@code name.gain} and {@code name.bias} to {@code parameters}; epsilon is 1e-5. */
  public static LayerNorm of(Parameters parameters, String name, int features) {
    return new LayerNorm(
        RmsNorm.ones(parameters, name, features),
        parameters.add(name + ".bias", 1, features),
        1e-5);
  }

  /** (N, features) -> (N, features). */
  public Tensor forward(Tape tape, Tensor x) {
    return Normalization.of(tape, x, this);
  }
}
