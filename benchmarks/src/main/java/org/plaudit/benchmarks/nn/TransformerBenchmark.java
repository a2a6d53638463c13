package org.plaudit.benchmarks.nn;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.CausalAttention;
import org.plaudit.agents.nn.Embedding;
import org.plaudit.agents.nn.FeedForward;
import org.plaudit.agents.nn.Initializer;
import org.plaudit.agents.nn.LayerNorm;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.RmsNorm;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.nn.Transpose;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;

/**
 * The parts of a transformer, each forward, backward and summed up, on 16 sequences of 64 places,
 * width 128, 4 heads, 65 tokens.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class TransformerBenchmark extends Measured {
  private static final int LENGTH = 64;
  private static final int ROWS = 16 * LENGTH;
  private static final int WIDTH = 128;
  private static final int TOKENS = 65;
  private static final int[] UNPADDED = {};

  private final Parameters parameters = new Parameters();
  private final Tape tape = new Tape(parameters);
  private final int[] ids = new int[ROWS];
  private float[] data;
  private Embedding embedding;
  private LayerNorm layerNorm;
  private RmsNorm rmsNorm;
  private CausalAttention attention;
  private FeedForward feedForward;

  @Setup
  public void make() {
    Pcg64 rng = new Pcg64(0);
    Initializer weights = Initializer.normal(0.02);
    data = Noise.gaussian(rng, ROWS * 3 * WIDTH);
    for (int i = 0; i < ROWS; i++) {
      ids[i] = rng.nextInt(TOKENS);
    }
    embedding = Embedding.of(parameters, "embedding", TOKENS, WIDTH, weights, rng);
    layerNorm = LayerNorm.of(parameters, "layerNorm", WIDTH);
    rmsNorm = RmsNorm.of(parameters, "rmsNorm", WIDTH);
    attention = CausalAttention.of(parameters, "attention", WIDTH, 4, weights, weights, rng);
    feedForward =
        FeedForward.of(
            parameters, "network", WIDTH, 4 * WIDTH, Activation.GELU, weights, weights, rng);
  }

  private Tensor rows(int cols) {
    tape.reset();
    return tape.variable(ROWS, cols, data, 0);
  }

  private Tensor backward(Tensor y) {
    Tensor sum = tape.sum(y);
    tape.backward("sum", sum);
    return sum;
  }

  @Benchmark
  public Tensor embedding() {
    tape.reset();
    return backward(embedding.forward(tape, ids, 0, ROWS));
  }

  @Benchmark
  public Tensor layerNorm() {
    return backward(layerNorm.forward(tape, rows(WIDTH)));
  }

  @Benchmark
  public Tensor rmsNorm() {
    return backward(rmsNorm.forward(tape, rows(WIDTH)));
  }

  /** The heads alone. */
  @Benchmark
  public Tensor attention() {
    return backward(attention.attend(tape, rows(3 * WIDTH), LENGTH, UNPADDED));
  }

  @Benchmark
  public Tensor feedForward() {
    Tensor x = rows(WIDTH);
    return backward(feedForward.forward(tape, x, x));
  }

  @Benchmark
  public Tensor matmul() {
    Tensor head = rows(WIDTH);
    return backward(tape.matmul(head, tape.variable(TOKENS, WIDTH, data, 0), Transpose.YES));
  }

  @Benchmark
  public Tensor crossEntropy() {
    return backward(tape.crossEntropy(rows(TOKENS), ids, 0));
  }
}
