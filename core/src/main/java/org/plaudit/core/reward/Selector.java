package org.plaudit.core.reward;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.trace.Segment;

/** Chooses which pairs of segments to ask about. */
public interface Selector {
  /** Two segments to compare, in the order in which they are shown. */
  record Pair<O, A>(Segment<O, A> first, Segment<O, A> second) {}

  /**
   * Chooses {@code count} pairs among {@code candidates}; fewer only if there are fewer than two
   * candidates.
   */
  <O, A> List<Pair<O, A>> select(
      List<Segment<O, A>> candidates, int count, RewardModel<O, A> model, RandomGenerator rng);
}
