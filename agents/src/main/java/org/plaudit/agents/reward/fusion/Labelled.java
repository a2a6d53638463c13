package org.plaudit.agents.reward.fusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Answers that are labels, each with a weight: P(label) is proportional to exp(a + b x), with an a
 * and b for each label. A soft answer has several labels.
 */
final class Labelled implements Emission {
  private static final int ROUNDS = 40;
  private static final double PRIOR = 1e-1;

  private final double[][] weights;
  private final double[] meanings;
  private final double[] shares;
  private final double[] offsets;
  private final double[] factors;

  /**
   * @param answers each a map from label to weight, at least one, weights adding up to at most 1
   * @param meaning of a label until more is known: praise is positive, blame negative
   */
  Labelled(List<Map<String, Double>> answers, ToDoubleFunction<String> meaning) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    answers.forEach(
        answer -> answer.keySet().forEach(label -> numbers.putIfAbsent(label, numbers.size())));
    List<String> labels = new ArrayList<>(numbers.keySet());
    this.weights = new double[answers.size()][labels.size()];
    this.meanings = new double[answers.size()];
    this.shares = new double[labels.size()];
    this.offsets = new double[labels.size()];
    this.factors = new double[labels.size()];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      for (Map.Entry<String, Double> entry : answers.get(i).entrySet()) {
        int label = numbers.get(entry.getKey());
        weights[i][label] = entry.getValue();
        meanings[i] += entry.getValue() * meaning.applyAsDouble(entry.getKey());
        shares[label] += entry.getValue();
        total += entry.getValue();
      }
    }
    for (int label = 0; label < shares.length; label++) {
      shares[label] /= total;
    }
  }

  @Override
  public int size() {
    return weights.length;
  }

  @Override
  public double meaning(int i) {
    return meanings[i];
  }

  /**
   * Ascent with a bound on the curvature that is the same for every label and quality (Boehning
   * 1992): half of the weighted moments of (1, x).
   */
  @Override
  public void fit(double[] quality) {
    double n = PRIOR;
    double sum = 0;
    double squares = PRIOR;
    for (int i = 0; i < quality.length; i++) {
      double weight = weight(i);
      n += weight / 2;
      sum += weight * quality[i] / 2;
      squares += weight * quality[i] * quality[i] / 2;
    }
    double determinant = n * squares - sum * sum;
    double[] p = new double[shares.length];
    for (int round = 0; round < ROUNDS; round++) {
      double[] first = new double[shares.length];
      double[] second = new double[shares.length];
      for (int i = 0; i < quality.length; i++) {
        probabilities(quality[i], p);
        double weight = weight(i);
        for (int label = 0; label < p.length; label++) {
          double error = weights[i][label] - weight * p[label];
          first[label] += error;
          second[label] += error * quality[i];
        }
      }
      for (int label = 0; label < p.length; label++) {
        double g = first[label] - PRIOR * offsets[label];
        double h = second[label] - PRIOR * factors[label];
        offsets[label] += (squares * g - sum * h) / determinant;
        factors[label] += (n * h - sum * g) / determinant;
      }
    }
  }

  private double weight(int i) {
    double sum = 0;
    for (double weight : weights[i]) {
      sum += weight;
    }
    return sum;
  }

  private void probabilities(double quality, double[] into) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < into.length; label++) {
      into[label] = offsets[label] + factors[label] * quality;
      largest = Math.max(largest, into[label]);
    }
    double sum = 0;
    for (int label = 0; label < into.length; label++) {
      into[label] = Math.exp(into[label] - largest);
      sum += into[label];
    }
    for (int label = 0; label < into.length; label++) {
      into[label] /= sum;
    }
  }

  @Override
  public double log(int i, double quality) {
    double[] p = new double[shares.length];
    probabilities(quality, p);
    return weighed(i, p);
  }

  @Override
  public double baseline(int i) {
    return weighed(i, shares);
  }

  private double weighed(int i, double[] p) {
    double sum = 0;
    for (int label = 0; label < p.length; label++) {
      sum += weights[i][label] == 0 ? 0 : weights[i][label] * Math.log(Math.max(p[label], 1e-300));
    }
    return sum;
  }

  @Override
  public double slope(int i, double quality) {
    double[] p = new double[shares.length];
    probabilities(quality, p);
    double mean = mean(p);
    double sum = 0;
    for (int label = 0; label < p.length; label++) {
      sum += weights[i][label] * (factors[label] - mean);
    }
    return sum;
  }

  private double mean(double[] p) {
    double sum = 0;
    for (int label = 0; label < p.length; label++) {
      sum += p[label] * factors[label];
    }
    return sum;
  }

  @Override
  public int freedom() {
    return shares.length - 1;
  }
}
