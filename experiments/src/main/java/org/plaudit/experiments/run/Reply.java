package org.plaudit.experiments.run;

import org.plaudit.core.feedback.Feedback;

/**
 * What one person said.
 *
 * @param rater pseudonym
 * @param seconds of that person's time
 * @param delay steps of training until it is known
 */
record Reply(String rater, Feedback feedback, double seconds, long delay) {
  /** Whether it is more than silence. */
  boolean given() {
    return !(feedback instanceof Feedback.Abstention);
  }
}
