package org.plaudit.agents.reward.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plaudit.agents.reward.StepFeatures;
import org.plaudit.agents.reward.Tastes;
import org.plaudit.agents.reward.explain.Explanation;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

class TribuoRewardTest {
  private static final TribuoForest.Options SMALL_FOREST =
      new TribuoForest.Options(true, 10, 6, 20, 0.5, 1_500, 0.1);

  private static final TribuoBoosted.Options FEW_ROUNDS =
      new TribuoBoosted.Options(true, 15, 3, 10, 0.5, 1_500, 0.1);

  /** Each of the models. */
  enum Kind {
    LINEAR,
    TREE,
    FOREST,
    BOOSTED;

    RewardModel.Factory factory() {
      return switch (this) {
        case LINEAR -> TribuoLinear.factory(TribuoLinear.Options.defaults());
        case TREE -> TribuoForest.factory(TribuoForest.Options.tree());
        case FOREST -> TribuoForest.factory(SMALL_FOREST);
        case BOOSTED -> TribuoBoosted.factory(FEW_ROUNDS);
      };
    }

    TribuoReward<Vec, Integer> model() {
      return (TribuoReward<Vec, Integer>) factory().create(Tastes.SPEC, Seed.of(9));
    }
  }

  private final Tastes linear = new Tastes(Tastes.LINEAR, 5);
  private final Tastes corners = new Tastes(Tastes.CORNERS, 5);

  @ParameterizedTest
  @EnumSource
  void aPlantedTasteIsRecoveredFromNoisyComparisons(Kind kind) {
    TribuoReward<Vec, Integer> model = kind.model();
    Metrics metrics = model.fit(linear.compared(300, 6, 0.1));
    assertThat(metrics.values())
        .containsKeys(
            "reward_loss", "reward_accuracy", "reward_heldout_loss", "reward_heldout_accuracy");
    assertThat(metrics.values().get("reward_accuracy")).isGreaterThan(0.75);
    assertThat(linear.ordered(model, 300, 6)).isGreaterThan(kind == Kind.LINEAR ? 0.93 : 0.72);
  }

  @ParameterizedTest
  @EnumSource
  void aPlantedTasteIsRecoveredFromRatings(Kind kind) {
    TribuoReward<Vec, Integer> model = kind.model();
    Metrics metrics = model.fit(linear.rated(300, 6, Scale.AGREEMENT, -0.8, 0.3));
    assertThat(metrics.values().get("reward_rating_accuracy")).isGreaterThan(0.75);
    assertThat(linear.ordered(model, 300, 6)).isGreaterThan(kind == Kind.LINEAR ? 0.93 : 0.75);
  }

  @ParameterizedTest
  @EnumSource
  void comparisonsAndRatingsTogetherTeachMoreThanFewOfEither(Kind kind) {
    List<Judgement<Vec, Integer>> both = new ArrayList<>(linear.compared(60, 6, 0.1));
    List<Judgement<Vec, Integer>> few = List.copyOf(both);
    both.addAll(linear.rated(240, 6, Scale.TEN, -0.8, 0.3));
    TribuoReward<Vec, Integer> model = kind.model();
    model.fit(few);
    double before = linear.ordered(model, 400, 6);
    model.fit(both);
    assertThat(linear.ordered(model, 400, 6)).isGreaterThan(before);
  }

