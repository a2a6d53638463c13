package org.plaudit.agents.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;
import org.plaudit.core.trace.Segment;

/**
 * Lets members of the ensemble, drawn at random, each show what it takes for best (double Thompson
 * sampling, arXiv:1604.07101; with trajectories, dueling posterior sampling, arXiv:1908.01289). The
 * questions are about what may be best, so they find out what good is like rather than how bad the
 * bad is.
 *
 * <p>For each place in a question a member is drawn, with replacement, and shows its best segment
 * that is not yet shown in it. Each question looks at some segments of its own, drawn at random:
 * before an answer comes no member changes its mind, and all questions of a batch would be the
 * same.
 */
public final class ThompsonSelector implements Selector {
  private final Oversample search;

  public ThompsonSelector(Oversample search) {
    this.search = search;
  }

  @Override
  public <O, A> List<List<Segment<O, A>>> select(
      List<Segment<O, A>> candidates,
      int count,
      int size,
      RewardModel<O, A> model,
      RandomGenerator rng) {
    Opinions<O, A> opinions = new Opinions<>(model);
    List<List<Segment<O, A>>> questions = new ArrayList<>();
    int pool = (int) Math.min(candidates.size(), (long) size * search.oversample());
    while (questions.size() < count && candidates.size() >= size) {
      List<Segment<O, A>> drawn =
          new UniformSelector().select(candidates, 1, pool, model, rng).get(0);
      Set<Segment<O, A>> shown = Collections.newSetFromMap(new IdentityHashMap<>());
      List<Segment<O, A>> question = new ArrayList<>();
      for (int place = 0; place < size; place++) {
        int member = rng.nextInt(opinions.of(drawn.get(0)).length);
        Segment<O, A> best = best(drawn, shown, member, opinions);
        shown.add(best);
        question.add(best);
      }
      // The same member may have been drawn twice; its runner-up must not always come second.
      for (int i = size - 1; i > 0; i--) {
        Collections.swap(question, i, rng.nextInt(i + 1));
      }
      questions.add(List.copyOf(question));
    }
    return List.copyOf(questions);
  }

  private static <O, A> Segment<O, A> best(
      List<Segment<O, A>> drawn, Set<Segment<O, A>> shown, int member, Opinions<O, A> opinions) {
    Segment<O, A> best = drawn.get(0);
    double most = Double.NaN;
    for (Segment<O, A> segment : drawn) {
      double earned = opinions.of(segment)[member];
      if (!shown.contains(segment) && !(earned <= most)) {
        best = segment;
        most = earned;
      }
    }
    return best;
  }
}
