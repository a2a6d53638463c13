package org.plaudit.core.reward;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.trace.Segment;

/** Chooses which segments to ask about. */
public interface Selector {
  /**
   * Chooses what to show: one segment for each question, or a pair to compare, or more to rank. No
   * question shows a segment twice.
   *
   * @param count questions wanted, at least 0; fewer come only if there are too few candidates
   * @param size segments in one question, at least 1
   * @param model what is known so far
   * @return for each question its segments, in the order in which they are shown
   */
  <O, A> List<List<Segment<O, A>>> select(
      List<Segment<O, A>> candidates,
      int count,
      int size,
      RewardModel<O, A> model,
      RandomGenerator rng);
}
