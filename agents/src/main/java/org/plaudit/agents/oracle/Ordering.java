package org.plaudit.agents.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.plaudit.core.Require;
import org.plaudit.core.feedback.Feedback;

/**
 * How segments are put in order, by Plackett and Luce: the best is chosen with odds exp(beta R),
 * then the best of the rest, and so on (Plackett, JRSS C 24 (1975), 193).
 */
final class Ordering {
  private static final List<List<Feedback.Ranking>> ORDERS =
      IntStream.rangeClosed(0, BoltzmannOracle.MOST_RANKED).mapToObj(Ordering::orders).toList();

  private Ordering() {}

  /**
   * All orders, in the order of their numbers; an abstention where no segment is good enough.
   *
   * @param worths of the segments as they are shown
   */
  static Map<Feedback, Double> answers(BoltzmannOracle.Options options, double[] worths) {
    int k = worths.length;
    Require.that(
        k <= BoltzmannOracle.MOST_RANKED,
        "%d segments have too many orders to list; at most %d can be ranked. Maybe ask about %d.",
        k,
        BoltzmannOracle.MOST_RANKED,
        3);
    if (Arrays.stream(worths).allMatch(worth -> worth < options.skip())) {
      return Chances.sure(new Feedback.Abstention(Comparing.NOTHING_TO_SEE));
    }
    Map<Feedback, Double> answers = new LinkedHashMap<>();
    for (Feedback.Ranking ranking : ORDERS.get(k)) {
      answers.put(ranking, probability(options.beta(), worths, ranking.order()));
    }
    return answers;
  }

  private static double probability(double beta, double[] worths, List<Integer> order) {
    double p = 1;
    for (int first = 0; first < order.size() - 1; first++) {
      double chosen = worths[order.get(first)];
      double sum = 1;
      for (int other = first + 1; other < order.size(); other++) {
        sum += Math.exp(beta * (worths[order.get(other)] - chosen));
      }
      p /= sum;
    }
    return p;
  }

  private static List<Feedback.Ranking> orders(int k) {
    List<Feedback.Ranking> orders = new ArrayList<>();
    if (k >= 2) {
      extend(new Integer[k], 0, new boolean[k], orders);
    }
    return List.copyOf(orders);
  }

  private static void extend(
      Integer[] order, int filled, boolean[] used, List<Feedback.Ranking> into) {
    if (filled == order.length) {
      into.add(new Feedback.Ranking(Arrays.asList(order)));
      return;
    }
    for (int next = 0; next < order.length; next++) {
      if (!used[next]) {
        used[next] = true;
        order[filled] = next;
        extend(order, filled + 1, used, into);
        used[next] = false;
      }
    }
  }
}
