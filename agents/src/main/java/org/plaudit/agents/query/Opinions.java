package org.plaudit.agents.query;

import java.util.IdentityHashMap;
import java.util.List;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Segment;

/** What the members of a model think of segments; each segment is put to them once. */
final class Opinions<O, A> {
  private final RewardModel<O, A> model;
  private final IdentityHashMap<Segment<O, A>, double[]> returns = new IdentityHashMap<>();

  Opinions(RewardModel<O, A> model) {
    this.model = model;
  }

  /** Return according to each member, in nats; read-only. */
  double[] of(Segment<O, A> segment) {
    return returns.computeIfAbsent(segment, model::returns);
  }

  /**
   * What a question is worth. One segment by itself has no answers that a reward model could
   * predict, so the variance of its return over members stands for each of them: if a rating is the
   * return and Gaussian noise, the same for all segments, then the entropy of the rating, what it
   * tells (half of ln(1 + variance / noise)) and how much it rules out all grow with it.
   *
   * @param tie half-width of the zone of doubt in logits, for two segments
   */
  double value(List<Segment<O, A>> question, Acquisition acquisition, double tie) {
    return question.size() == 1
        ? Acquisition.variance(of(question.get(0)))
        : acquisition.value(Answers.of(question.stream().map(this::of).toList(), tie));
  }
}