  @ParameterizedTest
  @EnumSource(names = {"TREE", "FOREST", "BOOSTED"})
  void treesLearnWhatNoLineTells(Kind kind) {
    TribuoReward<Vec, Integer> model = kind.model();
    model.fit(corners.compared(400, 2, 0));
    TribuoReward<Vec, Integer> line = Kind.LINEAR.model();
    line.fit(corners.compared(400, 2, 0));
    double lines = corners.ordered(line, 400, 2);
    assertThat(lines).isLessThan(0.65);
    // A single tree has no first split to gain by, and finds this taste by luck alone.
    if (kind != Kind.TREE) {
      assertThat(corners.ordered(model, 400, 2)).isGreaterThan(lines + 0.1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLearnedFromSilence(Kind kind) {
    TribuoReward<Vec, Integer> model = kind.model();
    assertThat(model.fit(List.of()).values()).isEmpty();
    Segment<Vec, Integer> a = linear.segment(4);
    Query<Vec, Integer> query = new Query.Compare<>(0, a, linear.segment(4));
    Metrics metrics =
        model.fit(List.of(new Judgement<>(query, new Feedback.Abstention("no idea"))));
    assertThat(metrics.values()).isEmpty();
    assertThat(model.returns(a)).containsOnly(0);
    assertThat(model.provenance()).isEqualTo("not trained");
  }

  @ParameterizedTest
  @EnumSource
  void aSingleAnswerIsBelievedButNotTooMuch(Kind kind) {
    TribuoReward<Vec, Integer> model = kind.model();
    List<Judgement<Vec, Integer>> one = linear.answered(1, 30, Choice.FIRST);
    model.fit(one);
    List<Segment<Vec, Integer>> pair = one.get(0).query().segments();
    assertThat(model.prefers(pair.get(0), pair.get(1))).isBetween(0.5, 0.9);
  }

  @ParameterizedTest
  @EnumSource
  void tiesAloneTeachNoPreference(Kind kind) {
    TribuoReward<Vec, Integer> model = kind.model();
    List<Judgement<Vec, Integer>> ties = linear.answered(40, 5, Choice.TIE);
    Metrics metrics = model.fit(ties);
    assertThat(metrics.values()).containsKey("reward_loss").doesNotContainKey("reward_accuracy");
    for (Judgement<Vec, Integer> tie : ties) {
      List<Segment<Vec, Integer>> pair = tie.query().segments();
      assertThat(model.prefers(pair.get(0), pair.get(1))).isCloseTo(0.5, within(0.02));
    }
  }

  @ParameterizedTest
  @EnumSource
  void someoneWhoAlwaysSaysFirstTeachesNoPlace(Kind kind) {
    TribuoReward<Vec, Integer> model = kind.model();
    model.fit(linear.answered(60, 5, Choice.FIRST));
    Segment<Vec, Integer> a = linear.segment(5);
    assertThat(model.prefers(a, a)).isEqualTo(0.5);
    for (double r : model.returns(a)) {
      assertThat(r).isFinite();
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalRatingsTeachNoPreference(Kind kind) {
    List<Judgement<Vec, Integer>> alike = linear.rated(30, 5, Scale.FACES, -9, 9);
    TribuoReward<Vec, Integer> model = kind.model();
    Metrics metrics = model.fit(alike);
    assertThat(metrics.values()).doesNotContainKey("reward_rating_accuracy");
    assertThat(model.prefers(linear.segment(5), linear.segment(5))).isCloseTo(0.5, within(0.01));
  }

  @ParameterizedTest
  @EnumSource
  void equalStepsTeachNothing(Kind kind) {
    Segment<Vec, Integer> a = linear.segment(5);
    List<Judgement<Vec, Integer>> same =
        List.of(
            new Judgement<>(new Query.Compare<>(0, a, a), new Feedback.Preference(Choice.FIRST)));
    TribuoReward<Vec, Integer> model = kind.model();
    model.fit(same);
    assertThat(model.prefers(a, a)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @EnumSource
  void equalAnswersGiveEqualBytesAndEqualAccounts(Kind kind) {
    List<Judgement<Vec, Integer>> answers = linear.compared(60, 5, 0.1);
    TribuoReward<Vec, Integer> one = kind.model();
    TribuoReward<Vec, Integer> other = kind.model();
    one.fit(linear.compared(20, 5, 0));
    one.fit(answers);
    other.fit(answers);
    assertThat(Tastes.saved(one)).isEqualTo(Tastes.saved(other));
    assertThat(one.provenance()).isEqualTo(other.provenance());
  }

  @ParameterizedTest
  @EnumSource
  void aLoadedModelIsTheSavedOneToTheLastBit(Kind kind) {
    TribuoReward<Vec, Integer> original = kind.model();
    original.fit(linear.compared(60, 5, 0.1));
    TribuoReward<Vec, Integer> loaded = Tastes.loaded(kind.model(), Tastes.saved(original));
    Segment<Vec, Integer> any = linear.segment(7);
    assertThat(loaded.returns(any)).isEqualTo(original.returns(any));
    assertThat(loaded.provenance()).isEqualTo(original.provenance());
    assertThat(loaded.topFeatures()).isEqualTo(original.topFeatures());
    assertThat(Tastes.saved(loaded)).isEqualTo(Tastes.saved(original));
    float[] mine = new float[7];
    float[] theirs = new float[7];
    original.rewards(Tastes.rollout(any), mine);
    loaded.rewards(Tastes.rollout(any), theirs);
    assertThat(theirs).isEqualTo(mine);
  }

  @ParameterizedTest
  @EnumSource
  void rewardsForALearnerHaveMeanZeroAndDeviationOneOverWhatWasJudged(Kind kind) {
    List<Judgement<Vec, Integer>> answers = linear.compared(100, 5, 0);
    TribuoReward<Vec, Integer> model = kind.model();
    model.fit(answers);
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (Judgement<Vec, Integer> answer : answers) {
      for (Segment<Vec, Integer> segment : answer.query().segments()) {
        Rollout rollout = Tastes.rollout(segment);
        float[] rewards = new float[rollout.rows()];
        model.rewards(rollout, rewards);
        for (float reward : rewards) {
          sum += reward;
          squares += reward * reward;
          count++;
        }
      }
    }
    assertThat(sum / count).isCloseTo(0, within(1e-4));
    assertThat(squares / count).isCloseTo(1, within(1e-4));
  }

  @ParameterizedTest
  @EnumSource
  void itSaysHowItCameAboutAndNeverWhen(Kind kind) {
    TribuoReward<Vec, Integer> model = kind.model();
    model.fit(linear.compared(30, 5, 0));
    assertThat(model.provenance())
        .contains("org.tribuo.", " comparisons", "sha-256", "seed: ")
        .doesNotContain("2026", "T00:", "hostname");
  }

  @ParameterizedTest
  @EnumSource
  void whatMattersIsNamed(Kind kind) {
    TribuoReward<Vec, Integer> model = kind.model();
    model.fit(linear.compared(100, 5, 0));
    assertThat(model.topFeatures().parts().stream().map(Explanation.Part::name))
        .contains("observation[0]")
        .isSubsetOf(model.names());
    // Splits of trees are counted and not weighed.
    if (kind == Kind.LINEAR) {
      assertThat(model.topFeatures().ranked().get(0).name()).isEqualTo("observation[0]");
    }
  }

  @Test
  void aForestsTreesAreItsMembersAndTheirSpreadIsTold() {
    TribuoReward<Vec, Integer> forest = Kind.FOREST.model();
    forest.fit(linear.compared(100, 5, 0));
    Segment<Vec, Integer> any = linear.segment(5);
    assertThat(forest.returns(any)).hasSize(10);
    float[] spread = new float[5];
    forest.spread(Tastes.rollout(any), spread);
    for (float s : spread) {
      assertThat(s).isPositive();
    }
    TribuoReward<Vec, Integer> tree = Kind.TREE.model();
    tree.fit(linear.compared(100, 5, 0));
    tree.spread(Tastes.rollout(any), spread);
    assertThat(spread).containsOnly(0);
  }

  @Test
  void theSameComparisonsAreHeldOutAsTheLogGrows() {
    List<Judgement<Vec, Integer>> answers = linear.compared(200, 3, 0);
    StepFeatures<Vec, Integer> features = new StepFeatures<>(Tastes.SPEC, true);
    Evidence some = Evidence.of(answers.subList(0, 100), features, 0.3, Seed.of(1));
    Evidence all = Evidence.of(answers, features, 0.3, Seed.of(1));
    assertThat(all.heldOut()).startsWith(some.heldOut().toArray(Evidence.Pair[]::new));
    assertThat(all.heldOut().size()).isBetween(35, 85);
    assertThat(all.pairs().size() + all.heldOut().size()).isEqualTo(200);
  }

  @Test
  void aLinearModelIsInNats() {
    TribuoReward<Vec, Integer> model = Kind.LINEAR.model();
    model.fit(linear.boltzmann(800, 5, 1.5));
    assertThat(linear.nats(model, 200, 5)).isCloseTo(1.5, within(0.4));
  }

  @Test
  void tribuoKeepsQuiet() {
    Kind.LINEAR.model();
    assertThat(Quiet.level()).isEqualTo(Level.WARNING);
    assertThat(Logger.getLogger("org.tribuo.any.where").isLoggable(Level.INFO)).isFalse();
  }
}
