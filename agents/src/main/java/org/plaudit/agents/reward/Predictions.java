package org.plaudit.agents.reward;

import org.plaudit.core.learn.Metrics;

/** How well judgements were predicted: sums, which add up over judgements and over members. */
public final class Predictions {
  private final Calibration calibration = new Calibration();
  private double loss;
  private double count;
  private double right;

  /** One judgement's -log P(answer), in nats. */
  public void loss(double nats) {
    loss += nats;
    count++;
  }

  /** Whether what was held to be likeliest, with the probability {@code confidence}, came. */
  public void prediction(double confidence, boolean came) {
    calibration.add(confidence, came);
    right += came ? 1 : 0;
  }

  void add(Predictions other) {
    loss += other.loss;
    count += other.count;
    right += other.right;
    calibration.add(other.calibration);
  }

  /** Means; a name is absent where there is nothing to take the mean of. */
  Metrics metrics(String name) {
    Metrics metrics = Metrics.none();
    if (count > 0) {
      metrics = metrics.and(name + "_loss", loss / count);
    }
    return calibration.count() == 0
        ? metrics
        : metrics.and(name + "_accuracy", right / calibration.count());
  }

  /** The same, and whether the probabilities are what they claim to be. */
  Metrics calibrated(String name) {
    Metrics metrics = metrics(name);
    return calibration.count() == 0
        ? metrics
        : metrics
            .and(name + "_brier", calibration.brier())
            .and(name + "_calibration_error", calibration.error());
  }
}
