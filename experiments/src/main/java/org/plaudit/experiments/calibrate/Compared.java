package org.plaudit.experiments.calibrate;

import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.feedback.Feedback.Preference.Choice;

/**
 * One comparison: what the two segments truly earned, and which was preferred.
 *
 * @param first the reward of each step of the first
 * @param second of the second
 * @param choice not {@code BOTH_BAD}, which does not say which is better
 */
public record Compared(List<Double> first, List<Double> second, Choice choice) {
  public Compared {
    first = List.copyOf(first);
    second = List.copyOf(second);
    Require.that(choice != Choice.BOTH_BAD, "both bad does not say which is better");
  }

  /**
   * The first's reward less the second's, step by step, both counted from the end, so that R1 - R2
   * = sum over k of discount^k times entry k.
   */
  double[] differences() {
    double[] differences = new double[Math.max(first.size(), second.size())];
    for (int k = 0; k < differences.length; k++) {
      differences[k] =
          (k < first.size() ? first.get(first.size() - 1 - k) : 0)
              - (k < second.size() ? second.get(second.size() - 1 - k) : 0);
    }
    return differences;
  }
}
