package org.plaudit.agents.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/**
 * A language model shaped like GPT-2 (Radford et al. 2019, "Language Models are Unsupervised
 * Multitask Learners", sec. 2.3): token and position embeddings, transformer blocks normalised
 * before each branch, a last norm, and a score for every token that may come next.
 *
 * <pre>{@code
 * Tensor logits = gpt.forward(tape, tokens, 0, batch, length);   // (B T, vocabulary)
 * tape.backward("loss", tape.crossEntropy(logits, next, 0));
 * }</pre>
 */
public final class Gpt {
  /**
   * What it looks like.
   *
   * @param vocabulary how many tokens there are
   * @param context the most places a sequence may have
   * @param layers transformer blocks
   * @param heads of each block's attention; they divide the width
   * @param width numbers in a token's vector
   * @param activation of the blocks' networks
   * @param head whose vectors score the next token
   */
  public record Shape(
      int vocabulary,
      int context,
      int layers,
      int heads,
      int width,
      Activation activation,
      Head head) {
    public Shape {
      Require.that(vocabulary > 0, "vocabulary (%d) must be positive", vocabulary);
      Require.that(context > 0, "context (%d) must be positive", context);
      Require.that(layers > 0, "layers (%d) must be positive", layers);
      Require.that(width > 0, "width (%d) must be positive", width);
      Require.that(
          heads > 0 && width % heads == 0, "heads (%d) must divide the width (%d)", heads, width);
    }

    /** With GELU, and a head tied to the embedding, as GPT-2's is. */
    public static Shape of(int vocabulary, int context, int layers, int heads, int width) {
      return new Shape(vocabulary, context, layers, heads, width, Activation.GELU, Head.TIED);
    }

    public Shape withHead(Head newHead) {
      return new Shape(vocabulary, context, layers, heads, width, activation, newHead);
    }
  }

  /** Where the vectors come from by which the next token is scored. */
  public enum Head {
    /** They are the token embedding's (arXiv:1608.05859). */
    TIED,
    /** They are its own. */
    APART
  }

  private final Shape shape;
  private final List<Parameter> members;
  private final Embedding tokens;
  private final Embedding positions;
  private final List<TransformerBlock> blocks;
  private final LayerNorm norm;
  private final Embedding head;

  private Gpt(
      Parameters parameters,
      String name,
      Shape shape,
      Initializer weights,
      Initializer positionWeights,
      Initializer residualWeights,
      RandomGenerator random) {
    int before = parameters.members().size();
    int width = shape.width();
    this.shape = shape;
    tokens = Embedding.of(parameters, name + ".tokens", shape.vocabulary(), width, weights, random);
    positions =
        Embedding.of(
            parameters, name + ".positions", shape.context(), width, positionWeights, random);
    List<TransformerBlock> made = new ArrayList<>();
    for (int i = 0; i < shape.layers(); i++) {
      made.add(
          TransformerBlock.of(
              parameters,
              name + "." + i,
              width,
              shape.heads(),
              shape.activation(),
              weights,
              residualWeights,
              random));
    }
    blocks = List.copyOf(made);
    norm = LayerNorm.of(parameters, name + ".norm", width);
    head =
        shape.head() == Head.TIED
            ? tokens
            : Embedding.of(parameters, name + ".head", shape.vocabulary(), width, weights, random);
    List<Parameter> all = parameters.members();
    members = all.subList(before, all.size());
  }

  /**
   * GPT-2's beginning: weights normal with deviation 0.02, positions 0.01, and the layers that add
   * to the residual 0.02 / sqrt(2 layers), because that many of them add up.
   *
   * @param name prefix of the parameters' names: {@code policy} makes {@code policy.tokens.weight}
   */
  public static Gpt of(Parameters parameters, String name, Shape shape, RandomGenerator random) {
    return new Gpt(
        parameters,
        name,
        shape,
        Initializer.normal(0.02),
        Initializer.normal(0.01),
        Initializer.normal(0.02 / Math.sqrt(2.0 * shape.layers())),
        random);
  }

  /**
   * Scores of the next token after every place, (B T, vocabulary), recorded for the gradient. Row b
   * T + t is place t of sequence b.
   *
   * @param ids {@code batch * length} tokens from {@code offset} on, sequence after sequence
   * @param length T, at most the context
   */
  public Tensor forward(Tape tape, int[] ids, int offset, int batch, int length) {
    return forward(tape, ids, offset, batch, length, CausalAttention.FULL);
  }

  /**
   * The same for sequences padded at their end with any token: of sequence b the first {@code
   * lengths[b]} places count. The rows of the others mean nothing; mask them in the loss.
   */
  public Tensor forward(Tape tape, int[] ids, int offset, int batch, int length, int[] lengths) {
    Tensor x = hidden(tape, ids, offset, batch, length, lengths);
    return tape.matmul(x, tape.parameter(head.weight()), Transpose.YES);
  }

  /** What {@link #forward} scores by: the last norm's output, (B T, width), for heads of others. */
  public Tensor hidden(Tape tape, int[] ids, int offset, int batch, int length, int[] lengths) {
    if (batch <= 0 || length <= 0 || length > shape.context()) {
      throw new IllegalArgumentException(
          "gpt: "
              + batch
              + " sequences of "
              + length
              + " places do not fit "
              + positions.weight()
              + ", its positions");
    }
    int n = Math.multiplyExact(batch, length);
    Tensor x = tape.add(tokens.forward(tape, ids, offset, n), positions.cycle(tape, length, n));
    for (TransformerBlock block : blocks) {
      x = block.forward(tape, x, length, lengths);
    }
    return norm.forward(tape, x);
  }

  /**
   * A copy for inference that later training does not change; any number of threads may share it.
   */
  public FrozenGpt frozen() {
    Initializer nothing = Initializer.zeros();
    Gpt twin =
        new Gpt(
            new Parameters(),
            "frozen",
            shape,
            nothing,
            nothing,
            nothing,
            () -> 0); // nothing is drawn
    for (int i = 0; i < members.size(); i++) {
      Parameter from = members.get(i);
      Parameter to = twin.members.get(i);
      System.arraycopy(
          from.owner().values(), from.offset(), to.owner().values(), to.offset(), to.size());
    }
    return new FrozenGpt(twin);
  }

  public Shape shape() {
    return shape;
  }

  /** In the order in which they were added. */
  public List<Parameter> parameters() {
    return List.copyOf(members);
  }

  Embedding tokens() {
    return tokens;
  }

  Embedding positions() {
    return positions;
  }

  List<TransformerBlock> blocks() {
    return blocks;
  }

  LayerNorm norm() {
    return norm;
  }

  Embedding head() {
    return head;
  }
}
