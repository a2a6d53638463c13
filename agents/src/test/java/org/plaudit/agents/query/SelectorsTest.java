package org.plaudit.agents.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.Selector;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;

class SelectorsTest {
  private final Planted model = new Planted();

  private List<Segment<Vec, Integer>> candidates(int n) {
    return model.candidates(n, 3, Seed.of(11).generator());
  }

  static List<Entry<Selector>> all() {
    return new AgentsPlugin().selectors();
  }

  @Test
  void uniformNeverPairsASegmentWithItselfAndReachesEveryPair() {
    List<List<Segment<Vec, Integer>>> pairs =
        new UniformSelector().select(candidates(4), 400, 2, model, Seed.of(1).generator());
    Set<List<Segment<Vec, Integer>>> distinct = new HashSet<>(pairs);
    assertThat(pairs).hasSize(400).noneMatch(pair -> pair.get(0).equals(pair.get(1)));
    assertThat(distinct).hasSize(4 * 3);
  }

  @ParameterizedTest
  @MethodSource("all")
  void questionsOfEverySizeShowNoSegmentTwice(Entry<Selector> entry) {
    List<Segment<Vec, Integer>> candidates = candidates(30);
    for (int size : List.of(1, 2, 3, 5, 7)) {
      List<List<Segment<Vec, Integer>>> questions =
          entry.create().select(candidates, 12, size, model, Seed.of(1).generator());
      assertThat(questions).hasSize(12);
      for (List<Segment<Vec, Integer>> question : questions) {
        assertThat(question).hasSize(size).doesNotHaveDuplicates().isSubsetOf(candidates);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSameSeedAsksTheSame(Entry<Selector> entry) {
    List<Segment<Vec, Integer>> candidates = candidates(30);
    for (int size : List.of(1, 2, 4)) {
      assertThat(entry.create().select(candidates, 9, size, model, Seed.of(4).generator()))
          .isEqualTo(entry.create().select(candidates, 9, size, model, Seed.of(4).generator()));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void tooFewCandidatesMakeNoQuestionAndNoQuestionIsMadeUnasked(Entry<Selector> entry) {
    Selector selector = entry.create();
    assertThat(selector.select(candidates(1), 5, 2, model, Seed.of(1).generator())).isEmpty();
    assertThat(selector.select(List.of(), 5, 1, model, Seed.of(1).generator())).isEmpty();
    assertThat(selector.select(candidates(9), 0, 2, model, Seed.of(1).generator())).isEmpty();
    assertThat(selector.select(candidates(2), 3, 2, model, Seed.of(1).generator())).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("all")
  void membersThatAgreeAboutEqualSegmentsAreAskedAllTheSame(Entry<Selector> entry) {
    List<Segment<Vec, Integer>> same = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      same.add(model.thinking(1));
    }
    for (int size : List.of(1, 2, 3)) {
      assertThat(entry.create().select(same, 6, size, model, Seed.of(1).generator())).hasSize(6);
    }
  }

  @Test
  void theMostDisputedOfThePairsThatWereDrawnAreTaken() {
    List<Segment<Vec, Integer>> candidates = candidates(20);
    Selector selector = AcquisitionSelector.disagreement(new Oversample(10));
    List<List<Segment<Vec, Integer>>> chosen =
        selector.select(candidates, 5, 2, model, Seed.of(2).generator());
    List<List<Segment<Vec, Integer>>> drawn =
        new UniformSelector().select(candidates, 50, 2, model, Seed.of(2).generator());
    assertThat(chosen)
        .isEqualTo(
            drawn.stream()
                .sorted(Comparator.comparingDouble(pair -> -disagreement(pair)))
                .limit(5)
                .toList());
  }

  private double disagreement(List<Segment<Vec, Integer>> pair) {
    return new Opinions<>(model).value(pair, Acquisition.DISAGREEMENT, 0);
  }

  @Test
  void segmentsToRateAreThoseWhoseReturnIsMostDisputed() {
    Segment<Vec, Integer> sure = model.thinking(9, 9, 9);
    Segment<Vec, Integer> unsure = model.thinking(0, 3, 6);
    Segment<Vec, Integer> somewhat = model.thinking(1, 2, 3);
    for (Acquisition acquisition : Acquisition.values()) {
      Selector selector =
          new AcquisitionSelector(acquisition, new AcquisitionSelector.Options(30, 1, 0));
      assertThat(
              selector.select(List.of(sure, unsure, somewhat), 1, 1, model, Seed.of(1).generator()))
          .containsExactly(List.of(unsure));
    }
  }

  @Test
  void aBatchDoesNotAskTheSameThingTwice() {
    // One disputed corner of the square is worth more than all the rest.
    List<Segment<Vec, Integer>> candidates = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      candidates.add(model.at(Vec.of(0f, 0f), 0, 6, 0, 6));
      candidates.add(model.at(Vec.of(i, 12f - i), 0, 5.9, 0, 5.9));
    }
    Selector greedy =
        new AcquisitionSelector(
            Acquisition.MUTUAL_INFORMATION, new AcquisitionSelector.Options(20, 1, 0));
    Selector spread =
        new AcquisitionSelector(
            Acquisition.MUTUAL_INFORMATION, new AcquisitionSelector.Options(20, 20, 0));
    assertThat(looks(spread.select(candidates, 6, 1, model, Seed.of(5).generator())))
        .hasSizeGreaterThan(4);
    assertThat(looks(greedy.select(candidates, 6, 1, model, Seed.of(5).generator()))).hasSize(1);
  }

  private static Set<Vec> looks(List<List<Segment<Vec, Integer>>> questions) {
    Set<Vec> looks = new HashSet<>();
    questions.forEach(question -> looks.add(question.get(0).observations().get(0)));
    return looks;
  }

  @Test
  void thompsonShowsWhatSomeMemberTakesForBest() {
    List<Segment<Vec, Integer>> candidates = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      candidates.add(model.thinking(i, -i, 0));
    }
    // With the whole lot in view a member's best is one end, and its runner-up is next to it.
    List<List<Segment<Vec, Integer>>> pairs =
        new ThompsonSelector(new Oversample(9))
            .select(candidates, 200, 2, model, Seed.of(1).generator());
    long ends =
        pairs.stream()
            .filter(pair -> pair.contains(candidates.get(0)) || pair.contains(candidates.get(5)))
            .count();
    long first = pairs.stream().filter(pair -> pair.get(0).equals(candidates.get(5))).count();
    long second = pairs.stream().filter(pair -> pair.get(1).equals(candidates.get(5))).count();
    assertThat(ends).isGreaterThan(150);
    assertThat((double) first / (first + second)).isBetween(.35, .65);
    assertThat(looks(pairs)).hasSize(1);
  }

  @Test
  void optionsThatMeanNothingAreRefused() {
    assertThatThrownBy(() -> new Oversample(0)).hasMessageContaining("oversample (0)");
    assertThatThrownBy(() -> new AcquisitionSelector.Options(5, 6, 0))
        .hasMessage("shortlist (6) must lie in [1, oversample (5)]. Maybe 1.");
    assertThatThrownBy(() -> new AcquisitionSelector.Options(5, 1, Double.NaN))
        .hasMessageContaining("tie (NaN)");
    assertThatThrownBy(() -> new DppSelector.Options(5, -1)).hasMessageContaining("weight (-1.0)");
  }

  @Test
  void itemsAreDroppedFromTheClosestPairTheLesserFirst() {
    double[] places = {0, 10, 10.5, 3, 30, 29.9};
    Metric metric = (i, j) -> Math.abs(places[i] - places[j]);
    assertThat(SuccessiveElimination.keep(6, 5, metric)).containsExactly(0, 1, 2, 3, 4);
    assertThat(SuccessiveElimination.keep(6, 4, metric)).containsExactly(0, 1, 3, 4);
    assertThat(SuccessiveElimination.keep(6, 3, metric)).containsExactly(0, 1, 4);
    assertThat(SuccessiveElimination.keep(6, 1, metric)).containsExactly(0);
    assertThat(SuccessiveElimination.keep(3, 0, metric)).isEmpty();
  }

  /** Against dropping by looking at every pair anew each time. */
  @Test
  void droppingIsAsItsDefinitionSays() {
    var rng = Seed.of(8).generator();
    for (int round = 0; round < 50; round++) {
      double[] places = IntStream.range(0, 12).mapToDouble(i -> rng.nextInt(40)).toArray();
      Metric metric = (i, j) -> Math.abs(places[i] - places[j]);
      List<Integer> left = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
      while (left.size() > 4) {
        int worst = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = left.size() - 1; i > 0; i--) {
          for (int j = 0; j < i; j++) {
            if (metric.between(left.get(i), left.get(j)) < least) {
              least = metric.between(left.get(i), left.get(j));
              worst = i;
            }
          }
        }
        left.remove(worst);
      }
      assertThat(SuccessiveElimination.keep(12, 4, metric)).isEqualTo(left);
    }
  }
}
