package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

/** Numbers that another program can make as well, and comparisons with what it made of them. */
final class Patterns {
  private Patterns() {}

  /** scale sin(frequency (i + 1)). */
  static float[] sines(int n, double frequency, double scale) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) (scale * Math.sin(frequency * (i + 1)));
    }
    return values;
  }

  static void fill(Parameters parameters, String name, double frequency) {
    for (Parameter member : parameters.members()) {
      if (member.name().equals(name)) {
        float[] values = sines(member.size(), frequency, 0.5);
        System.arraycopy(values, 0, parameters.values(), member.offset(), values.length);
        return;
      }
    }
    throw new AssertionError("no parameter " + name + " in " + parameters.members());
  }

  static float[] gradient(Parameters parameters, String name) {
    for (Parameter member : parameters.members()) {
      if (member.name().equals(name)) {
        int from = member.offset();
        return Arrays.copyOfRange(parameters.gradients(), from, from + member.size());
      }
    }
    throw new AssertionError("no parameter " + name + " in " + parameters.members());
  }

  /** The first values are the expected ones, within 2e-6. */
  static void close(String what, float[] values, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) values[i]).as("%s %d", what, i).isCloseTo(expected[i], within(2e-6));
    }
  }
}
