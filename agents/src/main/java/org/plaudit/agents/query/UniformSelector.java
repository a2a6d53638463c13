package org.plaudit.agents.query;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;
import org.plaudit.core.trace.Segment;

/** Pairs drawn at random, never a segment with itself. */
public final class UniformSelector implements Selector {
  @Override
  public <O, A> List<Pair<O, A>> select(
      List<Segment<O, A>> candidates, int count, RewardModel<O, A> model, RandomGenerator rng) {
    List<Pair<O, A>> pairs = new ArrayList<>(count);
    while (pairs.size() < count && candidates.size() >= 2) {
      int first = rng.nextInt(candidates.size());
      int second = rng.nextInt(candidates.size() - 1);
      // Skips over `first`, so that each of the others is equally likely.
      pairs.add(
          new Pair<>(candidates.get(first), candidates.get(second + (second >= first ? 1 : 0))));
    }
    return List.copyOf(pairs);
  }
}
