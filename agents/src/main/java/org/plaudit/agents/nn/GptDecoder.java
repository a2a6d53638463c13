package org.plaudit.agents.nn;

import org.plaudit.core.Require;

/**
 * Reads texts token by token and scores what may come next. It keeps every token's keys and values,
 * so that a new one costs a single row of products, however long its text is.
 *
 * <pre>{@code
 * GptDecoder decoder = frozen.decoder(1);
 * decoder.read(0, prompt, 0, prompt.length, logits, 0);
 * while (decoder.length(0) < context) {
 *   text[0] = sample(logits);
 *   decoder.step(1, streams, text, logits, 0);                 // streams: {0}
 * }
 * }</pre>
 *
 * <p>Several texts, its streams, stand side by side, each as long as it happens to be; those that
 * take their next token together share the products. Scores equal {@link FrozenGpt#forward}'s
 * within rounding. Not for use by two threads at once: each makes its own from the one frozen
 * model.
 */
public final class GptDecoder {
  private final Gpt net;
  private final int width;
  private final int context;
  private final int[] lengths;

  /** For each layer (streams, context, width). */
  private final float[][] keys;

  private final float[][] values;

  private final Normalization.Row norm = new Normalization.Row();
  private final float[] weights;
  private final float[] power;

  // The rows of one call: whose they are and where they stand.
  private int[] stream = {};
  private int[] place = {};
  private float[] x = {};
  private float[] part = {};
  private float[] packed = {};
  private float[] hidden = {};

  GptDecoder(Gpt net, int streams) {
    Require.that(streams > 0, "streams (%d) must be positive", streams);
    Gpt.Shape shape = net.shape();
    this.net = net;
    this.width = shape.width();
    this.context = shape.context();
    this.lengths = new int[streams];
    int cache = Math.multiplyExact(Math.multiplyExact(streams, context), width);
    keys = new float[shape.layers()][cache];
    values = new float[shape.layers()][cache];
    weights = new float[context];
    power = new float[context];
  }

  /** Tokens read into a stream so far. */
  public int length(int oneStream) {
    return lengths[admit(oneStream)];
  }

  /** Empties a stream for another text. */
  public void clear(int oneStream) {
    lengths[admit(oneStream)] = 0;
  }

  /**
   * Appends n tokens to one stream and scores what follows the last of them: (1, vocabulary) from
   * {@code logits[logitsOffset]} on.
   *
   * @throws IllegalArgumentException if a token is none, or the context is too short for all of
   *     them; nothing has been read then
   */
  public void read(int oneStream, int[] ids, int offset, int n, float[] logits, int logitsOffset) {
    admit(oneStream);
    if (n <= 0 || offset < 0 || ids.length - offset < n) {
      throw new IllegalArgumentException(
          ids.length + " ids from " + offset + " on are not " + n + " to read");
    }
    room(logits, logitsOffset, 1, net.shape().vocabulary());
    open(n);
    for (int r = 0; r < n; r++) {
      begin(r, oneStream, lengths[oneStream] + r, ids[offset + r]);
    }
    lengths[oneStream] += n;
    run(n);
    score(n - 1, 1, logits, logitsOffset);
  }

  /**
   * Appends {@code ids[i]} to stream {@code streams[i]}, for i below n, and scores what follows
   * each: (n, vocabulary) from {@code logits[logitsOffset]} on.
   *
   * @throws IllegalArgumentException if a stream is named twice or is full, or a token is none;
   *     nothing has been read then
   */
  public void step(int n, int[] streams, int[] ids, float[] logits, int logitsOffset) {
    if (n <= 0 || streams.length < n || ids.length < n) {
      throw new IllegalArgumentException(
          streams.length + " streams and " + ids.length + " ids are not " + n + " to read");
    }
    room(logits, logitsOffset, n, net.shape().vocabulary());
    open(n);
    for (int r = 0; r < n; r++) {
      for (int other = 0; other < r; other++) {
        if (streams[other] == streams[r]) {
          throw new IllegalArgumentException(
              "stream (" + streams[r] + ") is named twice. Maybe read both tokens one by one.");
        }
      }
      begin(r, streams[r], lengths[admit(streams[r])], ids[r]);
    }
    for (int r = 0; r < n; r++) {
      lengths[streams[r]]++;
    }
    run(n);
    score(0, n, logits, logitsOffset);
  }

