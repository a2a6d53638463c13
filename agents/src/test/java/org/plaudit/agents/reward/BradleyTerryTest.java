package org.plaudit.agents.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Binder;
import org.plaudit.core.env.Ending;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

class BradleyTerryTest {
  private final Planted planted = new Planted(5);

  private static BradleyTerry<Vec, Integer> model() {
    return model(Map.of());
  }

  private static BradleyTerry<Vec, Integer> model(Map<String, ?> options) {
    return new BradleyTerry<>(
        Binder.bind(BradleyTerry.Options.defaults(), options), Planted.SPEC, Seed.of(9));
  }

  @Test
  void aPlantedTasteIsRecoveredFromNoisyComparisons() {
    BradleyTerry<Vec, Integer> model = model();
    Metrics metrics = model.fit(planted.comparisons(300, 0.1));
    assertThat(metrics.values().get("reward_heldout_accuracy")).isGreaterThan(0.75);
    assertThat(metrics.values().get("reward_heldout_calibration_error")).isLessThan(0.15);
    assertThat(metrics.values().get("reward_heldout_brier")).isLessThan(0.2);
    assertThat(planted.agreement(model)).isGreaterThan(0.85);
  }

  @Test
  void withoutHiddenLayersTheRewardIsLinearInTheFeatures() {
    BradleyTerry<Vec, Integer> model = model(Map.of("hidden", List.of()));
    model.fit(planted.comparisons(300, 0.1));
    assertThat(planted.agreement(model)).isGreaterThan(0.9);
    // Three points in a row, all with action 0.
    float[] seen = {-0.5f, 0.2f, 0, 0.2f, 0.5f, 0.2f};
    Ending[] endings = {Ending.RUNNING, Ending.RUNNING, Ending.RUNNING};
    float[] r = new float[3];
    model.rewards(new Rollout(3, 1, seen, new float[3], seen, new float[3], endings), r);
    assertThat(r[1] - r[0]).isCloseTo(r[2] - r[1], within(1e-4f)).isPositive();
  }

  @Test
  void rewardsForALearnerHaveMeanZeroAndDeviationOneOverWhatWasJudged() {
    BradleyTerry<Vec, Integer> model = model();
    List<Judgement<Vec, Integer>> judgements = planted.comparisons(100, 0);
    model.fit(judgements);
    assertThat(Planted.moments(model, judgements))
        .containsExactly(new double[] {0, 1}, within(1e-3));
  }

  @Test
  void membersDifferSinceEachIsFittedToItsOwnShare() {
    BradleyTerry<Vec, Integer> model = model();
    model.fit(planted.comparisons(50, 0.1));
    assertThat(model.returns(planted.segment(6))).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void silenceTeachesNothing() {
    BradleyTerry<Vec, Integer> model = model();
    Segment<Vec, Integer> a = planted.segment(5);
    Segment<Vec, Integer> b = planted.segment(5);
    double before = model.prefers(a, b);
    Metrics metrics =
        model.fit(
            List.of(
                new Judgement<>(new Query.Compare<>(0, a, b), new Feedback.Abstention("no idea"))));
    assertThat(metrics.values()).isEmpty();
    assertThat(model.prefers(a, b)).isEqualTo(before);
  }

  @Test
  void tiesPullTwoSegmentsTogetherHoweverTheyAreRead() {
    List<Judgement<Vec, Integer>> ties = planted.always(30, Choice.TIE);
    Query<Vec, Integer> pair = ties.get(0).query();
    for (String reading : List.of("half", "rao-kupper", "davidson")) {
      BradleyTerry<Vec, Integer> model = model(Map.of("ties", reading));
      model.fit(ties);
      assertThat(model.prefers(pair.segments().get(0), pair.segments().get(1)))
          .as(reading)
          .isCloseTo(0.5, within(0.03));
    }
  }

  @Test
  void bothBadPushesBothBelowWhatIsCompared() {
    List<Judgement<Vec, Integer>> judgements = new ArrayList<>(planted.comparisons(40, 0));
    Query.Compare<Vec, Integer> bad =
        new Query.Compare<>(40, planted.segment(5), planted.segment(5));
    for (int i = 0; i < 20; i++) {
      judgements.add(
          new Judgement<>(
              new Query.Compare<>(40 + i, bad.first(), bad.second()),
              new Preference(Choice.BOTH_BAD)));
    }
    BradleyTerry<Vec, Integer> asTie = model(Map.of());
    BradleyTerry<Vec, Integer> down = model(Map.of("both_bad", "down"));
    asTie.fit(judgements);
    down.fit(judgements);
    Segment<Vec, Integer> other = judgements.get(0).query().segments().get(0);
    assertThat(down.prefers(bad.first(), other)).isLessThan(asTie.prefers(bad.first(), other));
    assertThat(down.prefers(bad.second(), other)).isLessThan(asTie.prefers(bad.second(), other));
  }

  @Test
  void contradictionsAreAnsweredByIndifference() {
    List<Judgement<Vec, Integer>> first = planted.always(40, Choice.FIRST);
    List<Judgement<Vec, Integer>> both = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      both.add(
          new Judgement<>(
              first.get(i).query(), new Preference(i % 2 == 0 ? Choice.FIRST : Choice.SECOND)));
    }
    BradleyTerry<Vec, Integer> model = model();
    model.fit(both);
    Query<Vec, Integer> pair = first.get(0).query();
    assertThat(model.prefers(pair.segments().get(0), pair.segments().get(1))).isBetween(0.3, 0.7);
  }

