package org.plaudit.agents.query;

import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.Require;

/**
 * What each member of an ensemble expects to be answered: from the segments' returns, the
 * probability of every answer that a question can get.
 */
final class Answers {
  /** Of more segments than this not all orders are listed: six have 720. */
  private static final int MOST_ORDERED = 5;

  private Answers() {}

  /**
   * Rows of probabilities, each adding up to 1: (members, answers).
   *
   * <ul>
   *   <li>Two segments, {@code tie} 0: the first, the second, by Bradley-Terry.
   *   <li>Two segments, {@code tie} positive: the first, the second, about equal, by the weak
   *       comparison of that half-width (arXiv:1910.04365), as in {@code BoltzmannOracle}.
   *   <li>Three to five: every order, by Plackett-Luce, which has no ties.
   *   <li>More: which one is best, the first choice of Plackett-Luce.
   * </ul>
   *
   * @param returns of each segment, at least two, according to each member, in nats
   * @param tie half-width of the zone of doubt in logits, at least 0
   */
  static double[][] of(List<double[]> returns, double tie) {
    Require.that(returns.size() >= 2, "%d segments cannot be compared", returns.size());
    int members = returns.get(0).length;
    double[][] answers = new double[members][];
    for (int member = 0; member < members; member++) {
      double[] mine = new double[returns.size()];
      for (int i = 0; i < mine.length; i++) {
        mine[i] = returns.get(i)[member];
      }
      answers[member] = mine.length == 2 ? compared(mine[1] - mine[0], tie) : ranked(mine);
    }
    return answers;
  }

  /**
   * @param behind by how much the first earns less than the second
   */
  private static double[] compared(double behind, double tie) {
    double first = 1 / (1 + Math.exp(tie + behind));
    if (tie == 0) {
      return new double[] {first, 1 - first};
    }
    double second = 1 / (1 + Math.exp(tie - behind));
    return new double[] {first, second, Math.expm1(2 * tie) * first * second};
  }

  private static double[] ranked(double[] returns) {
    double best = Double.NEGATIVE_INFINITY;
    for (double value : returns) {
      best = Math.max(best, value);
    }
    double[] weights = new double[returns.length];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.exp(returns[i] - best);
      total += weights[i];
    }
    if (returns.length > MOST_ORDERED) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= total;
      }
      return weights;
    }
    List<Double> orders = new ArrayList<>();
    order(returns, 0, 1, orders);
    return orders.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Adds the probability of every order of those that are left, in the order of their positions.
   *
   * @param taken the segments that are placed, as bits
   * @param sofar probability that these were placed as they were
   */
  private static void order(double[] returns, int taken, double sofar, List<Double> into) {
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < returns.length; i++) {
      if ((taken >> i & 1) == 0) {
        best = Math.max(best, returns[i]);
      }
    }
    if (best == Double.NEGATIVE_INFINITY) {
      into.add(sofar);
      return;
    }
    // Measured from the best that is left, so that no return is too large for exp.
    double total = 0;
    for (int i = 0; i < returns.length; i++) {
      total += (taken >> i & 1) == 0 ? Math.exp(returns[i] - best) : 0;
    }
    for (int i = 0; i < returns.length; i++) {
      if ((taken >> i & 1) == 0) {
        order(returns, taken | 1 << i, sofar * Math.exp(returns[i] - best) / total, into);
      }
    }
  }
}
