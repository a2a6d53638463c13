package org.plaudit.benchmarks.nn;

import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.FrozenMlp;
import org.plaudit.agents.nn.Matrix;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;

/** What acting costs: the forward pass of a frozen 4-64-64-2 tanh network, ours and ND4J's. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class MlpForwardBenchmark extends Measured {
  /** Observations at once. */
  @Param({"1", "8", "64"})
  private int rows;

  private FrozenMlp network;
  private float[] input;
  private float[] output;
  private Nd4jNetwork theirs;
  private INDArray theirInput;

  @Setup
  public void make() {
    Pcg64 rng = new Pcg64(0);
    Mlp mlp =
        Mlp.uniform(new Parameters(), "policy", Mlp.Shape.of(Activation.TANH, 4, 64, 64, 2), rng);
    network = mlp.frozen();
    input = Noise.gaussian(rng, rows * 4);
    output = new float[rows * 2];
    theirInput = Matrix.of(rows, 4, input).toIndArray();
    theirs = new Nd4jNetwork(mlp);
  }

  @Benchmark
  public float[] forward() {
    network.forward(input, 0, rows, output, 0);
    return output;
  }

  @Benchmark
  public INDArray forwardNd4j() {
    return theirs.forward(theirInput);
  }
}
