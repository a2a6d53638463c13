package org.plaudit.agents.reward.fusion;

import org.plaudit.agents.reward.Predictions;

/**
 * How the answers of one medium depend on quality: the likelihood of each answer, with parameters
 * of its own. Quality is one number for each answer, of size about 1; for comparisons it is the
 * difference of two such numbers.
 */
interface Emission {
  /** How many answers. */
  int size();

  /** What answer {@code i} is taken to mean before anything is known, on any scale. */
  double meaning(int i);

  /** Fits the parameters by maximum likelihood to these qualities, one for each answer. */
  void fit(double[] quality);

  /** Log-likelihood of answer {@code i}, in nats. */
  double log(int i, double quality);

  /** Its derivative with respect to the quality. */
  double slope(int i, double quality);

  /** Counts what a quality says about answer {@code i}. */
  default void score(int i, double quality, Predictions tally) {
    tally.loss(-log(i, quality));
  }

  /** Log-likelihood of answer {@code i} if quality did not matter. */
  double baseline(int i);

  /** Parameters that say how quality matters. */
  int freedom();

  /**
   * How reliable the medium is, in [0, 1): Linfoot's (1957) informational correlation, sqrt(1 -
   * exp(-2 I)), I being the mean information that an answer has about quality, in nats. For normal
   * answers it is the size of the correlation. What parameters explain by chance, half a nat each
   * in all (Wilks 1938), is taken off.
   */
  default double reliability(double[] quality) {
    double information = 0;
    for (int i = 0; i < size(); i++) {
      information += log(i, quality[i]) - baseline(i);
    }
    information = (information - freedom() / 2.0) / Math.max(1, size());
    return information > 0 ? Math.sqrt(1 - Math.exp(-2 * information)) : 0;
  }
}
