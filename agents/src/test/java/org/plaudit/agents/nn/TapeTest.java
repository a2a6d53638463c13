package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TapeTest {
  private static final float[] SIX = {1, 2, 3, 4, 5, 6};

  @Test
  void aValueUsedTwiceCollectsBothShares() {
    Tape tape = new Tape();
    Tensor x = tape.variable(1, 1, new float[] {3}, 0);
    tape.backward("loss", tape.add(tape.square(x), tape.scale(x, 5)));
    assertThat(x.gradient()[0]).isEqualTo(2 * 3 + 5);
  }

  @Test
  void gradientsAddUpUntilTheOptimiserSteps() {
    Parameters parameters = new Parameters();
    Parameter w = parameters.add("w", 1, 2);
    Tape tape = new Tape(parameters);
    for (int pass = 0; pass < 2; pass++) {
      tape.reset();
      tape.backward("loss", tape.sum(tape.scale(tape.parameter(w), 3)));
    }
    assertThat(parameters.gradients()).containsExactly(6, 6);
    new Adam(parameters, Adam.Options.of(1e-3)).step();
    assertThat(parameters.gradients()).containsExactly(0, 0);
  }

  @Test
  void whatTheLossDoesNotDependOnCannotSpoilIt() {
    Tape tape = new Tape();
    Tensor x = tape.variable(1, 2, new float[] {0, 4}, 0);
    tape.log(x); // -infinity, and an infinite slope
    tape.backward("loss", tape.sum(tape.square(x)));
    assertThat(Arrays.copyOf(x.gradient(), 2)).containsExactly(0, 8);
  }

  @Test
  void detachedValuesPassNoGradient() {
    Tape tape = new Tape();
    Tensor x = tape.variable(1, 1, new float[] {3}, 0);
    tape.backward("loss", tape.mul(tape.detach(x), x));
    assertThat(x.gradient()[0]).isEqualTo(3);
  }

  @Test
  void clippingAndTiesFollowPyTorch() {
    Tape tape = new Tape();
    Tensor x = tape.variable(1, 4, new float[] {0.5f, -0.5f, 0.4f, 0.6f}, 0);
    tape.backward("loss", tape.sum(tape.clip(x, -0.5, 0.5)));
    assertThat(Arrays.copyOf(x.gradient(), 4)).containsExactly(1, 1, 1, 0);
    tape.reset();
    Tensor a = tape.variable(1, 1, new float[] {0.5f}, 0);
    Tensor b = tape.variable(1, 1, new float[] {0.5f}, 0);
    tape.backward("loss", tape.minimum(a, b));
    assertThat(a.gradient()[0]).isEqualTo(0.5f);
    assertThat(b.gradient()[0]).isEqualTo(0.5f);
  }

  @Test
  void forwardValuesAreExact() {
    Tape tape = new Tape();
    Tensor x = tape.input(2, 3, SIX, 0);
    assertThat(tape.sum(x).item()).isEqualTo(21);
    assertThat(tape.mean(x).item()).isEqualTo(3.5f);
    assertThat(values(tape.rowSum(x))).containsExactly(6, 15);
    assertThat(values(tape.sumRowGroups(x, 2))).containsExactly(5, 7, 9);
    assertThat(values(tape.columns(x, 1, 3))).containsExactly(2, 3, 5, 6);
    assertThat(values(tape.concat(tape.columns(x, 2, 3), x)))
        .containsExactly(3, 1, 2, 3, 6, 4, 5, 6);
    assertThat(values(tape.gather(x, new int[] {2, 0}, 0))).containsExactly(3, 4);
    Tensor wide = tape.input(1, 6, SIX, 0);
    assertThat(values(tape.gather(wide, 2, new int[] {1}, 0))).containsExactly(3, 4);
    Tensor value = tape.input(1, 1, new float[] {10}, 0);
    assertThat(values(tape.dueling(value, tape.input(1, 3, SIX, 0)))).containsExactly(9, 10, 11);
    Tensor pair = tape.input(1, 2, new float[] {10, 20}, 0); // each action has two columns
    assertThat(values(tape.dueling(pair, wide))).containsExactly(8, 18, 10, 20, 12, 22);
    assertThat(values(tape.mul(x, tape.input(2, 1, new float[] {10, 100}, 0))))
        .containsExactly(10, 20, 30, 400, 500, 600);
    assertThat(values(tape.add(x, tape.input(1, 3, new float[] {10, 20, 30}, 0))))
        .containsExactly(11, 22, 33, 14, 25, 36);
    assertThat(values(tape.huber(tape.sub(x, tape.input(1, 1, new float[] {3}, 0)), 1)))
        .containsExactly(1.5f, 0.5f, 0, 0.5f, 1.5f, 2.5f);
    assertThat(x.at(1, 2)).isEqualTo(6);
  }

  @Test
  void maskedChoicesHaveNoProbabilityAndTheRestSumsToOne() {
    Tape tape = new Tape();
    Tensor x = tape.variable(2, 3, new float[] {1000, 1001, 5000, -3, 0, 2}, 0);
    Tensor logp = tape.logSoftmax(x, new float[] {1, 1, 0, 0, 1, 0}, 0);
    assertThat((double) logp.at(0, 0)).isCloseTo(-1.3132616875182228, within(2e-7));
    assertThat(logp.at(1, 1)).isEqualTo(0);
    Tensor p = tape.exp(logp);
    assertThat(p.at(0, 2)).isZero();
    assertThat(values(tape.rowSum(p))).containsExactly(new float[] {1, 1}, within(1e-6f));
    assertThat(tape.entropy(logp).at(1, 0)).isZero();
    tape.backward("loss", tape.sum(tape.gather(logp, new int[] {1, 1}, 0)));
    assertThat(x.gradient()[2]).isZero();
    assertThat(x.gradient()[3]).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tape.logSoftmax(x, new float[] {1, 1, 0, 0, 0, 0}, 0))
        .withMessageContaining("row 1 forbids all 3 choices");
  }

  @Test
  void gaussianDensityAgreesWithPyTorch() {
    Tape tape = new Tape();
    Tensor mean = tape.input(1, 2, new float[] {0.5f, -1}, 0);
    float[] logStd = {(float) Math.log(2), (float) Math.log(0.3)};
    Tensor logp =
        tape.gaussianLogDensity(
            mean, tape.input(1, 2, logStd, 0), tape.input(1, 2, new float[] {1, -1.2f}, 0));
    assertThat((double) logp.item()).isCloseTo(-1.5805236648655767, within(1e-6));
  }

  @Test
  void shapesThatDoNotFitAreNamedBoth() {
    Tape tape = new Tape();
    Parameters parameters = new Parameters();
    Linear layer = Linear.uniform(parameters, "q.0", 4, 2, FiniteDifference.random(1));
    Tensor x = tape.input(2, 3, SIX, 0);
    Tensor y = tape.input(3, 2, SIX, 0);
    refused(() -> tape.add(x, y), "add: input 2x3 does not fit input 3x2");
    refused(() -> tape.mul(tape.rowSum(x), x), "mul: rowSum 2x1 does not fit input 2x3");
    refused(() -> tape.linear(x, layer), "linear: input 2x3 does not fit q.0.weight 4x2");
    refused(() -> tape.concat(x, y), "concat: input 2x3 does not fit input 3x2");
    refused(
        () -> tape.gaussianLogDensity(x, x, y),
        "gaussianLogDensity: input 2x3 does not fit input 3x2");
    refused(
        () -> tape.gaussianLogDensity(x, tape.rowSum(x), x),
        "gaussianLogDensity: input 2x3 does not fit rowSum 2x1");
    refused(() -> tape.sumRowGroups(y, 2), "groups of 2 rows do not divide input 3x2");
    refused(() -> tape.columns(x, 2, 4), "columns [2, 4) do not lie in input 2x3");
    refused(() -> tape.gather(x, new int[] {0, 3}, 0), "index (3) of row 1 must lie in [0, 3)");
    refused(() -> tape.gather(x, new int[1], 0), "do not cover input 2x3");
    refused(() -> tape.gather(x, 2, new int[2], 0), "runs of 2 columns do not divide input 2x3");
    refused(() -> tape.dueling(tape.input(2, 2), x), "dueling: input 2x2 does not fit input 2x3");
    refused(() -> tape.quantileHuber(x, SIX, 1, 3, 1), "do not give 3 to each row of input 2x3");
    refused(() -> tape.quantileHuber(x, SIX, 0, 3, 0), "width (0.0) must be positive");
    refused(() -> tape.logSoftmax(x, new float[5], 0), "mask of 5 floats");
    refused(() -> tape.input(2, 4, SIX, 0), "6 floats from 0 on do not fill 2x4");
    refused(() -> tape.clip(x, 1, 0), "low (1.0) must not exceed high (0.0)");
    refused(() -> tape.huber(x, 0), "width (0.0) must be positive");
  }

  private static void refused(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
  }

  @Test
  void tensorsOfAnEarlierPassOrAnotherTapeAreRefused() {
    Tape tape = new Tape();
    Tensor foreign = new Tape().input(2, 3, SIX, 0);
    Tensor x = tape.input(2, 3, SIX, 0);
    Tensor late = tape.square(x);
    refused(() -> tape.add(x, foreign), "does not belong to this pass of this tape");
    tape.reset();
    tape.input(2, 3, SIX, 0);
    refused(() -> tape.neg(late), "does not belong to this pass of this tape");
  }

  @Test
  void aLossMustBeOneFiniteTrainedValue() {
    Parameters parameters = new Parameters();
    Parameter w = parameters.add("w", 1, 2);
    parameters.values()[0] = 1;
    Tape tape = new Tape(parameters);
    Tensor x = tape.parameter(w);
    refused(() -> tape.backward("value loss", x), "value loss must be a single value, not");
    refused(
        () -> tape.backward("value loss", tape.input(1, 1)), "value loss depends on no parameter");
    assertThatExceptionOfType(DivergedException.class)
        .isThrownBy(() -> tape.backward("value loss", tape.sum(tape.log(x))))
        .withMessageContaining("value loss is -Infinity")
        .withMessageContaining("learning rate");
    assertThatExceptionOfType(DivergedException.class)
        .isThrownBy(() -> tape.backward("value loss", tape.sum(tape.log(tape.neg(x)))))
        .withMessageContaining("value loss is NaN");
    assertThat(parameters.gradients()).containsOnly(0);
    assertThatIllegalStateException().isThrownBy(() -> tape.input(1, 1).gradient());
    assertThatIllegalStateException().isThrownBy(x::item).withMessageContaining("2 values");
  }

  @Test
  void batchesOfChangingSizeShareOneTape() {
    Parameters parameters = new Parameters();
    Mlp net = smallNet(parameters);
    Tape shared = new Tape(parameters);
    for (int rows : new int[] {8, 64, 3, 64, 1}) {
      shared.reset();
      parameters.clearGradients();
      loss(shared, net, rows);
      float[] gradients = parameters.gradients().clone();
      parameters.clearGradients();
      loss(new Tape(parameters), net, rows);
      assertThat(parameters.gradients()).isEqualTo(gradients);
    }
  }

  @Test
  void trainingGivesTheSameBitsOnEveryThread() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<float[]> first = threads.submit(() -> trained(30));
      Future<float[]> second = threads.submit(() -> trained(30));
      float[] here = trained(30);
      assertThat(first.get()).isEqualTo(here);
      assertThat(second.get()).isEqualTo(here);
    } finally {
      threads.shutdown();
    }
  }

  private static float[] trained(int steps) {
    Parameters parameters = new Parameters();
    Mlp net = smallNet(parameters);
    Adam adam = new Adam(parameters, Adam.Options.of(1e-3));
    Tape tape = new Tape(parameters);
    for (int i = 0; i < steps; i++) {
      tape.reset();
      loss(tape, net, 64);
      parameters.clipGradients(0.5);
      adam.step();
    }
    return parameters.values();
  }

  @Test
  void aSteadyTrainingStepAllocatesNothing() {
    assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Parameters parameters = new Parameters();
    Mlp net = smallNet(parameters);
    Adam adam = new Adam(parameters, Adam.Options.of(1e-3));
    Tape tape = new Tape(parameters);
    float[] observations = FiniteDifference.normal(64 * 4, 1);
    float[] advantages = FiniteDifference.normal(64, 2);
    float[] old = new float[64];
    float[] mask = new float[128];
    int[] actions = new int[64];
    float[] out = new float[128];
    Arrays.fill(old, -0.7f);
    Arrays.fill(mask, 1f);
    FrozenMlp frozen = net.frozen();
    Runnable step =
        () -> {
          tape.reset();
          Tensor logits = net.forward(tape, tape.input(64, 4, observations, 0));
          Tensor logp = tape.logSoftmax(logits, mask, 0);
          Tensor chosen = tape.gather(logp, actions, 0);
          Tensor ratio = tape.exp(tape.sub(chosen, tape.input(64, 1, old, 0)));
          Tensor gain = tape.input(64, 1, advantages, 0);
          Tensor clipped = tape.mul(tape.clip(ratio, 0.8, 1.2), gain);
          Tensor surrogate = tape.minimum(tape.mul(ratio, gain), clipped);
          Tensor bonus = tape.scale(tape.mean(tape.entropy(logp)), 0.01);
          tape.backward("policy loss", tape.sub(tape.neg(tape.mean(surrogate)), bonus));
          parameters.clipGradients(0.5);
          adam.step();
          frozen.forward(observations, 0, 1, out, 0);
          frozen.forward(observations, 0, 64, out, 0);
        };
    for (int i = 0; i < 200; i++) {
      step.run();
    }
    // Class loading and the compiler may still charge this thread once: one clean stretch will do.
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 20 && least > 0; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 50; i++) {
        step.run();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }

  private static Mlp smallNet(Parameters parameters) {
    return Mlp.orthogonal(
        parameters,
        "pi",
        Mlp.Shape.of(Activation.TANH, 4, 64, 64, 2),
        Math.sqrt(2),
        0.01,
        FiniteDifference.random(6));
  }

  private static void loss(Tape tape, Mlp net, int rows) {
    Tensor x = tape.input(rows, 4, FiniteDifference.normal(rows * 4, rows), 0);
    tape.backward("loss", tape.mean(tape.square(tape.scale(net.forward(tape, x), 1, -1))));
  }

  private static float[] values(Tensor x) {
    return Arrays.copyOf(x.values(), x.size());
  }
}
