package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.plaudit.agents.nn.FiniteDifference.normal;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Every kernel against ND4J, to 1e-5 of the value where it exceeds one. One more kernel is one more
 * line: its name, what the tape computes, what ND4J does.
 *
 * <p>Many of ND4J's functions overwrite their argument; each gets a copy of its own.
 */
class Nd4jReferenceTest {
  private static final double TOLERANCE = 1e-5;

  /** One value, a long row, odd ones, and what vectors of 8 and 16 divide. */
  private static final int[][] SHAPES = {{1, 1}, {1, 300}, {7, 13}, {64, 64}};

  /** A function of two arrays of a tape. */
  private interface Pair {
    Tensor apply(Tape tape, Tensor a, Tensor b);
  }

  @BeforeAll
  static void start() {
    Nd4jRuntime.start();
  }

  private static INDArray array(int rows, int cols, float[] values) {
    return Matrix.view(rows, cols, values, 0).toIndArray();
  }

  /** Values up to about 7, at least a quarter from the kinks that some kernels have. */
  private static float[] point(int rows, int cols, long seed) {
    float[] x = normal(rows * cols, seed);
    for (int i = 0; i < x.length; i++) {
      x[i] = 2 * x[i] + Math.copySign(0.25f, x[i]);
    }
    return x;
  }