  private int admit(int oneStream) {
    if (oneStream < 0 || oneStream >= lengths.length) {
      throw new IllegalArgumentException(
          "stream (" + oneStream + ") must lie in [0, " + lengths.length + ")");
    }
    return oneStream;
  }

  static void room(float[] logits, int offset, int rows, int cols) {
    if (offset < 0 || offset + (long) rows * cols > logits.length) {
      throw new IllegalArgumentException(
          "logits of "
              + logits.length
              + " floats from "
              + offset
              + " on do not hold "
              + rows
              + "x"
              + cols);
    }
  }

  private void open(int rows) {
    if (stream.length < rows) {
      stream = new int[rows];
      place = new int[rows];
      x = new float[rows * width];
      part = new float[rows * width];
      packed = new float[rows * 3 * width];
      hidden = new float[rows * net.blocks().get(0).network().up().outputs()];
    }
  }

  /** Row r becomes the sum of its embeddings. */
  private void begin(int r, int oneStream, int at, int id) {
    if (at >= context) {
      throw new IllegalArgumentException(
          "stream "
              + oneStream
              + " has no place "
              + at
              + ": its context ends after "
              + context
              + " tokens. Maybe clear it.");
    }
    net.tokens().admit(id, r);
    stream[r] = oneStream;
    place[r] = at;
    net.tokens().copy(id, x, r * width);
    net.positions().copy(at, part, 0);
    for (int c = 0; c < width; c++) {
      x[r * width + c] += part[c];
    }
  }

  private void run(int rows) {
    for (int layer = 0; layer < keys.length; layer++) {
      TransformerBlock block = net.blocks().get(layer);
      CausalAttention attention = block.attention();
      normalize(block.attentionNorm(), 0, rows);
      Affine.product(part, 0, rows, attention.qkv(), packed, 0);
      for (int r = 0; r < rows; r++) {
        int slot = (stream[r] * context + place[r]) * width;
        int from = r * 3 * width + width;
        System.arraycopy(packed, from, keys[layer], slot, width);
        System.arraycopy(packed, from + width, values[layer], slot, width);
      }
      for (int r = 0; r < rows; r++) {
        attend(r, attention.heads(), keys[layer], values[layer]);
      }
      Residual.addProduct(part, rows, attention.out(), x, 0);
      normalize(block.networkNorm(), 0, rows);
      FeedForward network = block.network();
      Affine.product(part, 0, rows, network.up(), hidden, 0);
      network.activation().forward(hidden, hidden, rows * network.up().outputs());
      Residual.addProduct(hidden, rows, network.down(), x, 0);
    }
  }

  /** Rows of {@code part} become the norm of those of {@code x}. */
  private void normalize(LayerNorm rule, int from, int rows) {
    norm.open(rule);
    for (int r = 0; r < rows; r++) {
      norm.normalize(x, (from + r) * width, part, r * width);
    }
  }

  /** One query over its stream's places, head by head, into row r of {@code part}. */
  private void attend(int r, int heads, float[] layerKeys, float[] layerValues) {
    int d = width / heads;
    int seen = place[r] + 1;
    float scale = (float) (1 / Math.sqrt(d));
    for (int h = 0; h < heads; h++) {
      int first = stream[r] * context * width + h * d;
      Blas.gemm(
          Transpose.NO,
          Transpose.YES,
          1,
          seen,
          d,
          scale,
          packed,
          r * 3 * width + h * d,
          d,
          layerKeys,
          first,
          width,
          0,
          weights,
          0,
          seen);
      CausalAttention.Heads.softmax(weights, power, 1, seen, seen);
      Blas.gemm(
          Transpose.NO,
          Transpose.NO,
          1,
          d,
          seen,
          1,
          weights,
          0,
          seen,
          layerValues,
          first,
          width,
          0,
          part,
          r * width + h * d,
          d);
    }
  }

  private void score(int from, int rows, float[] logits, int offset) {
    normalize(net.norm(), from, rows);
    Parameter head = net.head().weight();
    Blas.gemm(
        Transpose.NO,
        Transpose.YES,
        rows,
        head.rows(),
        width,
        1,
        part,
        0,
        head.owner().values(),
        head.offset(),
        0,
        logits,
        offset);
  }
}
