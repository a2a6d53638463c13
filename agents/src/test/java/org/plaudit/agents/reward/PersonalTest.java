package org.plaudit.agents.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.core.catalog.Binder;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;

class PersonalTest {
  private final Planted planted = new Planted(3);

  private static Personal<Vec, Integer> model(Map<String, ?> options) {
    return new Personal<>(
        Binder.bind(Personal.Options.defaults(), options), Planted.SPEC, Seed.of(9));
  }

  /** Every fifth wants the opposite of what the others want; all err once in twenty times. */
  private static boolean minority(int person) {
    return person % 5 == 0;
  }

  private List<Judgement<Vec, Integer>> answers(int people, int each) {
    List<Judgement<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < people * each; i++) {
      int person = i % people;
      list.add(planted.comparison(i, "person-" + person, minority(person) ? 0.95 : 0.05));
    }
    return list;
  }

  /** Share of that person's held-out answers that a model predicts. */
  private static double predicted(
      RewardModel<Vec, Integer> model, List<Judgement<Vec, Integer>> answers) {
    int right = 0;
    for (Judgement<Vec, Integer> judgement : answers) {
      List<Segment<Vec, Integer>> pair = judgement.query().segments();
      boolean first = judgement.feedback().equals(new Preference(Choice.FIRST));
      right += model.prefers(pair.get(0), pair.get(1)) > 0.5 == first ? 1 : 0;
    }
    return (double) right / answers.size();
  }

  @Test
  void aPlantedMinorityIsServedWhereThePooledModelFails() {
    int people = 20;
    List<Judgement<Vec, Integer>> answers = answers(people, 40);
    Personal<Vec, Integer> personal = model(Map.of());
    personal.fit(answers);
    BradleyTerry<Vec, Integer> pooled =
        new BradleyTerry<>(BradleyTerry.Options.defaults(), Planted.SPEC, Seed.of(9));
    pooled.fit(answers);
    double minorityPersonal = 0;
    double minorityPooled = 0;
    double majorityPersonal = 0;
    double stranger = 0;
    for (int person = 0; person < people; person++) {
      String name = "person-" + person;
      List<Judgement<Vec, Integer>> fresh = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        fresh.add(planted.comparison(i, name, minority(person) ? 0.95 : 0.05));
      }
      if (minority(person)) {
        minorityPersonal += predicted(personal.of(name), fresh) / 4;
        minorityPooled += predicted(pooled, fresh) / 4;
      } else {
        majorityPersonal += predicted(personal.of(name), fresh) / 16;
        stranger += predicted(personal.of("somebody else"), fresh) / 16;
      }
    }
    assertThat(minorityPersonal).isGreaterThan(0.8);
    assertThat(minorityPooled).isLessThan(0.3);
    assertThat(majorityPersonal).isGreaterThan(0.8);
    assertThat(stranger).isGreaterThan(0.75);
  }

  @Test
  void removingARaterEqualsNeverHavingHadThatOneByteForByte() throws IOException {
    List<Judgement<Vec, Integer>> all = answers(5, 10);
    Map<String, ?> few = Map.of("ensemble", Map.of("steps", 60));
    Personal<Vec, Integer> withdrawn = model(few);
    withdrawn.fit(all.subList(0, 20));
    withdrawn.fit(all);
    List<Judgement<Vec, Integer>> left =
        all.stream().filter(judgement -> !judgement.rater().equals("person-2")).toList();
    withdrawn.fit(left);
    // Without that rater, queries would have been numbered and answered in another order.
    List<Judgement<Vec, Integer>> never = new ArrayList<>();
    for (int i = left.size() - 1; i >= 0; i--) {
      Query.Compare<Vec, Integer> query = (Query.Compare<Vec, Integer>) left.get(i).query();
      never.add(
          new Judgement<>(
              new Query.Compare<>(1000 + never.size(), query.first(), query.second()),
              left.get(i).feedback(),
              left.get(i).rater()));
    }
    Personal<Vec, Integer> fresh = model(few);
    fresh.fit(never);
    assertThat(Planted.saved(withdrawn)).isEqualTo(Planted.saved(fresh));
    assertThat(withdrawn.raters()).doesNotContain("person-2").hasSize(4);
  }

  @Test
  void somebodyWhoAnsweredOnceIsTakenToBeLikeTheOthers() {
    List<Judgement<Vec, Integer>> answers = answers(1, 0);
    for (int i = 0; i < 200; i++) {
      answers.add(planted.comparison(i, "person-" + i % 4, 0.05));
    }
    answers.add(planted.comparison(200, "newcomer", 0.05));
    Personal<Vec, Integer> model = model(Map.of("prior", 4));
    model.fit(answers);
    assertThat(planted.agreement(model.of("newcomer"))).isGreaterThan(0.8);
  }

  @Test
  void eachPersonsRewardHasDeviationOneOverWhatWasJudged() {
    List<Judgement<Vec, Integer>> answers = answers(5, 20);
    Personal<Vec, Integer> model = model(Map.of());
    model.fit(answers);
    assertThat(Planted.moments(model.of("person-0"), answers))
        .containsExactly(new double[] {0, 1}, within(1e-3));
  }
}
