package org.plaudit.agents.reward;

import org.plaudit.core.Require;

/**
 * Whether probabilities are what they claim to be. What was predicted with probability p ought to
 * happen in a share p of all cases.
 */
public final class Calibration {
  /** Of equal width over [0, 1], as usual. */
  public static final int BINS = 10;

  private static final double LEAST = 1e-12;

  private final double[] claimed = new double[BINS];
  private final double[] happened = new double[BINS];
  private final double[] counts = new double[BINS];
  private double squares;
  private double loss;
  private double right;

  /**
   * Takes in one prediction.
   *
   * @param probability claimed for it, in [0, 1]
   * @param came whether it happened
   */
  public void add(double probability, boolean came) {
    Require.that(
        probability >= 0 && probability <= 1, "probability (%s) must lie in [0, 1]", probability);
    int bin = Math.min(BINS - 1, (int) (probability * BINS));
    double outcome = came ? 1 : 0;
    claimed[bin] += probability;
    happened[bin] += outcome;
    counts[bin]++;
    squares += (probability - outcome) * (probability - outcome);
    loss -= Math.log(Math.max(came ? probability : 1 - probability, LEAST));
    right += probability >= 0.5 == came ? 1 : 0;
  }

  /** Takes in all that another has seen. */
  public void add(Calibration other) {
    for (int bin = 0; bin < BINS; bin++) {
      claimed[bin] += other.claimed[bin];
      happened[bin] += other.happened[bin];
      counts[bin] += other.counts[bin];
    }
    squares += other.squares;
    loss += other.loss;
    right += other.right;
  }

  /** Predictions so far. */
  public double count() {
    double sum = 0;
    for (double count : counts) {
      sum += count;
    }
    return sum;
  }

  /**
   * Expected calibration error in [0, 1]: the distance between what was claimed and what happened,
   * averaged over bins by the number of predictions (arXiv:1706.04599, eq. 3); NaN before the
   * first.
   */
  public double error() {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(claimed[bin] - happened[bin]);
    }
    return sum / count();
  }

  /** Mean squared distance to what happened, in [0, 1] (Brier 1950). */
  public double brier() {
    return squares / count();
  }

  /** Mean cross-entropy in nats. */
  public double logLoss() {
    return loss / count();
  }

  /** Share of predictions on the right side of a half. */
  public double accuracy() {
    return right / count();
  }
}
