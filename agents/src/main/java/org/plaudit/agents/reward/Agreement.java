package org.plaudit.agents.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plaudit.core.trace.SegmentId;

/** How strong a preference is, where several answers were given about one pair. */
final class Agreement {
  private Agreement() {}

  /**
   * The comparisons, each as strong as the answers about its pair agree: 1 if they all prefer the
   * same segment, or there is no other, 0 if they are divided evenly.
   */
  static List<Judged> weigh(List<Judged> comparisons) {
    Map<String, List<Double>> votes = new TreeMap<>();
    for (Judged judged : comparisons) {
      double first = 2 * ComparisonCriterion.target(judged) - 1;
      votes
          .computeIfAbsent(pair(judged), name -> new ArrayList<>())
          .add(inOrder(judged) ? first : -first);
    }
    List<Judged> weighed = new ArrayList<>();
    for (Judged judged : comparisons) {
      List<Double> all = votes.get(pair(judged));
      double sum = all.stream().mapToDouble(vote -> vote).sum();
      weighed.add(judged.withStrength(Math.abs(sum) / all.size()));
    }
    return weighed;
  }

  /** The same, whichever of the two was shown first. */
  private static String pair(Judged judged) {
    SegmentId a = judged.ids().get(0);
    SegmentId b = judged.ids().get(1);
    return inOrder(judged) ? a + " " + b : b + " " + a;
  }

  private static boolean inOrder(Judged judged) {
    return judged.ids().get(0).compareTo(judged.ids().get(1)) <= 0;
  }
}
