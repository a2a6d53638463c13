package org.plaudit.agents.reward.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.plaudit.core.Require;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Segment;

/**
 * Which answers a prediction hangs on, by leaving each out in turn (Cook 1977): exact for every
 * kind of model, at the cost of one fit for each answer that is tried. Models are made with the
 * same seed, so that nothing but the answer differs; where fitting draws its batches at random, the
 * changes still carry that noise.
 */
public final class Influence<O, A> {
  private final RewardModel.Factory factory;
  private final EnvSpec<O, A> spec;
  private final Seed seed;
  private final List<Judgement<O, A>> judgements;
  private final UnaryOperator<RewardModel<O, A>> view;

  /**
   * @param judgements to which the explained model was fitted, oldest first
   * @param view what of a fitted model is explained, as one person's taste
   */
  public Influence(
      RewardModel.Factory factory,
      EnvSpec<O, A> spec,
      Seed seed,
      List<Judgement<O, A>> judgements,
      UnaryOperator<RewardModel<O, A>> view) {
    this.factory = factory;
    this.spec = spec;
    this.seed = seed;
    this.judgements = List.copyOf(judgements);
    this.view = view;
  }

  /** What every answer does to R(a) - R(b), in nats: an explanation with one part an answer. */
  public Explanation explain(Segment<O, A> a, Segment<O, A> b) {
    return explain(a, b, IntStream.range(0, judgements.size()).boxed().toList());
  }

  /**
   * What some answers do to R(a) - R(b), in nats. A part is positive where the answer speaks for
   * {@code a}: without it the difference would be smaller.
   *
   * @param tried the places of these answers among all, from 0
   */
  public Explanation explain(Segment<O, A> a, Segment<O, A> b, List<Integer> tried) {
    for (int place : tried) {
      Require.that(
          0 <= place && place < judgements.size(),
          "answer %d must lie in [0, %d)",
          place,
          judgements.size());
    }
    double with = margin(judgements, a, b);
    List<Explanation.Part> parts = new ArrayList<>();
    for (int place : tried) {
      List<Judgement<O, A>> others = new ArrayList<>(judgements);
      Judgement<O, A> left = others.remove(place);
      String name = "answer to question " + left.query().id() + " by " + left.rater();
      parts.add(new Explanation.Part(name, with - margin(others, a, b)));
    }
    parts.sort(Comparator.comparingDouble(part -> -Math.abs(part.amount())));
    String about = "advantage of " + a.id() + " over " + b.id();
    return new Explanation(about, with, margin(List.of(), a, b), parts);
  }

  private double margin(List<Judgement<O, A>> answers, Segment<O, A> a, Segment<O, A> b) {
    RewardModel<O, A> model = factory.create(spec, seed);
    model.fit(answers);
    RewardModel<O, A> seen = view.apply(model);
    double[] first = seen.returns(a);
    double[] second = seen.returns(b);
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] - second[i];
    }
    return sum / first.length;
  }
}
