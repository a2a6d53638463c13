package org.plaudit.core.reward;

import java.util.List;
import java.util.Set;
import org.plaudit.core.Saves;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.StepRewards;

/**
 * Learned reward: P(a over b) = sigmoid(R(a) - R(b)), R the sum over steps (arXiv:1706.03741, eq.
 * 1). An ensemble of at least one member; its reward is the members' mean.
 */
public interface RewardModel<O, A> extends StepRewards, Saves {
  /** Fits the model to all judgements so far, oldest first. */
  Metrics fit(List<Judgement<O, A>> judgements);

  /**
   * The same, with segments that nobody judged, which some models can learn from, too.
   *
   * @param unjudged any number, perhaps none
   */
  default Metrics fit(List<Judgement<O, A>> judgements, List<Segment<O, A>> unjudged) {
    return fit(judgements);
  }

  /** What one rater wants, where the model tells raters apart; otherwise what all want. */
  default RewardModel<O, A> of(String rater) {
    return this;
  }

  /** Return of the segment, summed over its steps, according to each member; in nats. */
  double[] returns(Segment<O, A> segment);

  /** Probability in [0, 1], averaged over members, that {@code a} is preferred to {@code b}. */
  default double prefers(Segment<O, A> a, Segment<O, A> b) {
    double[] first = returns(a);
    double[] second = returns(b);
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += 1 / (1 + Math.exp(second[i] - first[i]));
    }
    return sum / first.length;
  }

  /** Makes reward models for a world. */
  interface Factory {
    /** Kinds of feedback that it can be fitted to; it ignores others. */
    default Set<Class<? extends Feedback>> feedback() {
      return Set.of(Feedback.Preference.class);
    }

    <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed);
  }
}
