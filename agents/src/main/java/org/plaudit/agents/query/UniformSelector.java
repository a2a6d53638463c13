package org.plaudit.agents.query;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;
import org.plaudit.core.trace.Segment;

/** Segments drawn at random, none twice in one question. */
public final class UniformSelector implements Selector {
  @Override
  public <O, A> List<List<Segment<O, A>>> select(
      List<Segment<O, A>> candidates,
      int count,
      int size,
      RewardModel<O, A> model,
      RandomGenerator rng) {
    List<List<Segment<O, A>>> questions = new ArrayList<>(count);
    while (questions.size() < count && candidates.size() >= size) {
      List<Integer> taken = new ArrayList<>(size);
      List<Segment<O, A>> shown = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        int drawn = rng.nextInt(candidates.size() - i);
        // Skips over those that are taken, so that each of the others is equally likely.
        for (int other : taken.stream().sorted().toList()) {
          drawn += drawn >= other ? 1 : 0;
        }
        taken.add(drawn);
        shown.add(candidates.get(drawn));
      }
      questions.add(List.copyOf(shown));
    }
    return List.copyOf(questions);
  }
}
