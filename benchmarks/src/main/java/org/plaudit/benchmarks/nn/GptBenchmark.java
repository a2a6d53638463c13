package org.plaudit.benchmarks.nn;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.FrozenGpt;
import org.plaudit.agents.nn.Gpt;
import org.plaudit.agents.nn.GptDecoder;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;

/**
 * A language model of 4 layers, 4 heads, width 128, context 64 and 65 tokens, on 16 sequences: a
 * step of training (forward, cross-entropy, backward, AdamW), the logits alone, and the next token
 * of 16 texts that are being written.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class GptBenchmark extends Measured {
  private static final int BATCH = 16;
  private static final int LENGTH = 64;
  private static final int TOKENS = 65;

  private final Parameters parameters = new Parameters();
  private final Tape tape = new Tape(parameters);
  private final int[] ids = new int[BATCH * LENGTH];
  private final int[] next = new int[BATCH * LENGTH];
  private final int[] streams = new int[BATCH];
  private final float[] logits = new float[BATCH * LENGTH * TOKENS];
  private Gpt gpt;
  private FrozenGpt frozen;
  private GptDecoder decoder;
  private Adam adam;

  @Setup
  public void make() {
    Pcg64 rng = new Pcg64(0);
    Gpt.Shape shape = Gpt.Shape.of(TOKENS, LENGTH, 4, 4, 128).withHead(Gpt.Head.APART);
    gpt = Gpt.of(parameters, "gpt", shape, rng);
    adam = new Adam(parameters, Adam.Options.of(1e-9).withWeightDecay(0.1), one -> one.rows() > 1);
    for (int i = 0; i < ids.length; i++) {
      ids[i] = rng.nextInt(TOKENS);
      next[i] = rng.nextInt(TOKENS);
    }
    frozen = gpt.frozen();
    decoder = frozen.decoder(BATCH);
    for (int i = 0; i < BATCH; i++) {
      streams[i] = i;
    }
  }

  @Benchmark
  public Tensor train() {
    tape.reset();
    Tensor scores = gpt.forward(tape, ids, 0, BATCH, LENGTH); // (B T, 65)
    Tensor loss = tape.crossEntropy(scores, next, 0);
    tape.backward("cross-entropy", loss);
    adam.step();
    return loss;
  }

  @Benchmark
  public float[] forward() {
    frozen.forward(ids, 0, BATCH, LENGTH, logits, 0);
    return logits;
  }

  /** Averaged over all places of the context, the first as well as the last. */
  @Benchmark
  public float[] token() {
    if (decoder.length(0) == LENGTH) {
      for (int stream : streams) {
        decoder.clear(stream);
      }
    }
    decoder.step(BATCH, streams, ids, logits, 0);
    return logits;
  }
}
