package org.plaudit.agents.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/**
 * Multi-head self-attention in which a place sees itself and what came before it (arXiv:1706.03762,
 * sec. 3.2): softmax(q k' / sqrt(d)) v for each head, d its width.
 *
 * <p>Sequences lie below each other: row b T + t is place t of sequence b. Shorter sequences are
 * padded at their end, which no earlier place ever sees.
 *
 * @param qkv (width, 3 width): queries, keys and values, in each of them head after head
 * @param out (width, width)
 * @param heads divides the width
 */
public record CausalAttention(Linear qkv, Linear out, int heads) {
  public CausalAttention {
    int width = qkv.inputs();
    Require.that(
        qkv.outputs() == 3 * width && out.inputs() == width,
        "%s does not fit %s",
        out.weight(),
        qkv.weight());
    Require.that(
        heads > 0 && width % heads == 0, "heads (%d) must divide the width (%d)", heads, width);
  }

  /** Adds {@code name.qkv} and {@code name.out} to {@code parameters}; biases start at 0. */
  public static CausalAttention of(
      Parameters parameters,
      String name,
      int width,
      int heads,
      Initializer weights,
      Initializer outWeights,
      RandomGenerator random) {
    return new CausalAttention(
        Linear.of(parameters, name + ".qkv", width, 3 * width, weights, random),
        Linear.of(parameters, name + ".out", width, width, outWeights, random),
        heads);
  }

  /**
   * residual + attention(x) Wout + bout, all (B T, width).
   *
   * @param length T, places in each sequence
   */
  public Tensor forward(Tape tape, Tensor x, Tensor residual, int length) {
    return forward(tape, x, residual, length, FULL);
  }

  /**
   * The same for padded sequences: of sequence b only the first {@code lengths[b]} places, at least
   * 1, are looked at; the heads give zeros for the others.
   */
  public Tensor forward(Tape tape, Tensor x, Tensor residual, int length, int[] lengths) {
    return Residual.of(tape, residual, attend(tape, tape.linear(x, qkv), length, lengths), out);
  }

  /** The heads alone: (B T, 3 width), queries, keys and values, to (B T, width). */
  public Tensor attend(Tape tape, Tensor packed, int length, int[] lengths) {
    if (packed.cols != qkv.outputs() || length <= 0 || packed.rows % length != 0) {
      throw new IllegalArgumentException(
          "attention: " + packed + " does not hold sequences of " + length + "x" + qkv.outputs());
    }
    Heads y = tape.next(Heads.class, Heads::new);
    y.heads = heads;
    y.lengths(lengths, packed.rows / length, length);
    return tape.record(y, packed, packed.rows, packed.cols / 3);
  }

  /** No padding: every sequence has its full length. */
  static final int[] FULL = {};

  /**
   * Head by head, in windows of the packed matrix: nothing is moved. Queries go in blocks, and a
   * block looks at no key behind its last query.
   */
  static final class Heads extends Tensor {
    private static final int BLOCK = 64;

    private int heads;

    /** T. */
    private int length;

    private int[] lengths = {};

    /** Blocks of each sequence. */
    private int blocks;

    /**
     * How much a place looks at another: for each sequence, head and block of n queries that may
     * see m keys a matrix (n,m), which is zero where a key comes after its query.
     */
    private float[][] weights = {};

    private float[] power = {};

    private float[] weightGradient = {};
    private float[] row = {};
    private float[] rowGradient = {};

    Heads() {
      super(1);
    }

    /** Copies the lengths, so that the caller may use its array again. */
    void lengths(int[] given, int sequences, int places) {
      if (given.length != 0 && given.length != sequences) {
        throw new IllegalArgumentException(
            "attention: " + given.length + " lengths for " + sequences + " sequences");
      }
      length = places;
      if (lengths.length < sequences) {
        lengths = new int[sequences];
      }
      for (int b = 0; b < sequences; b++) {
        int n = given.length == 0 ? places : given[b];
        if (n < 1 || n > places) {
          throw new IllegalArgumentException(
              "length (" + n + ") of sequence " + b + " must lie in [1, " + places + "]");
        }
        lengths[b] = n;
      }
    }

    @Override
    String operation() {
      return "attention";
    }

    @Override
    boolean writesFirst() {
      return true;
    }

    private int width() {
      return cols / heads;
    }

    private float scale() {
      return (float) (1 / Math.sqrt(width()));
    }

    /** The weights of a block: all of them are kept for the way back, and only for that. */
    private float[] weights(int b, int h, int from) {
      return weights[needsGradient ? (b * heads + h) * blocks + from / BLOCK : 0];
    }

    private void room() {
      blocks = (length + BLOCK - 1) / BLOCK;
      int most = Math.multiplyExact(Math.min(BLOCK, length), length);
      power = atLeast(power, most);
      int n = needsGradient ? rows / length * heads * blocks : 1;
      weights = buffers(weights, n);
      for (int i = 0; i < n; i++) {
        int keys = needsGradient ? Math.min((i % blocks + 1) * BLOCK, length) : length;
        weights[i] = atLeast(weights[i], Math.min(BLOCK, length) * keys);
      }
    }