  @Test
  void oneAnswerIsEnoughToGoOn() {
    BradleyTerry<Vec, Integer> model = model();
    model.fit(planted.always(1, Choice.FIRST));
    assertThat(model.returns(planted.segment(5))).doesNotContain(Double.NaN);
  }

  @Test
  void centringKeepsReturnsNearZeroAndSmoothingKeepsThemSmall() {
    List<Judgement<Vec, Integer>> judgements = planted.comparisons(100, 0);
    assertThat(size(model(Map.of("centring", 0.1)), judgements, 1))
        .isLessThan(0.5 * size(model(), judgements, 1));
    double margin = size(model(), judgements, -1);
    assertThat(size(model(Map.of("smoothing", 0.3)), judgements, -1)).isLessThan(margin);
    assertThat(size(model(Map.of("margin", 3)), judgements, -1)).isGreaterThan(margin);
  }

  /** Mean size, over what was judged, of the first return plus {@code sign} times the second. */
  private static double size(
      BradleyTerry<Vec, Integer> model, List<Judgement<Vec, Integer>> judgements, int sign) {
    model.fit(judgements);
    return judgements.stream()
        .map(judgement -> judgement.query().segments())
        .mapToDouble(pair -> model.returns(pair.get(0))[0] + sign * model.returns(pair.get(1))[0])
        .map(Math::abs)
        .average()
        .orElseThrow();
  }

  @Test
  void aPreferenceIsAsStrongAsThoseWhoJudgedThePairAgree() {
    StepFeatures<Vec, Integer> features = new StepFeatures<>(Planted.SPEC, true);
    Judgement<Vec, Integer> one = planted.comparison(0, "ann", 0);
    Query.Compare<Vec, Integer> pair = (Query.Compare<Vec, Integer>) one.query();
    Query<Vec, Integer> turned = new Query.Compare<>(1, pair.second(), pair.first());
    List<Judged> read = new ArrayList<>();
    // Three prefer the one, one the other; another pair was judged once.
    for (int answer : new int[] {0, 0, 1}) {
      read.add(Judged.numbered(one, 0, answer, features, pair.segments()));
    }
    read.add(Judged.numbered(one, 0, 1, features, turned.segments()));
    read.add(Judged.numbered(one, 0, 1, features, List.of(planted.segment(5), planted.segment(5))));
    assertThat(Agreement.weigh(read).stream().map(Judged::strength))
        .containsExactly(0.5, 0.5, 0.5, 0.5, 1.0);
  }

