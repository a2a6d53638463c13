package org.plaudit.agents.nn;

/**
 * A language model that no longer learns: a copy of the weights of a {@link Gpt}, for judging whole
 * texts and, through a {@link GptDecoder}, for writing them.
 *
 * <p>Immutable, so threads may share it; each has scratch of its own.
 */
public final class FrozenGpt {
  private final Gpt net;
  private final ThreadLocal<Tape> tapes = ThreadLocal.withInitial(Tape::new);

  /** Over a network that is nobody else's. */
  FrozenGpt(Gpt net) {
    this.net = net;
  }

  public Gpt.Shape shape() {
    return net.shape();
  }

  /**
   * Scores of the next token after every place, the same bits as {@link Gpt#forward} gave: (batch
   * length, vocabulary) from {@code logits[logitsOffset]} on.
   *
   * @param ids {@code batch * length} tokens from {@code offset} on, sequence after sequence
   */
  public void forward(
      int[] ids, int offset, int batch, int length, float[] logits, int logitsOffset) {
    Tape tape = tapes.get();
    tape.reset();
    Tensor y = net.forward(tape, ids, offset, batch, length);
    GptDecoder.room(logits, logitsOffset, y.rows(), y.cols());
    System.arraycopy(y.values(), 0, logits, logitsOffset, y.size());
  }

  /**
   * Something to write with, a token at a time.
   *
   * @param streams how many texts it can write side by side
   */
  public GptDecoder decoder(int streams) {
    return new GptDecoder(net, streams);
  }
}