    @Override
    void forward() {
      int sequences = rows / length;
      room();
      for (int b = 0; b < sequences; b++) {
        for (int h = 0; h < heads; h++) {
          for (int from = 0; from < lengths[b]; from += BLOCK) {
            forward(b, h, from, Math.min(from + BLOCK, lengths[b]));
          }
        }
        int end = b * length + lengths[b];
        Arrays.fill(values, end * cols, (b + 1) * length * cols, 0f);
      }
    }

    /** Queries from, ..., to-1 of head h in sequence b. */
    private void forward(int b, int h, int from, int to) {
      float[] x = inputs[0].values;
      float[] p = weights(b, h, from);
      int d = width();
      int lead = 3 * cols;
      int first = b * length * lead + h * d; // query 0; its key lies cols on, its value 2 cols
      int query = first + from * lead;
      int key = first + cols;
      Blas.gemm(
          Transpose.NO,
          Transpose.YES,
          to - from,
          to,
          d,
          scale(),
          x,
          query,
          lead,
          x,
          key,
          lead,
          0,
          p,
          0,
          to);
      softmax(p, power, to - from, to, from + 1);
      Blas.gemm(
          Transpose.NO,
          Transpose.NO,
          to - from,
          d,
          to,
          1,
          p,
          0,
          to,
          x,
          key + cols,
          lead,
          0,
          values,
          (b * length + from) * cols + h * d,
          cols);
    }

    /** In each of n rows of m numbers of what it may see: row i of the first {@code seen + i}. */
    static void softmax(float[] x, float[] power, int n, int m, int seen) {
      for (int i = 0; i < n; i++) {
        int at = i * m;
        float max = Reduce.max(x, at, seen + i);
        for (int j = at; j < at + seen + i; j++) {
          x[j] -= max;
        }
        Arrays.fill(x, at + seen + i, at + m, 0f);
      }
      Approx.expOfNegative(x, power, n * m);
      for (int i = 0; i < n; i++) {
        int at = i * m;
        float share = 1 / Reduce.sum(x, at, seen + i);
        for (int j = at; j < at + seen + i; j++) {
          x[j] *= share;
        }
        Arrays.fill(x, at + seen + i, at + m, 0f);
      }
    }

    @Override
    void backward() {
      Tensor x = inputs[0];
      int lead = 3 * cols;
      float keep = x.share();
      weightGradient = atLeast(weightGradient, Math.min(BLOCK, length) * length);
      row = atLeast(row, length);
      rowGradient = atLeast(rowGradient, length);
      for (int b = 0; b < rows / length; b++) {
        for (int h = 0; h < heads; h++) {
          // The last block looks at every key: its share comes first, the others' are added.
          int last = (lengths[b] - 1) / BLOCK * BLOCK;
          for (int from = last; from >= 0; from -= BLOCK) {
            int to = Math.min(from + BLOCK, lengths[b]);
            backward(b, h, from, to, keep, from == last ? keep : 1);
          }
        }
        if (keep == 0) {
          int end = b * length + lengths[b];
          Arrays.fill(x.gradient, end * lead, (b + 1) * length * lead, 0f);
        }
      }
    }

    private void backward(int b, int h, int from, int to, float keepQueries, float keepKeys) {
      float[] x = inputs[0].values;
      float[] dx = inputs[0].gradient;
      float[] p = weights(b, h, from);
      float[] dp = weightGradient;
      int d = width();
      int n = to - from;
      int lead = 3 * cols;
      int first = b * length * lead + h * d;
      int query = first + from * lead;
      int key = first + cols;
      int value = key + cols;
      int up = (b * length + from) * cols + h * d;
      // dV = P' dY, dP = dY V'
      Blas.gemm(
          Transpose.YES,
          Transpose.NO,
          to,
          d,
          n,
          1,
          p,
          0,
          to,
          gradient,
          up,
          cols,
          keepKeys,
          dx,
          value,
          lead);
      Blas.gemm(
          Transpose.NO,
          Transpose.YES,
          n,
          to,
          d,
          1,
          gradient,
          up,
          cols,
          x,
          value,
          lead,
          0,
          dp,
          0,
          to);
      for (int i = 0; i < n; i++) {
        softmaxBackward(p, i * to, from + i + 1, to);
      }
      // dQ = dS K, dK = dS' Q
      Blas.gemm(
          Transpose.NO,
          Transpose.NO,
          n,
          d,
          to,
          scale(),
          dp,
          0,
          to,
          x,
          key,
          lead,
          keepQueries,
          dx,
          query,
          lead);
      Blas.gemm(
          Transpose.YES,
          Transpose.NO,
          to,
          d,
          n,
          scale(),
          dp,
          0,
          to,
          x,
          query,
          lead,
          keepKeys,
          dx,
          key,
          lead);
    }

    /** dS = P (dP - P . dP) in place of dP: n numbers from {@code at} on, then zeros up to m. */
    private void softmaxBackward(float[] p, int at, int n, int m) {
      System.arraycopy(p, at, row, 0, n);
      System.arraycopy(weightGradient, at, rowGradient, 0, n);
      spread(row, rowGradient, Reduce.dot(row, rowGradient, n), n);
      System.arraycopy(rowGradient, 0, weightGradient, at, n);
      Arrays.fill(weightGradient, at + n, at + m, 0f);
    }

    private static void spread(float[] p, float[] dp, float along, int n) {
      for (int j = 0; j < n; j++) {
        dp[j] = p[j] * (dp[j] - along);
      }
    }
  }
}