  private static void same(float[] ours, INDArray reference) {
    float[] expected = Matrix.of(reference).toArray();
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) ours[i])
          .as("value %d of %d", i, expected.length)
          .isCloseTo(expected[i], within(TOLERANCE * Math.max(1, Math.abs(expected[i]))));
    }
  }

  private static DynamicTest of(
      String name, FiniteDifference.Operation ours, UnaryOperator<INDArray> reference) {
    return dynamicTest(
        name,
        () -> {
          for (int[] shape : SHAPES) {
            float[] x = point(shape[0], shape[1], 1);
            Tape tape = new Tape();
            Tensor y = ours.apply(tape, tape.input(shape[0], shape[1], x, 0));
            same(y.values(), reference.apply(array(shape[0], shape[1], x)));
          }
        });
  }

  /** Each for a second operand of full shape, one row, one column and one value. */
  private static DynamicTest of(String name, Pair ours, BinaryOperator<INDArray> reference) {
    return dynamicTest(
        name,
        () -> {
          for (int[] shape : SHAPES) {
            int rows = shape[0];
            int cols = shape[1];
            float[] x = point(rows, cols, 1);
            for (int[] other : new int[][] {{rows, cols}, {1, cols}, {rows, 1}, {1, 1}}) {
              float[] y = point(other[0], other[1], 2);
              Tape tape = new Tape();
              Tensor a = tape.input(rows, cols, x, 0);
              Tensor b = tape.input(other[0], other[1], y, 0);
              INDArray spread = array(other[0], other[1], y).broadcast(rows, cols).dup('c');
              same(ours.apply(tape, a, b).values(), reference.apply(array(rows, cols, x), spread));
            }
          }
        });
  }

  @TestFactory
  List<DynamicTest> functionsOfOne() {
    return List.of(
        of("tanh", Tape::tanh, x -> Transforms.tanh(x, true)),
        of("relu", Tape::relu, x -> Transforms.relu(x, true)),
        of("gelu", (t, x) -> t.activate(x, Activation.GELU), Nd4jReferenceTest::gelu),
        of("silu", (t, x) -> t.activate(x, Activation.SILU), x -> Nd4j.nn().swish(x)),
        of("sigmoid", Tape::sigmoid, x -> Transforms.sigmoid(x, true)),
        of("logSigmoid", Tape::logSigmoid, x -> Nd4j.nn().logSigmoid(x)),
        of("softplus", Tape::softplus, x -> Transforms.softPlus(x, true)),
        of("exp", Tape::exp, x -> Transforms.exp(x, true)),
        of("log", (t, x) -> t.log(t.square(x)), x -> Transforms.log(x.mul(x), true)),
        of("square", Tape::square, x -> Transforms.pow(x, 2, true)),
        of("scale", (t, x) -> t.scale(x, 2.5, -1), x -> x.mul(2.5).sub(1)),
        of("clip", (t, x) -> t.clip(x, -1.5, 2), x -> Nd4j.math().clipByValue(x, -1.5, 2)),
        of(
            "huber",
            (t, x) -> t.huber(x, 1.5),
            x -> Nd4j.loss().huberLoss(x.mul(0), x, Nd4j.onesLike(x), LossReduce.NONE, 1.5)));
  }

  /** From ND4J's parts: its own two, gelu and preciseGelu, are off by up to 0.03 in 1.0.0-M2.1. */
  private static INDArray gelu(INDArray z) {
    INDArray cube = Transforms.pow(z, 3, true);
    INDArray inner = z.add(cube.mul(0.044715)).mul(Math.sqrt(2 / Math.PI));
    return z.mul(Transforms.tanh(inner, true).add(1)).mul(0.5);
  }

  @TestFactory
  List<DynamicTest> functionsOfTwo() {
    return List.of(
        of("add", Tape::add, INDArray::add),
        of("sub", Tape::sub, INDArray::sub),
        of("mul", Tape::mul, INDArray::mul),
        of("minimum", Tape::minimum, (x, y) -> Transforms.min(x, y, true)),
        of("maximum", Tape::maximum, (x, y) -> Transforms.max(x, y, true)));
  }

  @TestFactory
  List<DynamicTest> sums() {
    return List.of(
        of("sum", (t, x) -> t.sum(x), x -> x.sum()),
        of("mean", (t, x) -> t.mean(x), x -> x.mean()),
        of("rowSum", Tape::rowSum, x -> x.sum(true, 1)),
        of("sumRowGroups", (t, x) -> t.sumRowGroups(x, x.rows()), x -> x.sum(true, 0)));
  }

  @TestFactory
  List<DynamicTest> norms() {
    return List.of(
        of(
            "layerNorm",
            (t, x) -> LayerNorm.of(new Parameters(), "norm", x.cols()).forward(t, x),
            x -> {
              INDArray centred = x.subColumnVector(x.mean(true, 1));
              INDArray variance = centred.mul(centred).mean(true, 1);
              return centred.divColumnVector(Transforms.sqrt(variance.add(1e-5), true));
            }),
        of(
            "rmsNorm",
            (t, x) -> RmsNorm.of(new Parameters(), "norm", x.cols()).forward(t, x),
            x -> {
              INDArray square = x.mul(x).mean(true, 1);
              return x.divColumnVector(Transforms.sqrt(square.add(1e-5), true));
            }),
        of("matmul", (t, x) -> t.matmul(x, x, Transpose.YES), x -> x.mmul(x.transpose())));
  }

  @TestFactory
  List<DynamicTest> distributions() {
    return List.of(
        of("logSoftmax", Tape::logSoftmax, x -> Nd4j.nn().logSoftmax(x, 1)),
        of("softmax", (t, x) -> t.exp(t.logSoftmax(x)), x -> Nd4j.nn().softmax(x, 1)),
        of(
            "masked softmax",
            (t, x) -> t.exp(t.logSoftmax(x, everyThird(x.size()), 0)),
            x -> {
              INDArray mask = Nd4j.createFromArray(everyThird((int) x.length()));
              return Nd4j.nn().softmax(x.add(mask.sub(1).mul(1e9).reshape(x.shape())), 1);
            }),
        of(
            "entropy",
            (t, x) -> t.entropy(t.logSoftmax(x)),
            x -> {
              INDArray p = Nd4j.nn().softmax(x, 1);
              return p.mul(Transforms.log(p.add(1e-30), true)).sum(true, 1).neg();
            }),
        of(
            "gaussianLogDensity",
            (t, x) -> t.gaussianLogDensity(t.scale(x, 0.5), t.tanh(x), x),
            x -> {
              INDArray logStd = Transforms.tanh(x, true);
              INDArray z = x.mul(0.5).div(Transforms.exp(logStd, true));
              return z.mul(z).mul(-0.5).sub(logStd).sub(Math.log(2 * Math.PI) / 2).sum(true, 1);
            }));
  }

  /** A mask that allows something in every row, as every shape here has a first column. */
  private static float[] everyThird(int n) {
    float[] mask = new float[n];
    for (int i = 0; i < n; i++) {
      mask[i] = i % 3 == 0 || n == 1 ? 1 : 0;
    }
    return mask;
  }

  /** f(x W + b), and what backward makes of it. */
  @TestFactory
  List<DynamicTest> layers() {
    return List.of(
        layer(Activation.IDENTITY, z -> z, (z, y) -> y.mul(0).add(1)),
        layer(Activation.TANH, z -> Transforms.tanh(z, true), (z, y) -> y.mul(y).neg().add(1)),
        layer(Activation.RELU, z -> Transforms.relu(z, true), (z, y) -> Transforms.sign(y, true)),
        layer(
            Activation.SIGMOID, z -> Transforms.sigmoid(z, true), (z, y) -> y.mul(y.neg().add(1))),
        layer(
            Activation.SILU,
            z -> Nd4j.nn().swish(z),
            (z, y) -> {
              INDArray s = Transforms.sigmoid(z, true);
              return s.mul(z.mul(s.neg().add(1)).add(1));
            }));
  }

  private static DynamicTest layer(
      Activation activation, UnaryOperator<INDArray> f, BinaryOperator<INDArray> slope) {
    return dynamicTest(
        "linear " + activation,
        () -> {
          for (int[] s : new int[][] {{1, 4, 64}, {8, 64, 2}, {64, 64, 64}, {5, 3, 7}}) {
            Parameters parameters = new Parameters();
            Linear layer =
                Linear.uniform(parameters, "layer", s[1], s[2], FiniteDifference.random(3));
            float[] x = normal(s[0] * s[1], 4);
            float[] g = normal(s[0] * s[2], 5);
            Tape tape = new Tape(parameters);
            Tensor in = tape.variable(s[0], s[1], x, 0);
            Tensor out = tape.linear(in, layer, activation);
            tape.backward("loss", tape.sum(tape.mul(out, tape.input(s[0], s[2], g, 0))));

            INDArray input = array(s[0], s[1], x);
            INDArray w = Matrix.of(layer.weight()).toIndArray();
            INDArray z = input.mmul(w).addRowVector(Matrix.of(layer.bias()).toIndArray());
            INDArray y = f.apply(z.dup());
            INDArray dz = array(s[0], s[2], g).mul(slope.apply(z.dup(), y.dup()));
            same(out.values(), y);
            same(in.gradient(), dz.mmul(w.transpose()));
            float[] gradients = parameters.gradients();
            same(gradients, input.transpose().mmul(dz)); // the weight comes first
            same(Matrix.view(1, s[2], gradients, layer.bias().offset()).toArray(), dz.sum(true, 0));
          }
        });
  }

  @Test
  void products() {
    for (int[] s : new int[][] {{1, 1, 1}, {3, 5, 2}, {1, 64, 64}, {64, 1, 17}, {130, 70, 90}}) {
      for (Transpose ta : Transpose.values()) {
        for (Transpose tb : Transpose.values()) {
          float[] a = normal(s[0] * s[2], 1);
          float[] b = normal(s[2] * s[1], 2);
          float[] c = normal(s[0] * s[1], 3);
          INDArray left =
              ta == Transpose.NO ? array(s[0], s[2], a) : array(s[2], s[0], a).transpose();
          INDArray right =
              tb == Transpose.NO ? array(s[2], s[1], b) : array(s[1], s[2], b).transpose();
          INDArray expected = left.mmul(right).mul(0.5).add(array(s[0], s[1], c).mul(2));
          Blas.gemm(ta, tb, s[0], s[1], s[2], 0.5f, a, 0, b, 0, 2, c, 0);
          same(c, expected);
        }
      }
    }
  }

  @Test
  void matrixTimesVector() {
    float[] a = normal(70 * 30, 1);
    float[] x = normal(70, 2);
    float[] y = new float[70];
    Blas.gemv(Transpose.NO, 70, 30, 1, a, 0, x, 0, 0, y, 0);
    same(y, array(70, 30, a).mmul(array(30, 1, x)));
    Blas.gemv(Transpose.YES, 70, 30, 1, a, 0, x, 0, 0, y, 0);
    same(y, array(70, 30, a).transpose().mmul(array(70, 1, x)));
  }

  @Test
  void frozenNetworks() {
    Parameters parameters = new Parameters();
    Mlp network =
        Mlp.uniform(
            parameters,
            "net",
            Mlp.Shape.of(Activation.TANH, 4, 64, 64, 2),
            FiniteDifference.random(6));
    float[] x = normal(8 * 4, 7);
    float[] out = new float[8 * 2];
    network.frozen().forward(x, 0, 8, out, 0);
    INDArray y = array(8, 4, x);
    for (Linear layer : network.layers()) {
      INDArray bias = Matrix.of(layer.bias()).toIndArray();
      y = y.mmul(Matrix.of(layer.weight()).toIndArray()).addRowVector(bias);
      y = layer.outputs() == 2 ? y : Transforms.tanh(y, true);
    }
    same(out, y);
  }

  @Test
  void adamAndItsDecoupledDecay() {
    int n = 1000;
    Parameters parameters = new Parameters();
    parameters.add("w", 1, n);
    System.arraycopy(normal(n, 1), 0, parameters.values(), 0, n);
    Adam adam = new Adam(parameters, Adam.Options.of(0.01).withWeightDecay(0.1));
    INDArray w = array(1, n, parameters.values());
    INDArray v = Nd4j.zerosLike(w);
    INDArray m = Nd4j.zerosLike(w);
    for (int step = 0; step < 5; step++) {
      float[] gradient = normal(n, 10 + step);
      System.arraycopy(gradient, 0, parameters.gradients(), 0, n);
      adam.step();
      INDArray update = array(1, n, gradient);
      Nd4j.exec(new AdamUpdater(update, v, m, 0.01, 0.9, 0.999, 1e-8, step)); // in place
      w = w.mul(1 - 0.01 * 0.1).sub(update);
      same(parameters.values(), w);
    }
  }

  @Test
  void clippingByTheGlobalNorm() {
    Parameters parameters = new Parameters();
    parameters.add("a", 3, 5);
    parameters.add("b", 1, 1001);
    float[] gradient = normal(parameters.size(), 1);
    System.arraycopy(gradient, 0, parameters.gradients(), 0, gradient.length);
    INDArray reference = array(1, gradient.length, gradient);
    assertThat(parameters.clipGradients(0.5))
        .isCloseTo(reference.norm2Number().doubleValue(), within(1e-3));
    same(parameters.gradients(), Nd4j.math().clipByNorm(reference, 0.5));
  }

  @Test
  void trackingAnotherNetwork() {
    Parameters target = new Parameters();
    Parameters source = new Parameters();
    target.add("w", 1, 777);
    source.add("w", 1, 777);
    System.arraycopy(normal(777, 1), 0, target.values(), 0, 777);
    System.arraycopy(normal(777, 2), 0, source.values(), 0, 777);
    INDArray expected =
        array(1, 777, target.values()).mul(0.995).add(array(1, 777, source.values()).mul(0.005));
    target.track(source, 0.005);
    same(target.values(), expected);
  }
}
