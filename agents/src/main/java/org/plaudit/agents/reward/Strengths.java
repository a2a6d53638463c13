package org.plaudit.agents.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plaudit.core.BadInput;

/**
 * Strengths of a few things that were compared with each other, by the model of Bradley and Terry:
 * i beats j with probability p_i / (p_i + p_j). The maximum of the likelihood, by Zermelo's
 * iteration (1929), which always gets there (Hunter 2004, section 2).
 */
public final class Strengths {
  private static final double ENOUGH = 1e-13;
  private static final int MOST = 100_000;

  private Strengths() {}

  /**
   * The strengths, adding up to 1.
   *
   * @param wins how often the thing of the row beat that of the column; the diagonal is not read
   * @throws BadInput if the table is not square, or if some of the things never lost to the others,
   *     or never won: then no strengths are the most likely ones
   */
  public static List<Double> of(List<List<Integer>> wins) {
    int n = wins.size();
    double[][] table = new double[n][n];
    for (int i = 0; i < n; i++) {
      if (wins.get(i).size() != n) {
        throw new BadInput(
            "row %d of the wins has %d numbers; there are %d things"
                .formatted(i, wins.get(i).size(), n));
      }
      for (int j = 0; j < n; j++) {
        table[i][j] = i == j ? 0 : wins.get(i).get(j);
        if (table[i][j] < 0) {
          throw new BadInput("wins (%s) must not be negative".formatted(wins.get(i)));
        }
      }
    }
    for (int i = 0; i < n; i++) {
      if (!reaches(table, i)) {
        throw new BadInput(
            ("the wins %s do not connect: starting from %d, not everything can be reached along"
                    + " wins, so no strengths are the most likely. Maybe add half a win to each.")
                .formatted(wins, i));
      }
    }
    double[] strengths = new double[n];
    Arrays.fill(strengths, 1.0 / n);
    double change = 1;
    for (int step = 0; step < MOST && change > ENOUGH; step++) {
      change = improve(table, strengths);
    }
    List<Double> result = new ArrayList<>();
    for (double strength : strengths) {
      result.add(strength);
    }
    return List.copyOf(result);
  }

  /** One step for all (Hunter 2004, eq. 3); the largest change. */
  private static double improve(double[][] wins, double[] p) {
    int n = p.length;
    double[] better = new double[n];
    for (int i = 0; i < n; i++) {
      double won = 0;
      double weighted = 0;
      for (int j = 0; j < n; j++) {
        won += wins[i][j];
        weighted += i == j ? 0 : (wins[i][j] + wins[j][i]) / (p[i] + p[j]);
      }
      better[i] = n == 1 ? 1 : won / weighted;
    }
    double sum = Arrays.stream(better).sum();
    double change = 0;
    for (int i = 0; i < n; i++) {
      change = Math.max(change, Math.abs(better[i] / sum - p[i]));
      p[i] = better[i] / sum;
    }
    return change;
  }

  private static boolean reaches(double[][] wins, int from) {
    boolean[] reached = new boolean[wins.length];
    List<Integer> open = new ArrayList<>(List.of(from));
    reached[from] = true;
    int count = 1;
    while (!open.isEmpty()) {
      int next = open.remove(open.size() - 1);
      for (int other = 0; other < wins.length; other++) {
        if (wins[next][other] > 0 && !reached[other]) {
          reached[other] = true;
          open.add(other);
          count++;
        }
      }
    }
    return count == wins.length;
  }
}
