package org.plaudit.agents.query;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Segment;

/** Questions drawn at random, from which a selector chooses. */
final class Pool<O, A> {
  private final List<List<Segment<O, A>>> questions;
  private final Opinions<O, A> opinions;

  /**
   * @param count questions wanted in the end
   * @param search how many more are drawn
   * @param size segments in each
   */
  Pool(
      List<Segment<O, A>> candidates,
      int count,
      Oversample search,
      int size,
      RewardModel<O, A> model,
      RandomGenerator rng) {
    this.questions =
        new UniformSelector().select(candidates, count * search.oversample(), size, model, rng);
    this.opinions = new Opinions<>(model);
  }

  int size() {
    return questions.size();
  }

  /** What each question is worth. */
  double[] values(Acquisition acquisition, double tie) {
    return questions.stream()
        .mapToDouble(question -> opinions.value(question, acquisition, tie))
        .toArray();
  }

  /** Where the questions lie, by the segments that they show. */
  SegmentSpace<O, A> space() {
    Set<Segment<O, A>> met = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Segment<O, A>> shown = questions.stream().flatMap(List::stream).filter(met::add).toList();
    return new SegmentSpace<>(shown, opinions);
  }

  List<Segment<O, A>> question(int i) {
    return questions.get(i);
  }

  /** The questions with these numbers. */
  List<List<Segment<O, A>>> questions(List<Integer> chosen) {
    return chosen.stream().map(questions::get).toList();
  }
}
