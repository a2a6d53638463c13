package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.agents.nn.FiniteDifference.check;
import static org.plaudit.agents.nn.FiniteDifference.normal;

import org.junit.jupiter.api.Test;

class CrossEntropyTest {
  private static final int[] TARGETS = {9, 0, 2, -1, 1};
  private static final float[] MASK = {9, 1, 1, 0, 1};

  @Test
  void agreesWithPyTorchWhereARowIsIgnored() {
    float[] x = Waves.of(12, 5);
    for (int i = 0; i < x.length; i++) {
      x[i] *= 4;
    }
    Tape tape = new Tape();
    Tensor logits = tape.variable(4, 3, x, 0);
    Tensor loss = tape.crossEntropy(logits, TARGETS, MASK, 1);
    tape.backward("loss", loss);
    Waves.close(loss.values(), 2.078489304);
    Waves.close(
        logits.gradient(),
        -0.327148706,
        0.094596252,
        0.232552454,
        0.017276851,
        0.015066275,
        -0.032343131,
        0,
        0,
        0,
        0.288891017,
        -0.294362485,
        0.005471462);
  }

  @Test
  void isTheLogSoftmaxOfTheTarget() {
    float[] x = normal(40, 1);
    int[] targets = {3, 7, 0, 4, 4};
    Tape tape = new Tape();
    Tensor logits = tape.input(5, 8, x, 0);
    Tensor rows = tape.crossEntropyRows(logits, targets, 0);
    Tensor plain = tape.neg(tape.gather(tape.logSoftmax(logits), targets, 0));
    for (int r = 0; r < 5; r++) {
      assertThat(rows.at(r, 0)).isCloseTo(plain.at(r, 0), within(1e-6f));
    }
    assertThat(tape.crossEntropy(logits, targets, 0).item())
        .isCloseTo(tape.mean(plain).item(), within(1e-6f));
  }

  @Test
  void equalLogitsCostTheLogOfTheirNumber() {
    Tape tape = new Tape();
    Tensor loss = tape.crossEntropy(tape.input(3, 65), new int[] {0, 64, 31}, 0);
    assertThat(loss.item()).isCloseTo((float) Math.log(65), within(1e-6f));
  }

  @Test
  void itsGradientPasses() {
    float[] x = normal(12, 2);
    check(4, 3, x, (t, y) -> t.crossEntropy(y, new int[] {0, 2, 1, 1}, 0));
    check(4, 3, x, (t, y) -> t.crossEntropy(y, TARGETS, MASK, 1));
    check(4, 3, x, (t, y) -> t.crossEntropyRows(y, new int[] {0, 2, 1, 1}, 0));
  }

  @Test
  void largeLogitsStayExact() {
    Tape tape = new Tape();
    float[] x = {1e4f, 1e4f - 2, -1e4f, -1e30f, 0, 1};
    Tensor rows = tape.crossEntropyRows(tape.input(2, 3, x, 0), new int[] {1, 1}, 0);
    assertThat(rows.at(0, 0)).isCloseTo(2.126928f, within(1e-5f));
    assertThat(rows.at(1, 0)).isCloseTo(1.3132617f, within(1e-5f));
  }

  @Test
  void aLossThatIsNoNumberStopsTheTraining() {
    Tape tape = new Tape();
    Tensor logits = tape.variable(1, 2, new float[] {Float.NaN, 1}, 0);
    Tensor loss = tape.crossEntropy(logits, new int[] {1}, 0);
    assertThatExceptionOfType(DivergedException.class)
        .isThrownBy(() -> tape.backward("cross-entropy", loss))
        .withMessageContaining("cross-entropy is NaN");
  }

  @Test
  void badTargetsAndMasksAreNamed() {
    Tape tape = new Tape();
    Tensor logits = tape.input(2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tape.crossEntropy(logits, new int[] {0, 3}, 0))
        .withMessageContaining("target (3) of row 1 must lie in [0, 3) for input 2x3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tape.crossEntropy(logits, new int[] {0, 1}, 1))
        .withMessageContaining("2 targets from 1 on do not cover input 2x3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tape.crossEntropy(logits, new int[] {0, 1}, new float[1], 0))
        .withMessageContaining("mask of 1 rows from 0 on does not cover input 2x3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tape.crossEntropy(logits, new int[] {0, 1}, new float[2], 0))
        .withMessageContaining("no row of input 2x3 counts");
  }
}
