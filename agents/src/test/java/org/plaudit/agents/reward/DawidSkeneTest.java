package org.plaudit.agents.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.reward.DawidSkene.Answer;
import org.plaudit.agents.reward.DawidSkene.Options;
import org.plaudit.core.BadInput;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;

class DawidSkeneTest {
  /** Five items; the answers of x, y and z. */
  private static List<Answer> small() {
    List<Answer> answers = new ArrayList<>();
    int[][] table = {{0, 0, 0}, {0, 0, 1}, {1, 1, 1}, {1, 1, 0}, {0, 1, 1}};
    for (int item = 0; item < table.length; item++) {
      for (int rater = 0; rater < 3; rater++) {
        answers.add(
            new Answer("item " + item, "xyz".substring(rater, rater + 1), table[item][rater]));
      }
    }
    return answers;
  }

  @Test
  void oneStepIsThatOfTheFormulas() {
    DawidSkene model = DawidSkene.fit(new Options(2, 0, 1), small());
    // By majority the items are 1, 2/3, 0, 1/3 and 1/3 of category 0: 7/3 of 5.
    assertThat(model.prior().get(0)).isCloseTo(7 / 15.0, within(1e-12));
    // Of these 7/3, x says 0 of 1 + 2/3 + 1/3.
    assertThat(model.confusion("x").get(0).get(0)).isCloseTo(6 / 7.0, within(1e-12));
    assertThat(model.confusion("y").get(0).get(0)).isCloseTo(5 / 7.0, within(1e-12));
    assertThat(model.confusion("z").get(1).get(1)).isCloseTo(3 / 4.0, within(1e-12));
    // Item 0: 7/15 * 6/7 * 5/7 * 4/7 against 8/15 * 3/8 * 1/8 * 1/4.
    double zero = 7 / 15.0 * 6 / 7 * 5 / 7 * 4 / 7;
    double one = 8 / 15.0 * 3 / 8 / 8 / 4;
    assertThat(model.items().get("item 0").get(0)).isCloseTo(zero / (zero + one), within(1e-12));
    assertThat(model.items().get("item 4").get(1)).isCloseTo(0.7282377919, within(1e-9));
    assertThat(model.logLikelihood()).isCloseTo(-9.408418486465413, within(1e-9));
  }

  @Test
  void likelihoodRisesWithEveryStep() {
    double before = Double.NEGATIVE_INFINITY;
    for (int iterations = 1; iterations < 20; iterations++) {
      double now = DawidSkene.fit(new Options(2, 0, iterations), small()).logLikelihood();
      assertThat(now).isGreaterThanOrEqualTo(before - 1e-12);
      before = now;
    }
  }

  @Test
  void thoseWhoAgreeAreRight() {
    List<Answer> answers = new ArrayList<>();
    for (int item = 0; item < 6; item++) {
      for (String rater : List.of("a", "b")) {
        answers.add(new Answer("item " + item, rater, item % 3));
      }
    }
    DawidSkene model = DawidSkene.fit(new Options(3, 0, 50), answers);
    assertThat(model.reliability("a")).isCloseTo(1, within(1e-12));
    assertThat(model.items().get("item 4")).containsExactly(0.0, 1.0, 0.0);
    assertThat(model.prior()).allSatisfy(p -> assertThat(p).isCloseTo(1 / 3.0, within(1e-12)));
  }

  @Test
  void plantedConfusionsAreRecoveredAndAnOpponentIsUsed() {
    Pcg64 rng = Seed.of(3).generator();
    double[] right = {0.9, 0.8, 0.8, 0.1};
    List<Answer> answers = new ArrayList<>();
    List<Integer> truths = new ArrayList<>();
    for (int item = 0; item < 2000; item++) {
      int truth = rng.nextInt(2);
      truths.add(truth);
      for (int rater = 0; rater < right.length; rater++) {
        int said = rng.nextDouble() < right[rater] ? truth : 1 - truth;
        answers.add(new Answer("item %04d".formatted(item), "rater " + rater, said));
      }
    }
    DawidSkene model = DawidSkene.fit(Options.of(2), answers);
    for (int rater = 0; rater < right.length; rater++) {
      assertThat(model.reliability("rater " + rater)).isCloseTo(right[rater], within(0.04));
    }
    int correct = 0;
    int item = 0;
    for (List<Double> posterior : model.items().values()) {
      correct += posterior.get(1) > 0.5 == (truths.get(item++) == 1) ? 1 : 0;
    }
    // A majority of four with one opponent would do worse.
    assertThat(correct).isGreaterThan(1840);
  }

  @Test
  void badAnswersAreRefused() {
    assertThatThrownBy(() -> DawidSkene.fit(Options.of(2), List.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no answers");
    assertThatThrownBy(() -> DawidSkene.fit(Options.of(2), List.of(new Answer("this", "ann", 2))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("ann answers category 2 about this, which must lie in [0, 2)");
    assertThatThrownBy(() -> DawidSkene.fit(Options.of(2), small()).confusion("w"))
        .hasMessageContaining("nobody called w answered");
  }
}
