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
 * Asks what is worth most: draws many questions at random, values each by an {@link Acquisition},
 * and takes the best. Questions of one batch are asked before any of them is answered, and the best
 * ones tend to ask the same thing; so of somewhat more of the best, those that are most like
 * another are dropped first ({@link SuccessiveElimination}).
 */
public final class AcquisitionSelector implements Selector {
  private final Acquisition acquisition;
  private final Options options;

  /** How it searches. */
  public record Options(
      @Doc("questions drawn at random for each one that is asked, at least 1") int oversample,
      @Doc("of so many of the best for each one asked, those most alike are dropped; 1 drops none")
          int shortlist,
      @Doc("half-width in logits within which a pair may be called a tie, at least 0; 0: no ties")
          double tie) {
    public Options {
      Oversample.check(oversample);
      Require.that(
          shortlist >= 1 && shortlist <= oversample,
          "shortlist (%d) must lie in [1, oversample (%d)]. Maybe 1.",
          shortlist,
          oversample);
      Require.that(
          tie >= 0 && Double.isFinite(tie),
          "tie (%s) must be finite and at least 0. Maybe 0.",
          tie);
    }

    public static Options defaults() {
      return new Options(10, 2, 0);
    }
  }

  public AcquisitionSelector(Acquisition acquisition, Options options) {
    this.acquisition = acquisition;
    this.options = options;
  }

  /** As published (arXiv:1706.03741): the most disputed, however much alike they are. */
  public static Selector disagreement(Oversample search) {
    return new AcquisitionSelector(
        Acquisition.DISAGREEMENT, new Options(search.oversample(), 1, 0));
  }

  @Override
  public <O, A> List<List<Segment<O, A>>> select(
      List<Segment<O, A>> candidates,
      int count,
      int size,
      RewardModel<O, A> model,
      RandomGenerator rng) {
    Pool<O, A> pool =
        new Pool<>(candidates, count, new Oversample(options.oversample), size, model, rng);
    double[] values = pool.values(acquisition, options.tie);
    // The sort is stable: equal questions keep the order in which they were drawn.
    List<Integer> best =
        IntStream.range(0, pool.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -values[i]))
            .limit((long) count * options.shortlist)
            .toList();
    if (best.size() <= count) {
      return pool.questions(best);
    }
    SegmentSpace<O, A> space = pool.space();
    Metric metric =
        (i, j) -> space.distance(pool.question(best.get(i)), pool.question(best.get(j)));
    return pool.questions(
        SuccessiveElimination.keep(best.size(), count, metric).stream().map(best::get).toList());
  }
}
