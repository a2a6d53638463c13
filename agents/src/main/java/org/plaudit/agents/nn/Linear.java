package org.plaudit.agents.nn;

import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/**
 * The layer y = x W + b.
 *
 * @param weight (inputs, outputs), the transpose of PyTorch's
 * @param bias (1, outputs)
 */
public record Linear(Parameter weight, Parameter bias) {
  public Linear {
    Require.that(
        bias.rows() == 1 && bias.cols() == weight.cols(), "%s does not fit %s", bias, weight);
  }

  /** Adds {@code name.weight} and {@code name.bias} to {@code parameters}; the bias starts at 0. */
  public static Linear of(
      Parameters parameters,
      String name,
      int inputs,
      int outputs,
      Initializer weights,
      RandomGenerator random) {
    Linear layer = zero(parameters, name, inputs, outputs);
    weights.fill(layer.weight, random);
    return layer;
  }

  /** Weights and bias uniform within 1/sqrt(inputs), PyTorch's default. */
  public static Linear uniform(
      Parameters parameters, String name, int inputs, int outputs, RandomGenerator random) {
    Linear layer = zero(parameters, name, inputs, outputs);
    Initializer within = Initializer.uniform(1 / Math.sqrt(inputs));
    within.fill(layer.weight, random);
    within.fill(layer.bias, random);
    return layer;
  }

  public int inputs() {
    return weight.rows();
  }

  public int outputs() {
    return weight.cols();
  }

  private static Linear zero(Parameters parameters, String name, int inputs, int outputs) {
    return new Linear(
        parameters.add(name + ".weight", inputs, outputs),
        parameters.add(name + ".bias", 1, outputs));
  }
}
