package org.plaudit.agents.reward.fusion;

import java.util.List;
import org.plaudit.agents.reward.Predictions;

/**
 * Comparisons: the first wins with probability sigmoid(b x), x being how much better it is (Bradley
 * and Terry 1952). A tie counts half for either.
 */
final class Compared implements Emission {
  private static final int ROUNDS = 30;
  private static final double PRIOR = 1e-2;

  private final List<Double> targets;
  private double steepness = 1;

  /**
   * @param targets 1 where the first won, 0 where the second, a half where neither did
   */
  Compared(List<Double> targets) {
    this.targets = List.copyOf(targets);
  }

  /** Nats for each unit of quality; negative where people say the opposite of what they mean. */
  double steepness() {
    return steepness;
  }

  @Override
  public int size() {
    return targets.size();
  }

  @Override
  public double meaning(int i) {
    return 2 * targets.get(i) - 1;
  }

  @Override
  public void fit(double[] quality) {
    double b = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double slope = -PRIOR * b;
      double curve = PRIOR;
      for (int i = 0; i < quality.length; i++) {
        double p = sigmoid(b * quality[i]);
        slope += (targets.get(i) - p) * quality[i];
        curve += p * (1 - p) * quality[i] * quality[i];
      }
      // Newton's step, but never far: where answers are nearly sure it would overshoot.
      b += Math.max(-1, Math.min(1, slope / curve));
    }
    steepness = b;
  }

  @Override
  public double log(int i, double quality) {
    double margin = steepness * quality;
    double loss =
        Math.max(margin, 0) - targets.get(i) * margin + Math.log1p(Math.exp(-Math.abs(margin)));
    return -loss;
  }

  @Override
  public double slope(int i, double quality) {
    return steepness * (targets.get(i) - sigmoid(steepness * quality));
  }

  @Override
  public void score(int i, double quality, Predictions tally) {
    Emission.super.score(i, quality, tally);
    double target = targets.get(i);
    if (target != 0.5) {
      double p = sigmoid(steepness * quality);
      tally.prediction(Math.max(p, 1 - p), p > 0.5 == target > 0.5);
    }
  }

  @Override
  public double baseline(int i) {
    return -Math.log(2);
  }

  @Override
  public int freedom() {
    return 1;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
