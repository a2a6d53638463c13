package org.plaudit.agents.reward;

/** How "about equally good" is read. */
public enum Ties {
  /** As half an answer for either: cross-entropy with a target of 1/2. */
  HALF,
  /**
   * As an outcome of its own, by Rao and Kupper (1967): P(first) = sigmoid(d - delta), P(second) =
   * sigmoid(-d - delta), and what is left is the tie; delta is learned. The law of the simulated
   * people's {@code tie} (arXiv:1910.04365).
   */
  RAO_KUPPER,
  /**
   * As an outcome of its own, by Davidson (1970): first, second and tie are as exp(d/2) to
   * exp(-d/2) to nu; nu is learned.
   */
  DAVIDSON
}
