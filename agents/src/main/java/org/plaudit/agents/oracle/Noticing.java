package org.plaudit.agents.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.feedback.Channel;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Implicit;
import org.plaudit.core.feedback.Feedback.Sign;

/**
 * What shows of somebody who was not asked, all driven by how satisfied they are: s = sigmoid(
 * precision (place - 1/2)).
 *
 * <ul>
 *   <li>They click, and come back, with probability s; they leave for good with 1 - s.
 *   <li>How much they complete, in quarters, is binomial (4, s). How long they stay, from 1 to 32
 *       seconds, each the double of the one before, is binomial (5, s).
 *   <li>What they show on face or hands is binomial (2, s): displeased, neither, pleased. A
 *       labeller reads it with a confidence of 0.5, 0.7 or 0.9, each as likely as the other, and is
 *       right as often as it is confident; else it gives any other label of that channel.
 * </ul>
 */
final class Noticing {
  private static final double[] CONFIDENCES = {0.5, 0.7, 0.9};

  private Noticing() {}

  static Map<Feedback, Double> answers(double precision, double place, Channel channel) {
    double satisfied = 1 / (1 + Math.exp(precision * (0.5 - place)));
    return switch (channel) {
      case CLICK, RETURN -> numbers(channel, List.of(0.0, 1.0), satisfied);
      case CHURN -> numbers(channel, List.of(0.0, 1.0), 1 - satisfied);
      case COMPLETION -> numbers(channel, Labels.COMPLETIONS, satisfied);
      case DWELL -> numbers(channel, Labels.DWELLS, satisfied);
      case GESTURE -> signs(channel, Labels.GESTURES, binomial(2, satisfied));
      case EXPRESSION -> {
        double[] shown = binomial(2, satisfied);
        yield signs(
            channel,
            Labels.EXPRESSIONS,
            new double[] {shown[0], shown[1] / 2, shown[1] / 2, shown[2]});
      }
    };
  }

  private static Map<Feedback, Double> numbers(
      Channel channel, List<Double> values, double satisfied) {
    double[] chances = binomial(values.size() - 1, satisfied);
    Map<Feedback, Double> answers = new LinkedHashMap<>();
    for (int i = 0; i < chances.length; i++) {
      answers.put(new Implicit(channel, values.get(i)), chances[i]);
    }
    return answers;
  }

  /**
   * @param shown the chance of each label to be the right one
   */
  private static Map<Feedback, Double> signs(Channel channel, List<String> labels, double[] shown) {
    Map<Feedback, Double> answers = new LinkedHashMap<>();
    for (double confidence : CONFIDENCES) {
      for (int i = 0; i < shown.length; i++) {
        double wrong = (1 - confidence) / (shown.length - 1);
        double given = confidence * shown[i] + wrong * (1 - shown[i]);
        answers.put(new Sign(channel, labels.get(i), confidence, 0), given / CONFIDENCES.length);
      }
    }
    return answers;
  }

  /** The chances of 0 to n successes. */
  private static double[] binomial(int n, double p) {
    double[] chances = new double[n + 1];
    chances[0] = 1;
    for (int trial = 1; trial <= n; trial++) {
      for (int k = trial; k >= 0; k--) {
        chances[k] = chances[k] * (1 - p) + (k > 0 ? chances[k - 1] * p : 0);
      }
    }
    return chances;
  }
}
