package org.plaudit.agents.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plaudit.core.catalog.Binder;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Feedback.Answers;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Question;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/** What holds of every ensemble, whatever it reads. */
class RewardEnsemblesTest {
  static Stream<RewardModel.Factory> models() {
    Map<String, ?> few = Map.of("ensemble", Map.of("steps", 40));
    return Stream.of(
        BradleyTerry.factory(Binder.bind(BradleyTerry.Options.defaults(), Map.of("steps", 40))),
        PlackettLuce.factory(Binder.bind(PlackettLuce.Options.defaults(), few)),
        Ordinal.factory(Binder.bind(Ordinal.Options.defaults(), few)),
        ObjectiveHeads.factory(Binder.bind(ObjectiveHeads.Options.defaults(), few)),
        Personal.factory(Binder.bind(Personal.Options.defaults(), few)),
        Reliable.factory(Binder.bind(Reliable.Options.defaults(), few)));
  }

  private final Planted planted = new Planted(21);

  private static RewardModel<Vec, Integer> model(RewardModel.Factory factory) {
    return factory.create(Planted.SPEC, Seed.of(4));
  }

  /** Judgements of all kinds; each model takes those it reads. */
  private List<Judgement<Vec, Integer>> judgements(int count) {
    List<Judgement<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String rater = "person-" + i % 3;
      Segment<Vec, Integer> one = planted.segment();
      list.add(planted.comparison(3L * i, rater, 0.1));
      list.add(
          new Judgement<>(new Query.Rate<>(3L * i + 1, one, Scale.AGREEMENT), rating(one), rater));
      list.add(
          new Judgement<>(
              new Query.Survey<>(3L * i + 2, one, Question.HELPFUL_HARMLESS_HONEST),
              new Answers(List.of(rating(one), rating(one), new Rating(2, Scale.AGREEMENT))),
              rater));
    }
    return list;
  }

  private Rating rating(Segment<Vec, Integer> segment) {
    double mean = planted.truth(segment) / segment.length();
    return new Rating(Math.max(0, Math.min(4, (int) Math.round(2.5 + 4 * mean))), Scale.AGREEMENT);
  }

  @ParameterizedTest
  @MethodSource("models")
  void aLoadedModelGoesOnToTheLastBit(RewardModel.Factory factory) throws IOException {
    List<Judgement<Vec, Integer>> judgements = judgements(20);
    RewardModel<Vec, Integer> original = model(factory);
    original.fit(judgements.subList(0, 45));
    RewardModel<Vec, Integer> loaded = model(factory);
    Planted.load(loaded, Planted.saved(original));
    Segment<Vec, Integer> any = planted.segment(6);
    assertThat(loaded.returns(any)).isEqualTo(original.returns(any));
    Rollout rollout = Planted.rollout(any);
    float[] rewards = new float[6];
    float[] same = new float[6];
    original.of("person-1").rewards(rollout, rewards);
    loaded.of("person-1").rewards(rollout, same);
    assertThat(same).isEqualTo(rewards);
    assertThat(loaded.fit(judgements)).isEqualTo(original.fit(judgements));
    assertThat(Planted.saved(loaded)).isEqualTo(Planted.saved(original));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelThatLearnedNothingIsSavedAndLoaded(RewardModel.Factory factory) throws IOException {
    RewardModel<Vec, Integer> original = model(factory);
    RewardModel<Vec, Integer> loaded = model(factory);
    Planted.load(loaded, Planted.saved(original));
    assertThat(loaded.fit(List.of()).values()).isEmpty();
    Segment<Vec, Integer> any = planted.segment(6);
    assertThat(loaded.returns(any)).isEqualTo(original.returns(any)).doesNotContain(Double.NaN);
  }

  @ParameterizedTest
  @MethodSource("models")
  void onlyWhatIsReadTeaches(RewardModel.Factory factory) throws IOException {
    List<Judgement<Vec, Integer>> read = new ArrayList<>();
    List<Judgement<Vec, Integer>> other = new ArrayList<>();
    for (Judgement<Vec, Integer> judgement : judgements(5)) {
      boolean known = factory.feedback().contains(judgement.feedback().getClass());
      (known ? read : other).add(judgement);
    }
    Feedback silence = new Abstention("can't tell");
    other.add(new Judgement<>(read.get(0).query(), silence, "person-0"));
    RewardModel<Vec, Integer> model = model(factory);
    byte[] before = Planted.saved(model);
    assertThat(model.fit(other).values()).isEmpty();
    assertThat(Planted.saved(model)).isEqualTo(before);
    assertThat(model.fit(read).values())
        .containsKeys("reward_loss", "reward_accuracy", "reward_heldout_accuracy");
    assertThat(Planted.saved(model)).isNotEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("models")
  void membersDisagreeAndSpreadSaysSo(RewardModel.Factory factory) {
    RewardModel<Vec, Integer> model = model(factory);
    model.fit(judgements(10));
    float[] spread = new float[6];
    model.spread(Planted.rollout(planted.segment(6)), spread);
    assertThat(spread).isNotEqualTo(new float[6]);
    for (float one : spread) {
      assertThat(one).isNotNegative();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void oneJudgementOfEachKindAndNothingButTiesAreBorne(RewardModel.Factory factory) {
    RewardModel<Vec, Integer> model = model(factory);
    model.fit(judgements(1));
    Segment<Vec, Integer> any = planted.segment(6);
    assertThat(model.returns(any)).doesNotContain(Double.NaN);
    List<Judgement<Vec, Integer>> ties = planted.always(20, Choice.TIE);
    ties.addAll(planted.always(20, Choice.BOTH_BAD));
    for (int i = 0; i < 20; i++) {
      Segment<Vec, Integer> one = planted.segment();
      Rating middle = new Rating(1, Scale.FACES);
      ties.add(new Judgement<>(new Query.Rate<>(40 + i, one, Scale.FACES), middle));
      ties.add(
          new Judgement<>(
              new Query.Survey<>(60 + i, one, List.of(new Question("fun", "Fun?", Scale.FACES))),
              new Answers(List.of(middle))));
    }
    assertThat(model.fit(ties).values().values()).doesNotContain(Double.NaN);
    assertThat(model.returns(any)).doesNotContain(Double.NaN);
  }
}
