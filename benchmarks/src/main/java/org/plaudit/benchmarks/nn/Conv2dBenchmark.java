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
import org.plaudit.agents.nn.Conv2d;
import org.plaudit.agents.nn.FrozenConv2d;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;

/**
 * The first layer of DQN's network for Atari (Mnih et al., 2015): four frames of 84 x 84, 32
 * filters of 8 x 8, stride 4.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class Conv2dBenchmark extends Measured {
  private static final Conv2d.Shape SHAPE = new Conv2d.Shape(4, 84, 84, 32, 8, 4, 0);

  /** Images at once. */
  @Param({"1", "32"})
  private int images;

  private final Parameters parameters = new Parameters();
  private final Tape tape = new Tape(parameters);
  private Conv2d layer;
  private FrozenConv2d frozen;
  private float[] input;
  private float[] output;

  @Setup
  public void make() {
    Pcg64 rng = new Pcg64(0);
    layer = Conv2d.uniform(parameters, "eye", SHAPE, rng);
    frozen = layer.frozen();
    input = Noise.gaussian(rng, images * SHAPE.inputs());
    output = new float[images * SHAPE.outputs()];
  }

  @Benchmark
  public float[] act() {
    frozen.forward(input, 0, images, output, 0);
    return output;
  }

  @Benchmark
  public Tensor train() {
    tape.reset();
    Tensor seen = layer.forward(tape, tape.input(images, SHAPE.inputs(), input, 0));
    Tensor loss = tape.mean(tape.square(seen));
    tape.backward("loss", loss);
    parameters.clearGradients();
    return loss;
  }
}
