package org.plaudit.agents.query;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;
import org.plaudit.core.trace.Segment;

/**
 * Pairs about which the members of the ensemble disagree most: the largest variance, over members,
 * of the predicted preference (arXiv:1706.03741, section 2.2.4), among many pairs drawn at random.
 */
public final class DisagreementSelector implements Selector {
  private final Options options;

  /** How hard it searches. */
  public record Options(
      @Doc("pairs drawn at random for each one that is asked about, at least 1") int oversample) {
    public Options {
      Require.that(oversample >= 1, "oversample (%d) must be at least 1. Maybe 10.", oversample);
    }

    public static Options defaults() {
      return new Options(10);
    }
  }

  public DisagreementSelector(Options options) {
    this.options = options;
  }

  @Override
  public <O, A> List<List<Segment<O, A>>> select(
      List<Segment<O, A>> candidates,
      int count,
      int size,
      RewardModel<O, A> model,
      RandomGenerator rng) {
    List<List<Segment<O, A>>> pairs =
        new UniformSelector().select(candidates, count * options.oversample, size, model, rng);
    double[] disagreement = pairs.stream().mapToDouble(pair -> variance(model, pair)).toArray();
    // The sort is stable: equal pairs keep the order in which they were drawn.
    return IntStream.range(0, pairs.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -disagreement[i]))
        .limit(count)
        .map(pairs::get)
        .toList();
  }

  /** Variance over members of P(first over second); in [0, 1/4]. */
  static <O, A> double variance(RewardModel<O, A> model, List<Segment<O, A>> pair) {
    double[] first = model.returns(pair.get(0));
    double[] second = model.returns(pair.get(1));
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < first.length; i++) {
      double p = 1 / (1 + Math.exp(second[i] - first[i]));
      sum += p;
      squares += p * p;
    }
    double mean = sum / first.length;
    return Math.max(0, squares / first.length - mean * mean);
  }
}
