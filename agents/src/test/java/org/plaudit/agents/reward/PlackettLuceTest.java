package org.plaudit.agents.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plaudit.core.BadInput;
import org.plaudit.core.feedback.Feedback.Ranking;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;

class PlackettLuceTest {
  private final Planted planted = new Planted(6);

  private static PlackettLuce<Vec, Integer> model() {
    return new PlackettLuce<>(PlackettLuce.Options.defaults(), Planted.SPEC, Seed.of(9));
  }

  private Judgement<Vec, Integer> ranking(long id, int k) {
    List<Segment<Vec, Integer>> shown = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      shown.add(planted.segment());
    }
    List<Integer> order =
        IntStream.range(0, k)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -planted.truth(shown.get(i))))
            .toList();
    return new Judgement<>(new Query.Rank<>(id, shown), new Ranking(order));
  }

  @Test
  void aTasteIsRecoveredFromRankingsOfAnyLengthAndComparisons() {
    List<Judgement<Vec, Integer>> judgements = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      judgements.add(i % 3 == 0 ? planted.comparison(i, "anonymous", 0.1) : ranking(i, 3 + i % 3));
    }
    PlackettLuce<Vec, Integer> model = model();
    Metrics metrics = model.fit(judgements);
    assertThat(metrics.values().get("reward_heldout_accuracy")).isGreaterThan(0.75);
    assertThat(planted.agreement(model)).isGreaterThan(0.85);
  }

  @Test
  void aRankingOfOtherSegmentsThanWereShownIsRefused() {
    Judgement<Vec, Integer> three = ranking(7, 3);
    assertThatThrownBy(
            () -> model().fit(List.of(new Judgement<>(three.query(), new Ranking(List.of(1, 0))))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("query 7 shows 3 segments, but its ranking [1, 0] has 2");
  }
}
