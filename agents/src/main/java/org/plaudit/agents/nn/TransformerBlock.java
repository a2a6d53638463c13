package org.plaudit.agents.nn;

import java.util.random.RandomGenerator;

/**
 * A layer of a transformer, normalised before each branch (GPT-2's): x + attention(norm(x)), and of
 * that, x + network(norm(x)).
 */
public record TransformerBlock(
    LayerNorm attentionNorm,
    CausalAttention attention,
    LayerNorm networkNorm,
    FeedForward network) {

  /**
   * Adds its parameters under {@code name}; the network is four times as wide, as in GPT-2.
   *
   * @param weights of every layer but those that add to the residual
   * @param residualWeights of the two that do
   */
  public static TransformerBlock of(
      Parameters parameters,
      String name,
      int width,
      int heads,
      Activation activation,
      Initializer weights,
      Initializer residualWeights,
      RandomGenerator random) {
    return new TransformerBlock(
        LayerNorm.of(parameters, name + ".attention.norm", width),
        CausalAttention.of(
            parameters, name + ".attention", width, heads, weights, residualWeights, random),
        LayerNorm.of(parameters, name + ".network.norm", width),
        FeedForward.of(
            parameters,
            name + ".network",
            width,
            4 * width,
            activation,
            weights,
            residualWeights,
            random));
  }

  /** (B T, width) -> (B T, width), where {@code length} is T. */
  public Tensor forward(Tape tape, Tensor x, int length) {
    return forward(tape, x, length, CausalAttention.FULL);
  }

  /** The same for sequences padded at their end, as in {@link CausalAttention#forward}. */
  public Tensor forward(Tape tape, Tensor x, int length, int[] lengths) {
    Tensor y = attention.forward(tape, attentionNorm.forward(tape, x), x, length, lengths);
    return network.forward(tape, networkNorm.forward(tape, y), y);
  }
}
