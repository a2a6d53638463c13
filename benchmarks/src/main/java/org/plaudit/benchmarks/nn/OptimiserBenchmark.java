package org.plaudit.benchmarks.nn;

import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.Matrix;
import org.plaudit.agents.nn.Nd4jRuntime;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;

/**
 * What happens to all parameters at once: a step of Adam, clipping, Polyak averaging. Before the
 * first two the gradient is written anew, on both sides.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class OptimiserBenchmark extends Measured {
  /** Parameters of 4-64-64-2, and of 376-256-256-17. */
  @Param({"4610", "166673"})
  private int size;

  private final Parameters parameters = new Parameters();
  private final Parameters other = new Parameters();
  private Adam adam;
  private float[] gradient;
  private INDArray theirs;
  private INDArray theirOther;
  private INDArray theirGradient;
  private INDArray update;
  private INDArray mean;
  private INDArray square;
  private int iteration;

  @Setup
  public void make() {
    Nd4jRuntime.start();
    Pcg64 rng = new Pcg64(0);
    parameters.add("all", 1, size);
    other.add("all", 1, size);
    System.arraycopy(Noise.gaussian(rng, size), 0, other.values(), 0, size);
    adam = new Adam(parameters, Adam.Options.of(1e-3));
    gradient = Noise.gaussian(rng, size);
    theirs = Nd4j.zeros(1, size);
    theirOther = Matrix.of(1, size, other.values()).toIndArray();
    theirGradient = Matrix.of(1, size, gradient).toIndArray();
    update = Nd4j.zeros(1, size);
    mean = Nd4j.zeros(1, size);
    square = Nd4j.zeros(1, size);
  }

  private void backward() {
    System.arraycopy(gradient, 0, parameters.gradients(), 0, size);
  }

  @Benchmark
  public float[] adam() {
    backward();
    adam.step();
    return parameters.values();
  }

  @Benchmark
  public INDArray adamNd4j() {
    update.assign(theirGradient);
    Nd4j.exec(new AdamUpdater(update, square, mean, 1e-3, 0.9, 0.999, 1e-8, iteration++));
    return theirs.subi(update);
  }

  @Benchmark
  public double clip() {
    backward();
    return parameters.clipGradients(0.5);
  }

  @Benchmark
  public double clipNd4j() {
    update.assign(theirGradient);
    double norm = update.norm2Number().doubleValue();
    update.muli(0.5 / (norm + 1e-6));
    return norm;
  }

  @Benchmark
  public float[] track() {
    parameters.track(other, 0.005);
    return parameters.values();
  }

  @Benchmark
  public INDArray trackNd4j() {
    return theirs.addi(theirOther.sub(theirs).muli(0.005));
  }
}
