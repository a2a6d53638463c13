package org.plaudit.agents.reward.fusion;

import java.util.List;

/** Answers that are numbers: normal about a line, y = a + b x + noise. */
final class Measured implements Emission {
  /** Of the variance of the answers, what always remains unexplained. */
  private static final double LEAST = 1e-3;

  /** Answers with less variance are all alike, and say nothing. */
  private static final double ALIKE = 1e-12;

  private final List<Double> values;
  private final double sign;
  private final double mean;
  private final double variance;
  private double offset;
  private double factor;
  private double noise;

  /**
   * @param sign 1 if large numbers are taken for praise until more is known, -1 if for blame
   */
  Measured(List<Double> values, double sign) {
    this.values = List.copyOf(values);
    this.sign = sign;
    this.mean = values.stream().mapToDouble(v -> v).average().orElse(0);
    double off = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(0);
    this.variance = Math.max(off, ALIKE);
    this.offset = mean;
    this.noise = variance;
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public double meaning(int i) {
    return sign * (values.get(i) - mean) / Math.sqrt(Math.max(variance, 1e-6));
  }

  @Override
  public void fit(double[] quality) {
    double at = java.util.Arrays.stream(quality).average().orElse(0);
    double spread = 0;
    double together = 0;
    for (int i = 0; i < quality.length; i++) {
      spread += (quality[i] - at) * (quality[i] - at);
      together += (quality[i] - at) * (values.get(i) - mean);
    }
    factor = spread > 0 && variance > ALIKE ? together / spread : 0;
    offset = mean - factor * at;
    double left = 0;
    for (int i = 0; i < quality.length; i++) {
      double error = values.get(i) - offset - factor * quality[i];
      left += error * error / quality.length;
    }
    noise = variance > ALIKE ? Math.max(left, LEAST * variance) : variance;
  }

  @Override
  public double log(int i, double quality) {
    return normal(values.get(i) - offset - factor * quality, noise);
  }

  @Override
  public double slope(int i, double quality) {
    return factor * (values.get(i) - offset - factor * quality) / noise;
  }

  @Override
  public double baseline(int i) {
    return normal(values.get(i) - mean, variance);
  }

  private static double normal(double error, double variance) {
    return -0.5 * (Math.log(2 * Math.PI * variance) + error * error / variance);
  }

  @Override
  public int freedom() {
    return 1;
  }
}
