package org.plaudit.experiments.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plaudit.core.Require;

/**
 * How far raters agree beyond what chance alone would give: 1 if always, 0 if as often as chance,
 * negative if less often.
 */
public final class Agreement {
  private Agreement() {}

  /** How much two different values disagree. */
  public enum Level {
    /** Any two different values disagree the same: names. */
    NOMINAL,
    /** By how many ratings lie between them: ranks, degrees of agreement. */
    ORDINAL,
    /** By the square of their difference: points, temperatures. */
    INTERVAL
  }

  /**
   * Cohen's kappa (1960) of two raters who both judged everything: (po - pe) / (1 - pe), po being
   * how often they agree and pe how often they would if each kept their own habits but looked at
   * nothing. Empty if both always say the same one thing, where chance agrees as well.
   *
   * @param first what the first rater said of each item, at least one
   * @param second what the second said of the same items
   */
  public static <T extends Comparable<T>> OptionalDouble cohenKappa(List<T> first, List<T> second) {
    Require.that(
        !first.isEmpty() && first.size() == second.size(),
        "kappa needs two equally long lists of at least one judgement, not %d and %d",
        first.size(),
        second.size());
    int n = first.size();
    SortedMap<T, Integer> ours = new TreeMap<>();
    SortedMap<T, Integer> theirs = new TreeMap<>();
    int agreed = 0;
    for (int i = 0; i < n; i++) {
      ours.merge(first.get(i), 1, Integer::sum);
      theirs.merge(second.get(i), 1, Integer::sum);
      agreed += first.get(i).equals(second.get(i)) ? 1 : 0;
    }
    double chance = 0;
    for (var said : ours.entrySet()) {
      chance += said.getValue() * (double) theirs.getOrDefault(said.getKey(), 0);
    }
    chance /= (double) n * n;
    return chance == 1
        ? OptionalDouble.empty()
        : OptionalDouble.of(((double) agreed / n - chance) / (1 - chance));
  }

  /**
   * Krippendorff's alpha of any number of raters, each of whom may have judged only some of the
   * items: 1 - Do / De, the disagreement within items against that of values thrown together
   * (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"). Items that fewer than two
   * judged say nothing. Empty if no item was judged twice, or all values are the same.
   *
   * @param items for each item what was said of it, in any order, finite
   */
  public static OptionalDouble krippendorffAlpha(List<List<Double>> items, Level level) {
    List<List<Double>> paired = items.stream().filter(item -> item.size() >= 2).toList();
    SortedMap<Double, Integer> totals = new TreeMap<>();
    int n = 0;
    for (List<Double> item : paired) {
      for (double value : item) {
        Require.that(Double.isFinite(value), "a judgement (%s) must be finite", value);
        // Zero is zero, whatever its sign.
        totals.merge(value + 0.0, 1, Integer::sum);
        n++;
      }
    }
    List<Double> values = new ArrayList<>(totals.keySet());
    double[][] apart = distances(values, new ArrayList<>(totals.values()), level);
    double observed = 0;
    for (List<Double> item : paired) {
      double within = 0;
      for (double one : item) {
        for (double other : item) {
          within += apart[index(values, one)][index(values, other)];
        }
      }
      observed += within / (item.size() - 1);
    }
    double expected = 0;
    for (int i = 0; i < values.size(); i++) {
      for (int j = 0; j < values.size(); j++) {
        expected += (double) totals.get(values.get(i)) * totals.get(values.get(j)) * apart[i][j];
      }
    }
    return expected == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (n - 1) * observed / expected);
  }

  private static int index(List<Double> values, double value) {
    return Collections.binarySearch(values, value + 0.0);
  }

  /** Squared distances of the distinct values, in order. */
  private static double[][] distances(List<Double> values, List<Integer> totals, Level level) {
    int n = values.size();
    double[][] apart = new double[n][n];
    for (int i = 0; i < n; i++) {
      double between = totals.get(i) / 2.0;
      for (int j = i + 1; j < n; j++) {
        between += totals.get(j);
        double distance =
            switch (level) {
              case NOMINAL -> 1;
              case ORDINAL -> between - totals.get(j) / 2.0;
              case INTERVAL -> values.get(j) - values.get(i);
            };
        apart[i][j] = distance * distance;
        apart[j][i] = apart[i][j];
      }
    }
    return apart;
  }
}
