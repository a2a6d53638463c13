package org.plaudit.agents.reward;

import org.plaudit.core.Require;

/** How far two ways of scoring the same things put them in the same order. */
public final class Ordering {
  private final long same;
  private final long opposite;
  private final long tiedInFirst;
  private final long tiedInSecond;
  private final long pairs;

  private Ordering(long same, long opposite, long tiedInFirst, long tiedInSecond, long pairs) {
    this.same = same;
    this.opposite = opposite;
    this.tiedInFirst = tiedInFirst;
    this.tiedInSecond = tiedInSecond;
    this.pairs = pairs;
  }

  /** Compares all pairs; both arrays are as long, position by position the same thing. */
  public static Ordering of(double[] first, double[] second) {
    Require.that(
        first.length == second.length,
        "%d scores cannot be compared with %d",
        first.length,
        second.length);
    long same = 0;
    long opposite = 0;
    long tiedInFirst = 0;
    long tiedInSecond = 0;
    for (int i = 0; i < first.length; i++) {
      for (int j = 0; j < i; j++) {
        int a = Double.compare(first[i], first[j]);
        int b = Double.compare(second[i], second[j]);
        tiedInFirst += a == 0 ? 1 : 0;
        tiedInSecond += b == 0 ? 1 : 0;
        same += a * b > 0 ? 1 : 0;
        opposite += a * b < 0 ? 1 : 0;
      }
    }
    return new Ordering(
        same, opposite, tiedInFirst, tiedInSecond, first.length * (first.length - 1L) / 2);
  }

  /**
   * Kendall's tau-b in [-1, 1] (Kendall 1945): 1 for the same order, -1 for the opposite one; NaN
   * where one side makes no difference at all.
   */
  public double tau() {
    double product = (double) (pairs - tiedInFirst) * (pairs - tiedInSecond);
    return (same - opposite) / Math.sqrt(product);
  }

  /**
   * Share of the pairs that differ in the second scores, the true ones, which the first put in the
   * same order; a tie of the first counts half. NaN where no pair differs.
   */
  public double accuracy() {
    long differ = pairs - tiedInSecond;
    return (same + 0.5 * (differ - same - opposite)) / differ;
  }
}
