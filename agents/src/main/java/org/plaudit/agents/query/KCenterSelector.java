package org.plaudit.agents.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;
import org.plaudit.core.trace.Segment;

/**
 * Asks so that no question left out is far from one asked: a core set (arXiv:1708.00489). Of many
 * questions drawn at random, each next one is the farthest from those already chosen (Gonzalez
 * 1985), which leaves the farthest at most twice as far as the best choice would. Far is meant in
 * the {@link SegmentSpace}; how unsure the model is does not count.
 */
public final class KCenterSelector implements Selector {
  private final Oversample search;

  public KCenterSelector(Oversample search) {
    this.search = search;
  }

  @Override
  public <O, A> List<List<Segment<O, A>>> select(
      List<Segment<O, A>> candidates,
      int count,
      int size,
      RewardModel<O, A> model,
      RandomGenerator rng) {
    Pool<O, A> pool = new Pool<>(candidates, count, search, size, model, rng);
    SegmentSpace<O, A> space = pool.space();
    Metric metric = (i, j) -> space.distance(pool.question(i), pool.question(j));
    return pool.questions(centers(pool.size(), count, metric));
  }

  /** The first, then each time the farthest from all chosen; of equally far ones the first. */
  static List<Integer> centers(int size, int count, Metric metric) {
    double[] apart = new double[size];
    Arrays.fill(apart, Double.POSITIVE_INFINITY);
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < Math.min(count, size)) {
      int farthest = 0;
      for (int i = 1; i < size; i++) {
        farthest = apart[i] > apart[farthest] ? i : farthest;
      }
      chosen.add(farthest);
      for (int i = 0; i < size; i++) {
        apart[i] = Math.min(apart[i], metric.between(i, farthest));
      }
      // Not to be chosen again, even where all that is left lies on a chosen one.
      apart[farthest] = -1;
    }
    return chosen;
  }
}
