package org.plaudit.agents.reward.explain;

import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Segment;

/**
 * A reward model that is one weight a feature. Its explanations are exact: the Shapley value of a
 * feature of a linear model is weight times distance from the mean (arXiv:1705.07874, corollary 1),
 * and features are measured from their mean over the judged steps.
 */
public interface LinearReward<O, A> extends RewardModel<O, A> {
  /** What each weight belongs to, as in {@code observation[2]}. */
  List<String> names();

  /** In nats for each unit of the feature that {@link #features} gives. */
  double[] weights();

  /**
   * Sums over the segment's steps, of each feature's distance from its mean as the model sees it.
   */
  double[] features(Segment<O, A> segment);

  /** The segment's return in nats, shared out among the features. */
  default Explanation explain(Segment<O, A> segment) {
    return explain("return of " + segment.id(), features(segment));
  }

  /** Why {@code a} is preferred to {@code b}, or not: R(a) - R(b) in nats, shared out. */
  default Explanation explain(Segment<O, A> a, Segment<O, A> b) {
    double[] difference = features(a);
    double[] other = features(b);
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= other[i];
    }
    return explain("advantage of " + a.id() + " over " + b.id(), difference);
  }

  private Explanation explain(String about, double[] features) {
    double[] weights = weights();
    List<String> names = names();
    List<Explanation.Part> parts = new ArrayList<>();
    double value = 0;
    for (int i = 0; i < weights.length; i++) {
      parts.add(new Explanation.Part(names.get(i), weights[i] * features[i]));
      value += weights[i] * features[i];
    }
    return new Explanation(about, value, 0, parts);
  }
}
