package org.plaudit.benchmarks.nn;

import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.Matrix;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;

/** A step of training on squared error: forward, backward, Adam; ours and ND4J's. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RegressionStepBenchmark extends Measured {
  /** A network and one batch for it. */
  private static final class Task {
    private final Parameters parameters = new Parameters();
    private final Tape tape = new Tape(parameters);
    private final Mlp network;
    private final Adam adam;
    private final int rows;
    private final float[] inputs;
    private final float[] targets;
    private final Nd4jNetwork theirs;
    private final INDArray theirInputs;
    private final INDArray theirTargets;

    Task(Mlp.Shape shape, int rows) {
      Pcg64 rng = new Pcg64(0);
      this.rows = rows;
      network = Mlp.uniform(parameters, "network", shape, rng);
      adam = new Adam(parameters, Adam.Options.of(1e-3));
      inputs = Noise.gaussian(rng, rows * shape.inputs());
      targets = Noise.gaussian(rng, rows * shape.outputs());
      theirInputs = Matrix.of(rows, shape.inputs(), inputs).toIndArray();
      theirTargets = Matrix.of(rows, shape.outputs(), targets).toIndArray();
      theirs = new Nd4jNetwork(network);
    }

    Tensor step() {
      tape.reset();
      Tensor x = tape.input(rows, network.shape().inputs(), inputs, 0);
      Tensor y = tape.input(rows, network.shape().outputs(), targets, 0);
      Tensor loss = tape.mean(tape.square(tape.sub(network.forward(tape, x), y)));
      tape.backward("squared error", loss);
      adam.step();
      return loss;
    }

    double stepNd4j() {
      return theirs.step(theirInputs, theirTargets);
    }
  }

  /** 4-64-64-2 tanh, batch 64. */
  @State(Scope.Thread)
  public static class Small {
    private final Task task = new Task(Mlp.Shape.of(Activation.TANH, 4, 64, 64, 2), 64);
  }

  /** 376-256-256-17 ReLU, batch 256: a humanoid's. */
  @State(Scope.Thread)
  public static class Large {
    private final Task task = new Task(Mlp.Shape.of(Activation.RELU, 376, 256, 256, 17), 256);
  }

  @Benchmark
  public Tensor small(Small state) {
    return state.task.step();
  }

  @Benchmark
  public Tensor large(Large state) {
    return state.task.step();
  }

  @Benchmark
  public double smallNd4j(Small state) {
    return state.task.stepNd4j();
  }

  @Benchmark
  public double largeNd4j(Large state) {
    return state.task.stepNd4j();
  }
}
