package org.plaudit.benchmarks.nn;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.nn.FrozenLstm;
import org.plaudit.agents.nn.Lstm;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;

/** An LSTM of 64 units on 64 features: a step of acting, and 32 steps of training. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class LstmBenchmark extends Measured {
  private static final int UNITS = 64;
  private static final int STEPS = 32;

  /** Sequences side by side. */
  @Param({"1", "8"})
  private int sequences;

  private final Parameters parameters = new Parameters();
  private final Tape tape = new Tape(parameters);
  private Lstm lstm;
  private FrozenLstm frozen;
  private float[] input;
  private float[] states;
  private float[] output;
  private boolean[] resets;

  @Setup
  public void make() {
    Pcg64 rng = new Pcg64(0);
    lstm = Lstm.uniform(parameters, "memory", UNITS, UNITS, rng);
    frozen = lstm.frozen();
    input = Noise.gaussian(rng, STEPS * sequences * UNITS);
    states = new float[sequences * 2 * UNITS];
    output = new float[sequences * UNITS];
    resets = new boolean[STEPS * sequences];
    for (int row = 0; row < resets.length; row += 17) {
      resets[row] = true;
    }
  }

  @Benchmark
  public float[] act() {
    frozen.step(input, 0, sequences, states, 0, 2 * UNITS, output, 0);
    return output;
  }

  @Benchmark
  public Tensor train() {
    tape.reset();
    Tensor x = tape.input(STEPS * sequences, UNITS, input, 0);
    Tensor walked = lstm.forward(tape, x, tape.input(sequences, 2 * UNITS), resets);
    Tensor loss = tape.mean(tape.square(lstm.output(tape, walked)));
    tape.backward("loss", loss);
    parameters.clearGradients();
    return loss;
  }
}
