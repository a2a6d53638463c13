package org.plaudit.agents.reward.tribuo;

import java.util.Arrays;
import java.util.List;

/**
 * One number for each judged segment that says best what was answered about it: the most probable
 * scores under Bradley and Terry's model with a standard normal prior on each score (Caron and
 * Doucet 2012 for priors on such scores; the prior keeps a segment that won all its comparisons
 * finite). A rating of q says that the segment is better than usual with probability q, where usual
 * is what the mean rating says.
 */
final class Scores {
  private static final int ROUNDS = 200;
  private static final double PRECISE = 1e-10;

  private Scores() {}

  /** In nats, one for each of {@code n} segments; 0 for those nobody judged. */
  static double[] fit(int n, List<Evidence.Pair> pairs, List<Evidence.Mark> marks) {
    double[] scores = new double[n];
    double usual = usual(marks);
    double[] slope = new double[n];
    double[] curve = new double[n];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < n; i++) {
        slope[i] = -scores[i];
      }
      Arrays.fill(curve, 1);
      for (Evidence.Pair pair : pairs) {
        double error = pair.target() - sigmoid(scores[pair.first()] - scores[pair.second()]);
        slope[pair.first()] += error;
        slope[pair.second()] -= error;
        // A step of each score by itself, with twice a bound on its curvature, never overshoots:
        // the Hessian's off-diagonal is no larger than its diagonal.
        curve[pair.first()] += 0.5;
        curve[pair.second()] += 0.5;
      }
      for (Evidence.Mark mark : marks) {
        slope[mark.segment()] += mark.quality() - sigmoid(scores[mark.segment()] + usual);
        curve[mark.segment()] += 0.25;
      }
      double largest = 0;
      for (int i = 0; i < n; i++) {
        double step = slope[i] / curve[i];
        scores[i] += step;
        largest = Math.max(largest, Math.abs(step));
      }
      if (largest < PRECISE) {
        break;
      }
    }
    return scores;
  }

  /** The log-odds of the mean rating, kept off the ends. */
  static double usual(List<Evidence.Mark> marks) {
    double mean = marks.stream().mapToDouble(Evidence.Mark::quality).average().orElse(0.5);
    double inside = Math.max(0.02, Math.min(0.98, mean));
    return Math.log(inside / (1 - inside));
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
