package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MlpTest {
  @Test
  void lossAndGradientsAgreeWithPyTorch() {
    Parameters parameters = new Parameters();
    Mlp net =
        Mlp.uniform(
            parameters, "net", Mlp.Shape.of(Activation.TANH, 2, 3, 2), FiniteDifference.random(1));
    // torch 2.13 with these weights (it keeps the transpose): 2-3-2, tanh, a policy gradient step
    float[] values = {
      0.1f, 0.3f, -0.5f, -0.2f, 0.4f, 0.6f, 0.01f, 0.02f, 0.03f, 0.7f, -0.1f, -0.8f, 0.2f, 0.9f,
      -0.3f, 0.05f, -0.05f
    };
    System.arraycopy(values, 0, parameters.values(), 0, values.length);
    Tape tape = new Tape(parameters);
    Tensor logits = net.forward(tape, tape.input(2, 2, new float[] {1, 2, -1, 0.5f}, 0));
    Tensor logp = tape.logSoftmax(logits);
    Tensor chosen = tape.gather(logp, new int[] {0, 1}, 0);
    Tensor gain = tape.mul(chosen, tape.input(2, 1, new float[] {1.5f, -0.5f}, 0));
    Tensor loss =
        tape.sub(tape.neg(tape.mean(gain)), tape.scale(tape.mean(tape.entropy(logp)), 0.01));
    tape.backward("loss", loss);
    close(
        Arrays.copyOf(logits.values(), 4),
        -0.2327907234430313,
        -0.04719233885407448,
        0.59486985206604,
        -0.25133416056632996);
    assertThat((double) loss.item()).isCloseTo(0.2853831648826599, within(1e-6));
    close(
        parameters.gradients(),
        -0.16750496625900269,
        -0.03035743534564972,
        -0.1887989640235901,
        -0.6708469390869141,
        0.37164628505706787,
        -0.6579734683036804,
        -0.43617457151412964,
        0.31553149223327637,
        -0.41309940814971924,
        0.14833348989486694,
        -0.14833348989486694,
        -0.3171521723270416,
        0.3171521723270416,
        -0.3738526403903961,
        0.3738526403903961,
        -0.583983838558197,
        0.583983838558197);
  }

  private static void close(float[] actual, double... expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).as("number %d", i).isCloseTo(expected[i], within(1e-6));
    }
  }

  @Test
  void aFrozenCopyGivesTheSameBitsAndNoLongerLearns() {
    Parameters parameters = new Parameters();
    Mlp net =
        Mlp.orthogonal(
            parameters,
            "pi",
            new Mlp.Shape(List.of(5, 33, 17, 3), Activation.SILU, Activation.TANH),
            Math.sqrt(2),
            0.5,
            FiniteDifference.random(2));
    for (int rows : new int[] {1, 3, 8, 100}) {
      float[] x = FiniteDifference.normal(rows * 5 + 2, rows);
      Tape tape = new Tape();
      Tensor y = net.forward(tape, tape.input(rows, 5, x, 2));
      FrozenMlp frozen = net.frozen();
      Arrays.fill(parameters.values(), 0, 10, 5f * rows);
      float[] out = new float[rows * 3 + 1];
      frozen.forward(x, 2, rows, out, 1);
      assertThat(Arrays.copyOfRange(out, 1, out.length))
          .isEqualTo(Arrays.copyOf(y.values(), rows * 3));
      assertThat(out[0]).isZero();
    }
  }

  @Test
  void framesThatDoNotFitAreNamed() {
    Parameters parameters = new Parameters();
    Mlp net =
        Mlp.uniform(
            parameters, "v", Mlp.Shape.of(Activation.RELU, 3, 2), FiniteDifference.random(3));
    FrozenMlp frozen = net.frozen();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frozen.forward(new float[5], 0, 2, new float[4], 0))
        .withMessage("input of 5 floats from 0 on does not hold 2x3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frozen.forward(new float[6], 0, 2, new float[4], 1))
        .withMessage("output of 4 floats from 1 on does not hold 2x2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mlp.Shape.of(Activation.RELU, 3))
        .withMessageContaining("must name input and output");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mlp.Shape.of(Activation.RELU, 3, 0))
        .withMessageContaining("must be positive");
  }

  @Test
  void learnsExclusiveOr() {
    Parameters parameters = new Parameters();
    Mlp net =
        Mlp.uniform(
            parameters, "xor", Mlp.Shape.of(Activation.TANH, 2, 8, 1), FiniteDifference.random(4));
    Adam adam = new Adam(parameters, Adam.Options.of(0.02));
    Tape tape = new Tape(parameters);
    float[] x = {0, 0, 0, 1, 1, 0, 1, 1};
    float[] y = {0, 1, 1, 0};
    for (int i = 0; i < 800; i++) {
      tape.reset();
      Tensor logit = net.forward(tape, tape.input(4, 2, x, 0));
      Tensor label = tape.input(4, 1, y, 0);
      // cross-entropy: softplus(z) - y z
      Tensor loss = tape.mean(tape.sub(tape.softplus(logit), tape.mul(label, logit)));
      tape.backward("cross-entropy", loss);
      adam.step();
    }
    float[] logit = new float[4];
    net.frozen().forward(x, 0, 4, logit, 0);
    for (int i = 0; i < 4; i++) {
      assertThat(Approx.sigmoid(logit[i])).isCloseTo(y[i], within(0.02f));
    }
  }

  @Test
  void learnsASine() {
    Parameters parameters = new Parameters();
    Mlp net =
        Mlp.orthogonal(
            parameters,
            "sine",
            Mlp.Shape.of(Activation.TANH, 1, 32, 32, 1),
            Math.sqrt(2),
            1,
            FiniteDifference.random(5));
    Adam adam = new Adam(parameters, Adam.Options.of(1e-2));
    Schedule rate = Schedule.linear(1e-2, 0);
    Tape tape = new Tape(parameters);
    float[] x = new float[64];
    float[] y = new float[64];
    for (int i = 0; i < 64; i++) {
      x[i] = (i - 31.5f) / 16;
      y[i] = (float) Math.sin(2 * x[i]);
    }
    int steps = 1500;
    double loss = Double.NaN;
    for (int i = 0; i < steps; i++) {
      loss = sineStep(tape, net, x, y);
      parameters.clipGradients(1);
      adam.step(rate.at(i / (double) steps));
    }
    assertThat(loss).isLessThan(1e-4);
  }

  private static double sineStep(Tape tape, Mlp net, float[] x, float[] y) {
    tape.reset();
    Tensor out = net.forward(tape, tape.input(64, 1, x, 0));
    Tensor loss = tape.mean(tape.square(tape.sub(out, tape.input(64, 1, y, 0))));
    tape.backward("squared error", loss);
    return loss.item();
  }
}
