package org.plaudit.benchmarks.nn;

import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.custom.LogSoftMax;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Max;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Min;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.LogSigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.PreciseGELU;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Swish;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Matrix;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;

/**
 * One kernel at a time on rows x 64 values, a hidden layer's: ours through the tape, as users call
 * it, with an eighth of the cost of putting both operands there; ND4J's into an array made before.
 * (Its GELU is a rougher one; for the time that makes no difference.)
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class KernelBenchmark extends Measured {
  private static final int COLS = 64;
  private static final int TIMES = 8;

  /** What the tape computes of two matrices; functions of one leave the second alone. */
  private interface Ours {
    Tensor apply(Tape tape, Tensor x, Tensor y);
  }

  /** What ND4J computes of them into a third. */
  private interface Theirs {
    Object apply(INDArray x, INDArray y, INDArray out);
  }

  /** One more kernel is one more line. */
  @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
  public enum Kernel {
    TANH((t, x, y) -> t.tanh(x), (x, y, out) -> Nd4j.exec(new Tanh(x, out))),
    RELU((t, x, y) -> t.relu(x), (x, y, out) -> Nd4j.exec(new RectifiedLinear(x, out, 0))),
    GELU(
        (t, x, y) -> t.activate(x, Activation.GELU),
        (x, y, out) -> Nd4j.exec(new PreciseGELU(x, out))),
    SILU((t, x, y) -> t.activate(x, Activation.SILU), (x, y, out) -> Nd4j.exec(new Swish(x, out))),
    SIGMOID((t, x, y) -> t.sigmoid(x), (x, y, out) -> Nd4j.exec(new Sigmoid(x, out))),
    LOG_SIGMOID((t, x, y) -> t.logSigmoid(x), (x, y, out) -> Nd4j.exec(new LogSigmoid(x, out))),
    EXP((t, x, y) -> t.exp(x), (x, y, out) -> Nd4j.exec(new Exp(x, out))),
    LOG((t, x, y) -> t.log(y), (x, y, out) -> Nd4j.exec(new Log(y, out))),
    SQUARE((t, x, y) -> t.square(x), (x, y, out) -> Nd4j.exec(new Square(x, out))),
    SCALE((t, x, y) -> t.scale(x, 0.5), (x, y, out) -> x.muli(0.5, out)),
    CLIP((t, x, y) -> t.clip(x, -1, 1), (x, y, out) -> Nd4j.math().clipByValue(x, -1, 1)),
    ADD((t, x, y) -> t.add(x, y), (x, y, out) -> x.addi(y, out)),
    SUB((t, x, y) -> t.sub(x, y), (x, y, out) -> x.subi(y, out)),
    MUL((t, x, y) -> t.mul(x, y), (x, y, out) -> x.muli(y, out)),
    MINIMUM((t, x, y) -> t.minimum(x, y), (x, y, out) -> Nd4j.exec(new Min(x, y, out))),
    MAXIMUM((t, x, y) -> t.maximum(x, y), (x, y, out) -> Nd4j.exec(new Max(x, y, out))),
    SUM((t, x, y) -> t.sum(x), (x, y, out) -> x.sumNumber()),
    ROW_SUM((t, x, y) -> t.rowSum(x), (x, y, out) -> x.sum(true, 1)),
    LOG_SOFTMAX((t, x, y) -> t.logSoftmax(x), (x, y, out) -> Nd4j.exec(new LogSoftMax(x, out)));

    private final Ours ours;
    private final Theirs theirs;

    Kernel(Ours ours, Theirs theirs) {
      this.ours = ours;
      this.theirs = theirs;
    }
  }

  /** Which one. */
  @Param private Kernel kernel;

  /** Examples of the batch. */
  @Param("256")
  private int rows;

  private final Tape tape = new Tape();
  private float[] x;
  private float[] y;
  private INDArray theirX;
  private INDArray theirY;
  private INDArray theirOut;

  @Setup
  public void make() {
    Pcg64 rng = new Pcg64(0);
    x = Noise.gaussian(rng, rows * COLS);
    y = new float[rows * COLS];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (0.01 + rng.nextDouble());
    }
    theirX = Matrix.of(rows, COLS, x).toIndArray();
    theirY = Matrix.of(rows, COLS, y).toIndArray();
    theirOut = Nd4j.zerosLike(theirX);
  }

  @Benchmark
  @OperationsPerInvocation(TIMES)
  public Tensor ours() {
    tape.reset();
    Tensor a = tape.input(rows, COLS, x, 0);
    Tensor b = tape.input(rows, COLS, y, 0);
    Tensor out = a;
    for (int i = 0; i < TIMES; i++) {
      out = kernel.ours.apply(tape, a, b);
    }
    return out;
  }

  @Benchmark
  public Object nd4j() {
    return kernel.theirs.apply(theirX, theirY, theirOut);
  }
}
