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
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;

/**
 * A step of training as PPO takes it (arXiv:1707.06347, eq. 7 and 9): policy 4-64-64-2 and value
 * 4-64-64-1, tanh, the clipped ratio, the value's squared error, the entropy, gradients clipped to
 * norm 0.5, Adam.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class PpoStepBenchmark extends Measured {
  /** Rows of the minibatch. */
  @Param({"64", "256"})
  private int rows;

  private final Parameters parameters = new Parameters();
  private final Tape tape = new Tape(parameters);
  private Mlp policy;
  private Mlp value;
  private Adam adam;
  private float[] observations;
  private int[] actions;
  private float[] old;
  private float[] advantages;
  private float[] returns;

  @Setup
  public void make() {
    Pcg64 rng = new Pcg64(0);
    policy =
        Mlp.orthogonal(
            parameters,
            "policy",
            Mlp.Shape.of(Activation.TANH, 4, 64, 64, 2),
            Math.sqrt(2),
            0.01,
            rng);
    value =
        Mlp.orthogonal(
            parameters, "value", Mlp.Shape.of(Activation.TANH, 4, 64, 64, 1), Math.sqrt(2), 1, rng);
    // A step so small that the ratio stays where it is, however long the benchmark runs.
    adam = new Adam(parameters, Adam.Options.of(1e-9).withEpsilon(1e-5));
    observations = Noise.gaussian(rng, rows * 4);
    actions = new int[rows];
    old = new float[rows];
    for (int row = 0; row < rows; row++) {
      actions[row] = rng.nextInt(2);
      old[row] = (float) -Math.log(2);
    }
    advantages = Noise.gaussian(rng, rows);
    returns = Noise.gaussian(rng, rows);
  }

  @Benchmark
  public Tensor step() {
    tape.reset();
    Tensor x = tape.input(rows, 4, observations, 0); // (N,4)
    Tensor advantage = tape.input(rows, 1, advantages, 0); // (N,1)
    Tensor logs = tape.logSoftmax(policy.forward(tape, x)); // (N,2)
    Tensor chosen = tape.gather(logs, actions, 0); // (N,1)
    Tensor ratio = tape.exp(tape.sub(chosen, tape.input(rows, 1, old, 0)));
    Tensor gain =
        tape.minimum(tape.mul(ratio, advantage), tape.mul(tape.clip(ratio, 0.8, 1.2), advantage));
    Tensor error = tape.sub(value.forward(tape, x), tape.input(rows, 1, returns, 0));
    Tensor loss =
        tape.sub(
            tape.sub(tape.scale(tape.mean(tape.square(error)), 0.5), tape.mean(gain)),
            tape.scale(tape.mean(tape.entropy(logs)), 0.01));
    tape.backward("PPO's loss", loss);
    parameters.clipGradients(0.5);
    adam.step();
    return loss;
  }
}
