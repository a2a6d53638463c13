package org.plaudit.agents.reward;

import org.plaudit.agents.policy.RunningStatistics;

/** A judged pair, as numbers; the arrays are this pair's own. */
final class Comparison {
  private final long query;
  private final float[] first;
  private final float[] second;
  private final double target;

  /**
   * @param first (length, features)
   * @param second (length, features)
   * @param target 1 if the first was preferred, 0 if the second, a half for a tie
   */
  Comparison(long query, float[] first, float[] second, double target) {
    this.query = query;
    this.first = first;
    this.second = second;
    this.target = target;
  }

  void normalize(RunningStatistics normal) {
    normal.normalize(first, first.length / normal.columns(), first);
    normal.normalize(second, second.length / normal.columns(), second);
  }

  long query() {
    return query;
  }

  float[] first() {
    return first;
  }

  float[] second() {
    return second;
  }

  double target() {
    return target;
  }
}
