package org.plaudit.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether draws follow probabilities. */
final class Frequencies {
  private Frequencies() {}

  /**
   * Each count lies within five standard deviations of its expectation, which a right sampler fails
   * once in two million bins; what has no probability never happens.
   */
  static void follow(double[] probabilities, int[] counts) {
    long draws = 0;
    double total = 0;
    for (int i = 0; i < counts.length; i++) {
      draws += counts[i];
      total += probabilities[i];
    }
    assertThat(total).as("sum of probabilities").isBetween(1 - 1e-5, 1 + 1e-5);
    for (int i = 0; i < counts.length; i++) {
      double p = probabilities[i];
      double deviation = Math.sqrt(draws * p * (1 - p));
      assertThat(Math.abs(counts[i] - draws * p))
          .as("outcome %d came %d times of %d, with probability %s", i, counts[i], draws, p)
          .isLessThanOrEqualTo(5 * deviation);
    }
  }
}
