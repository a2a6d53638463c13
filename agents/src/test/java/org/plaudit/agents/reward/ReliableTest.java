package org.plaudit.agents.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;

class ReliableTest {
  private final Planted planted = new Planted(8);

  private List<Judgement<Vec, Integer>> crowd(int each) {
    List<Judgement<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < 5 * each; i++) {
      int person = i % 5;
      // Three who know, one who guesses, and one who says the opposite.
      double mistake = person < 3 ? 0.05 : person == 3 ? 0.5 : 0.95;
      list.add(planted.comparison(i, "abcde".substring(person, person + 1), mistake));
    }
    return list;
  }

  private static Reliable<Vec, Integer> model() {
    return new Reliable<>(Reliable.Options.defaults(), Planted.SPEC, Seed.of(9));
  }

  @Test
  void thoseWhoKnowGuessAndOpposeAreToldApart() {
    Reliable<Vec, Integer> model = model();
    Metrics metrics = model.fit(crowd(60));
    for (String name : List.of("a", "b", "c")) {
      assertThat(metrics.values().get("reliability_" + name)).isGreaterThan(0.75);
    }
    assertThat(metrics.values().get("reliability_d")).isBetween(0.3, 0.72);
    assertThat(metrics.values().get("reliability_e")).isLessThan(0.3);
    assertThat(metrics.values().get("raters_adverse")).isBetween(1.0, 2.0);
    assertThat(model.reliability().keySet()).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void anOpponentIsReadTheOtherWayAround() {
    List<Judgement<Vec, Integer>> answers = crowd(40);
    Reliable<Vec, Integer> model = model();
    model.fit(answers);
    BradleyTerry<Vec, Integer> trusting =
        new BradleyTerry<>(BradleyTerry.Options.defaults(), Planted.SPEC, Seed.of(9));
    trusting.fit(answers);
    double doubting = planted.agreement(model);
    assertThat(doubting).isGreaterThan(0.85).isGreaterThan(planted.agreement(trusting));
  }

  @Test
  void anAnswersPosteriorIsThatOfBayes() {
    assertThat(Reliable.posterior(0, 0.8)).isCloseTo(0.8, within(1e-12));
    // Odds 3 to 1 that the chosen one is better, times 1 to 1.
    assertThat(Reliable.posterior(Math.log(3), 0.5)).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void aRaterWithOneAnswerStaysNearThePrior() {
    List<Judgement<Vec, Integer>> answers = crowd(10);
    answers.add(planted.comparison(50, "once", 0));
    Reliable<Vec, Integer> model = model();
    model.fit(answers);
    // 4 of 5 taken for right, and one more answer: between 4/6 and 5/6.
    assertThat(model.reliability().get("once")).isBetween(4 / 6.0, 5 / 6.0);
  }

  @Test
  void aPriorForOpponentsIsRefused() {
    assertThatThrownBy(() -> new Reliable.Options(1, 2, 10, Ensemble.defaults(), Holdout.none()))
        .hasMessageContaining("right (1.0) must be larger than wrong (2.0)");
  }
}
