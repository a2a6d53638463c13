package org.plaudit.benchmarks.nn;

import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Linear;
import org.plaudit.agents.nn.Matrix;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;

/** tanh(x W + b), forward and then backward, for a square W and a batch of 64. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class LayerBenchmark extends Measured {
  private static final int ROWS = 64;

  /** Inputs and outputs. */
  @Param({"64", "256"})
  private int width;

  private final Parameters parameters = new Parameters();
  private final Tape tape = new Tape(parameters);
  private Linear layer;
  private float[] x;
  private float[] weights;
  private INDArray theirX;
  private INDArray theirWeight;
  private INDArray theirBias;
  private INDArray theirGradient;

  @Setup
  public void make() {
    Pcg64 rng = new Pcg64(0);
    layer = Linear.uniform(parameters, "layer", width, width, rng);
    x = Noise.gaussian(rng, ROWS * width);
    weights = Noise.gaussian(rng, ROWS * width);
    theirX = Matrix.of(ROWS, width, x).toIndArray();
    theirWeight = Matrix.of(layer.weight()).toIndArray();
    theirBias = Matrix.of(layer.bias()).toIndArray();
    theirGradient = Matrix.of(ROWS, width, weights).toIndArray();
  }

  @Benchmark
  public Tensor forward() {
    tape.reset();
    return tape.linear(tape.input(ROWS, width, x, 0), layer, Activation.TANH);
  }

  @Benchmark
  public INDArray forwardNd4j() {
    return Transforms.tanh(theirX.mmul(theirWeight).addiRowVector(theirBias), false);
  }

  /** The loss is the weighed sum of the outputs. */
  @Benchmark
  public float[] backward() {
    tape.reset();
    Tensor in = tape.variable(ROWS, width, x, 0);
    Tensor out = tape.linear(in, layer, Activation.TANH);
    tape.backward("loss", tape.sum(tape.mul(out, tape.input(ROWS, width, weights, 0))));
    parameters.clearGradients();
    return in.gradient();
  }

  @Benchmark
  public INDArray[] backwardNd4j() {
    INDArray out = forwardNd4j();
    INDArray dz = out.mul(out).rsubi(1).muli(theirGradient);
    return new INDArray[] {
      theirX.transpose().mmul(dz), dz.sum(true, 0), dz.mmul(theirWeight.transpose())
    };
  }
}
