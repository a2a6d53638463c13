package org.plaudit.agents.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.core.BadInput;
import org.plaudit.core.feedback.Feedback.Answers;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Question;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;

/** Ratings and surveys. */
class OrdinalTest {
  private static final Question TASK = new Question("task", "Does it?", Scale.AGREEMENT);
  private static final Question ELSE = new Question("else", "Is it?", Scale.FACES);

  private final Planted planted = new Planted(12);

  private static Ordinal<Vec, Integer> ordinal() {
    return new Ordinal<>(Ordinal.Options.defaults(), Planted.SPEC, Seed.of(9));
  }

  private static ObjectiveHeads<Vec, Integer> heads(Map<String, Object> weights) {
    return new ObjectiveHeads<>(
        new ObjectiveHeads.Options(weights, Ensemble.fromScratch(), true, Holdout.none()),
        Planted.SPEC,
        Seed.of(9));
  }

  /** Of the mean reward, with noise, in steps that are not equally wide. */
  private Rating rating(double mean, Scale scale) {
    double place = 1 / (1 + Math.exp(-8 * (mean + planted.rng().uniform(-0.1, 0.1))));
    int level = (int) Math.min(scale.levels() - 1, Math.pow(place, 2) * scale.levels());
    return new Rating(level, scale);
  }

  private Judgement<Vec, Integer> rated(long id, Scale scale) {
    Segment<Vec, Integer> segment = planted.segment();
    double mean = planted.truth(segment) / segment.length() + 0.25;
    return new Judgement<>(new Query.Rate<>(id, segment, scale), rating(mean, scale));
  }

  @Test
  void aTasteIsRecoveredFromRatingsOnDifferentScalesAndComparisons() {
    List<Judgement<Vec, Integer>> judgements = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      judgements.add(
          i % 3 == 0
              ? planted.comparison(i, "anonymous", 0.05)
              : rated(i, i % 3 == 1 ? Scale.TEN : Scale.THUMBS));
    }
    Ordinal<Vec, Integer> model = ordinal();
    Metrics metrics = model.fit(judgements);
    assertThat(planted.agreement(model)).isGreaterThan(0.85);
    assertThat(metrics.values().get("reward_heldout_loss")).isLessThan(1.5);
  }

  @Test
  void ratingsAloneAreEnough() {
    List<Judgement<Vec, Integer>> judgements = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      judgements.add(rated(i, Scale.AGREEMENT));
    }
    Ordinal<Vec, Integer> model = ordinal();
    model.fit(judgements);
    assertThat(planted.agreement(model)).isGreaterThan(0.85);
  }

  @Test
  void aScaleThatChangedInTheMiddleIsRefused() {
    Scale longer = new Scale("thumbs", List.of("down", "level", "up"));
    List<Judgement<Vec, Integer>> judgements = List.of(rated(0, Scale.THUMBS), rated(1, longer));
    assertThatThrownBy(() -> ordinal().fit(judgements))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("scale thumbs has 2 levels in some answers and 3 in others")
        .hasMessageContaining("Maybe give the changed scale another id.");
  }

  @Test
  void everybodyGivingTheSameLevelTeachesNoDifferences() {
    List<Judgement<Vec, Integer>> judgements = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      judgements.add(
          new Judgement<>(
              new Query.Rate<>(i, planted.segment(), Scale.FACES), new Rating(2, Scale.FACES)));
    }
    Ordinal<Vec, Integer> model = ordinal();
    assertThat(model.fit(judgements).values().get("reward_accuracy")).isEqualTo(1);
    assertThat(model.prefers(planted.segment(5), planted.segment(5))).isBetween(0.05, 0.95);
  }

  private List<Judgement<Vec, Integer>> surveys(int count) {
    List<Judgement<Vec, Integer>> judgements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Segment<Vec, Integer> segment = planted.segment();
      double mean = planted.truth(segment) / segment.length() + 0.25;
      double other = 0;
      for (int t = 0; t < segment.length(); t++) {
        other += segment.observations().get(t).get(1) / segment.length();
      }
      judgements.add(
          new Judgement<>(
              new Query.Survey<>(i, segment, List.of(TASK, ELSE)),
              new Answers(List.of(rating(mean, Scale.AGREEMENT), rating(other, Scale.FACES)))));
    }
    return judgements;
  }

  @Test
  void eachObjectiveHasAHeadAndWeightsSayWhatCounts() {
    List<Judgement<Vec, Integer>> surveys = surveys(250);
    ObjectiveHeads<Vec, Integer> task = heads(Map.of("task", 1));
    task.fit(surveys);
    assertThat(task.objectives()).containsExactly("else", "task");
    assertThat(planted.agreement(task)).isGreaterThan(0.85);
    ObjectiveHeads<Vec, Integer> opposite = heads(Map.of("task", -2));
    opposite.fit(surveys);
    assertThat(planted.agreement(opposite)).isLessThan(0.15);
    ObjectiveHeads<Vec, Integer> both = heads(Map.of());
    both.fit(surveys);
    Segment<Vec, Integer> any = planted.segment(5);
    assertThat(both.returns(any, "task")[0]).isEqualTo(task.returns(any, "task")[0]);
    assertThat(planted.agreement(both)).isBetween(0.6, 0.9);
  }

  @Test
  void weightsOfWhatNobodyAsksAboutAreRefused() {
    assertThatThrownBy(() -> heads(Map.of("taks", 1)).fit(surveys(3)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("weights names taks, but surveys ask about else, task. Maybe task.");
    assertThatThrownBy(() -> heads(Map.of("task", "much")))
        .hasMessageContaining("weights: task (much) must be a finite number");
    assertThatThrownBy(() -> heads(Map.of("task", 0))).hasMessageContaining("must not all be 0");
  }

  @Test
  void aSurveyWithAnAnswerMissingIsRefused() {
    Judgement<Vec, Integer> survey = surveys(1).get(0);
    Answers one = new Answers(List.of(new Rating(1, Scale.AGREEMENT)));
    assertThatThrownBy(() -> heads(Map.of()).fit(List.of(new Judgement<>(survey.query(), one))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("survey 0 asks 2 questions, but has 1 answers");
  }
}