  @Test
  void whatNobodyJudgedIsReadOnlyIfItHasAWeight() {
    List<Judgement<Vec, Integer>> few = planted.comparisons(20, 0);
    List<Segment<Vec, Integer>> unjudged = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      unjudged.add(planted.segment());
    }
    BradleyTerry<Vec, Integer> without = model();
    BradleyTerry<Vec, Integer> with =
        model(Map.of("surf", Map.of("weight", 1, "threshold", 0.9, "crop", 0.2)));
    without.fit(few, unjudged);
    with.fit(few, unjudged);
    assertThat(planted.agreement(with)).isGreaterThan(0.8);
    BradleyTerry<Vec, Integer> alone = model();
    alone.fit(few);
    Segment<Vec, Integer> any = planted.segment();
    assertThat(without.returns(any)).isEqualTo(alone.returns(any));
    assertThat(with.returns(any)).isNotEqualTo(alone.returns(any));
  }

  @Test
  void guessesAreOnlyMadeWhereAMemberIsSureAndAreParts() {
    BradleyTerry<Vec, Integer> model = model();
    model.fit(planted.comparisons(200, 0));
    RewardMember member = model.members().get(0);
    List<float[]> unjudged = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      unjudged.addAll(model.normalized(List.of(planted.segment(10))));
    }
    PseudoLabels guesses = new PseudoLabels(new Surf(1, 0.95, 4, 0.3), 4, 0, unjudged);
    assertThat(guesses.drawn(32)).isEqualTo(128);
    List<Judged> sure = guesses.confident(member, 200, Seed.of(1).generator());
    assertThat(sure).isNotEmpty().hasSizeLessThan(200);
    for (Judged guess : sure) {
      int kept = guess.segments().get(0).length / 4;
      assertThat(kept).isBetween(7, 10);
      assertThat(guess.segments().get(1)).hasSize(kept * 4);
    }
  }

  @Test
  void ratersAndSegmentsHeldOutAreToldOfAndNeverLearnedFrom() {
    List<Judgement<Vec, Integer>> judgements = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      judgements.add(planted.comparison(i, "person-" + i % 10, 0));
    }
    Map<String, ?> holdout = Map.of("holdout", Map.of("raters", 0.3, "segments", 0.1));
    BradleyTerry<Vec, Integer> model = model(holdout);
    Metrics metrics = model.fit(judgements);
    assertThat(metrics.values().get("reward_heldout_raters_accuracy")).isGreaterThan(0.8);
    assertThat(metrics.values().get("reward_heldout_segments_accuracy")).isGreaterThan(0.8);
    List<String> out =
        metrics.values().keySet().stream()
            .filter(name -> name.matches("reward_heldout_rater_.*_accuracy"))
            .map(name -> name.replaceAll("reward_heldout_rater_|_accuracy", ""))
            .toList();
    assertThat(out).isNotEmpty().hasSizeLessThan(10);
    BradleyTerry<Vec, Integer> never = model(holdout);
    never.fit(judgements.stream().filter(j -> !out.contains(j.rater())).toList());
    Segment<Vec, Integer> any = planted.segment();
    assertThat(model.returns(any)).isEqualTo(never.returns(any));
  }

  @Test
  void spreadIsTheMembersDeviationInTheUnitOfTheReward() {
    BradleyTerry<Vec, Integer> model = model();
    model.fit(planted.comparisons(50, 0.1));
    Segment<Vec, Integer> a = planted.segment(1);
    Segment<Vec, Integer> b = planted.segment(1);
    float[] spread = new float[1];
    model.spread(Planted.rollout(a), spread);
    // One step's return is its reward before scaling; the scale shows in a difference of two.
    float[] ofA = new float[1];
    float[] ofB = new float[1];
    model.rewards(Planted.rollout(a), ofA);
    model.rewards(Planted.rollout(b), ofB);
    double scale = (ofA[0] - ofB[0]) / (mean(model.returns(a)) - mean(model.returns(b)));
    assertThat((double) spread[0])
        .isPositive()
        .isCloseTo(scale * deviation(model.returns(a)), within(1e-3));
    BradleyTerry<Vec, Integer> one = model(Map.of("members", 1));
    one.fit(planted.comparisons(50, 0.1));
    one.spread(Planted.rollout(a), spread);
    assertThat(spread[0]).isZero();
  }

  private static double mean(double... values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double... values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  @Test
  void optionsOutOfRangeAreNamedWithTheirRemedy() {
    assertThatThrownBy(() -> model(Map.of("smoothing", 1)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("smoothing (1.0) must lie in [0, 1)");
    assertThatThrownBy(() -> model(Map.of("surf", Map.of("threshold", 0.5))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("threshold (0.5) must lie in (0.5, 1)");
    assertThatThrownBy(() -> model(Map.of("hidden", List.of(0))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("hidden [0] must be positive");
  }
}
