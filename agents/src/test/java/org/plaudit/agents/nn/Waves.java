package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Inputs that another library can be given too, and the comparison with what it answers. */
final class Waves {
  private Waves() {}

  /** sin(start + 1.7 i) / 2. */
  static float[] of(int n, double start) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) (Math.sin(start + 1.7 * i) * 0.5);
    }
    return values;
  }

  /** Makes all of a set sin(0.7 i) 0.4. */
  static void fill(Parameters parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      parameters.values()[i] = (float) (Math.sin(0.7 * i) * 0.4);
    }
  }

  /** Backward from sum(y w), where w are the waves from {@code start} on. */
  static void weigh(Tape tape, Tensor y, double start) {
    tape.backward(
        "loss", tape.sum(tape.mul(y, tape.input(y.rows(), y.cols(), of(y.size(), start), 0))));
  }

  static void close(float[] actual, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).as("number %d", i).isCloseTo(expected[i], within(2e-6));
    }
  }
}
