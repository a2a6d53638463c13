package org.plaudit.agents.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/** A multilayer perceptron: linear layers, each followed by an activation. */
public final class Mlp {
  /**
   * What it looks like.
   *
   * @param sizes features from input to output, at least two numbers: {@code [4, 64, 64, 2]}
   * @param hidden follows every layer but the last
   * @param output follows the last
   */
  public record Shape(List<Integer> sizes, Activation hidden, Activation output) {
    public Shape {
      sizes = List.copyOf(sizes);
      Require.that(sizes.size() >= 2, "sizes (%s) must name input and output", sizes);
      for (int size : sizes) {
        Require.that(size > 0, "sizes (%s) must be positive", sizes);
      }
    }

    /** With a linear output. */
    public static Shape of(Activation hidden, Integer... sizes) {
      return new Shape(List.of(sizes), hidden, Activation.IDENTITY);
    }

    /** With layers of these sizes within, and a linear output. */
    public static Shape of(Activation hidden, int inputs, List<Integer> within, int outputs) {
      List<Integer> sizes = new ArrayList<>();
      sizes.add(inputs);
      sizes.addAll(within);
      sizes.add(outputs);
      return new Shape(sizes, hidden, Activation.IDENTITY);
    }

    public int inputs() {
      return sizes.get(0);
    }

    public int outputs() {
      return sizes.get(sizes.size() - 1);
    }

    /** How many linear layers. */
    public int depth() {
      return sizes.size() - 1;
    }

    /** What follows layer {@code i}, counted from 0. */
    Activation activation(int i) {
      return i == depth() - 1 ? output : hidden;
    }
  }

  private final Shape shape;
  private final List<Linear> layers;

  private Mlp(Shape shape, List<Linear> layers) {
    this.shape = shape;
    this.layers = List.copyOf(layers);
  }

  /**
   * Orthogonal weights and zero biases, as PPO wants them.
   *
   * @param name prefix of the parameters' names: {@code policy} makes {@code policy.0.weight}
   * @param hiddenGain usually sqrt(2)
   * @param outputGain of the last layer: 0.01 for a policy, 1 for a value
   */
  public static Mlp orthogonal(
      Parameters parameters,
      String name,
      Shape shape,
      double hiddenGain,
      double outputGain,
      RandomGenerator random) {
    List<Linear> layers = new ArrayList<>();
    for (int i = 0; i < shape.depth(); i++) {
      Initializer weights =
          Initializer.orthogonal(i == shape.depth() - 1 ? outputGain : hiddenGain);
      layers.add(
          Linear.of(
              parameters,
              name + "." + i,
              shape.sizes().get(i),
              shape.sizes().get(i + 1),
              weights,
              random));
    }
    return new Mlp(shape, layers);
  }

  /** Weights and biases uniform within 1/sqrt(inputs) of each layer, PyTorch's default. */
  public static Mlp uniform(
      Parameters parameters, String name, Shape shape, RandomGenerator random) {
    List<Linear> layers = new ArrayList<>();
    for (int i = 0; i < shape.depth(); i++) {
      layers.add(
          Linear.uniform(
              parameters, name + "." + i, shape.sizes().get(i), shape.sizes().get(i + 1), random));
    }
    return new Mlp(shape, layers);
  }

  /** (N, inputs) -> (N, outputs), recorded for the gradient. */
  public Tensor forward(Tape tape, Tensor x) {
    Tensor y = x;
    for (int i = 0; i < layers.size(); i++) {
      y = tape.linear(y, layers.get(i), shape.activation(i));
    }
    return y;
  }

  /**
   * A copy for inference that later training does not change; any number of threads may share it.
   */
  public FrozenMlp frozen() {
    return FrozenMlp.of(shape, layers);
  }

  public Shape shape() {
    return shape;
  }

  /** From input to output. */
  public List<Linear> layers() {
    return layers;
  }
}
