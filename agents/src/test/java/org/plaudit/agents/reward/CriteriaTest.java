package org.plaudit.agents.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plaudit.agents.nn.FiniteDifference;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;

/** The likelihoods: exact values, and gradients against finite differences. */
class CriteriaTest {
  private static final float[] SUMS = {0.7f, -0.4f, -1.1f, 0.9f, 0.3f, 1.6f, -0.2f, -1.3f};

  private static Judged judged(int answer, int segments) {
    List<float[]> steps = new ArrayList<>();
    for (int i = 0; i < segments; i++) {
      steps.add(new float[6]);
    }
    return Judged.guessed(0, answer, steps);
  }

  /** First, second, tie and both bad. */
  private static List<Judged> answers() {
    return List.of(judged(0, 2), judged(1, 2), judged(2, 2), judged(3, 2));
  }

  static Stream<ComparisonCriterion.Options> comparisons() {
    return Stream.of(
        ComparisonCriterion.Options.plain(0),
        ComparisonCriterion.Options.plain(0.1),
        new ComparisonCriterion.Options(0.1, 0.2, 0.5, 0.3, Ties.HALF, BothBad.TIE),
        new ComparisonCriterion.Options(0, 0, 0, 0, Ties.RAO_KUPPER, BothBad.TIE),
        new ComparisonCriterion.Options(0.1, 0.2, 0.5, 0, Ties.RAO_KUPPER, BothBad.DOWN),
        new ComparisonCriterion.Options(0, 0, 0, 0, Ties.DAVIDSON, BothBad.TIE),
        new ComparisonCriterion.Options(0.1, 0.1, 0.5, 0.1, Ties.DAVIDSON, BothBad.DOWN),
        new ComparisonCriterion.Options(0, 0, 0, 0, Ties.HALF, BothBad.DOWN));
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void comparisonsPassFiniteDifferences(ComparisonCriterion.Options options) {
    Parameters parameters = new Parameters();
    ComparisonCriterion criterion = new ComparisonCriterion(options, parameters);
    Arrays.fill(parameters.values(), 0.4f);
    pass(criterion, parameters, answers());
  }

  /** The gradients with respect to the sums, and to what the criterion itself learns. */
  private static void pass(Criterion criterion, Parameters parameters, List<Judged> batch) {
    int columns = criterion.sums(batch);
    float[] sums = Arrays.copyOf(SUMS, batch.size() * columns);
    for (int i = SUMS.length; i < sums.length; i++) {
      sums[i] = 0.5f * SUMS[i % SUMS.length] + 0.1f;
    }
    FiniteDifference.check(
        batch.size(), columns, sums, (tape, x) -> criterion.loss(tape, x, batch));
    if (parameters.size() > 0) {
      FiniteDifference.check(
          parameters,
          tape -> criterion.loss(tape, tape.input(batch.size(), columns, sums, 0), batch));
    }
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void whatIsReportedIsWhatIsMinimised(ComparisonCriterion.Options given) {
    ComparisonCriterion.Options options =
        new ComparisonCriterion.Options(given.mistake(), 0, 0, 0, given.ties(), given.bothBad());
    Parameters parameters = new Parameters();
    ComparisonCriterion criterion = new ComparisonCriterion(options, parameters);
    Arrays.fill(parameters.values(), 0.4f);
    reports(criterion, answers());
  }

  private static void reports(Criterion criterion, List<Judged> batch) {
    Tape tape = new Tape();
    int columns = criterion.sums(batch);
    Tensor sums = tape.input(batch.size(), columns, Arrays.copyOf(SUMS, 40), 0);
    double minimised = criterion.loss(tape, sums, batch).item();
    Predictions tally = new Predictions();
    for (int i = 0; i < batch.size(); i++) {
      double[] own = new double[columns];
      for (int column = 0; column < columns; column++) {
        own[column] = sums.values()[i * columns + column];
      }
      criterion.score(batch.get(i), own, tally);
    }
    assertThat(tally.metrics("x").values().get("x_loss")).isCloseTo(minimised, within(1e-5));
  }

  @Test
  void raoAndKuppersAnswersAreThoseOfTheWeakComparison() {
    Parameters parameters = new Parameters();
    ComparisonCriterion criterion = comparison(parameters, Ties.RAO_KUPPER, BothBad.TIE);
    parameters.values()[0] = (float) Math.log(Math.expm1(0.1));
    double[] p = criterion.probabilities(0.5);
    assertThat(p[0]).isCloseTo(0.598687660, within(1e-7));
    assertThat(p[1]).isCloseTo(0.354343694, within(1e-7));
    assertThat(p[2]).isCloseTo(0.046968646, within(1e-7));
  }

  private static ComparisonCriterion comparison(Parameters parameters, Ties ties, BothBad bad) {
    return new ComparisonCriterion(
        new ComparisonCriterion.Options(0, 0, 0, 0, ties, bad), parameters);
  }

  @Test
  void davidsonsTieIsAsLikelyAsTheGeometricMeanTimesNu() {
    Parameters parameters = new Parameters();
    ComparisonCriterion criterion = comparison(parameters, Ties.DAVIDSON, BothBad.TIE);
    parameters.values()[0] = (float) Math.log(2);
    // Strengths 4 and 1: 4 to 1 to 2 * sqrt(4 * 1).
    double[] p = criterion.probabilities(Math.log(4));
    assertThat(p[0]).isCloseTo(4.0 / 9, within(1e-7));
    assertThat(p[1]).isCloseTo(1.0 / 9, within(1e-7));
    assertThat(p[2]).isCloseTo(4.0 / 9, within(1e-7));
  }

  @Test
  void bothBadIsTheProductOfEachBeingBad() {
    Parameters parameters = new Parameters();
    ComparisonCriterion criterion = comparison(parameters, Ties.HALF, BothBad.DOWN);
    // Returns 0 and 0, threshold 0: a quarter; otherwise, with three quarters, a fair comparison.
    Predictions bad = new Predictions();
    criterion.score(judged(3, 2), new double[] {0, 0}, bad);
    assertThat(bad.metrics("x").values().get("x_loss")).isCloseTo(Math.log(4), within(1e-9));
    Predictions first = new Predictions();
    criterion.score(judged(0, 2), new double[] {0, 0}, first);
    assertThat(first.metrics("x").values().get("x_loss"))
        .isCloseTo(-Math.log(0.75 * 0.5), within(1e-9));
  }

  @Test
  void rankingsPassFiniteDifferences() {
    List<Judged> batch =
        List.of(
            judged(RankingCriterion.IN_ORDER, 4),
            judged(RankingCriterion.IN_ORDER, 2),
            judged(RankingCriterion.EVEN, 2),
            judged(RankingCriterion.IN_ORDER, 3));
    pass(new RankingCriterion(), new Parameters(), batch);
    reports(new RankingCriterion(), List.of(judged(0, 4), judged(0, 4)));
  }

  @Test
  void anOrderIsAsLikelyAsChoosingTheBestOverAndOver() {
    // Strengths 3, 2 and 1: 3/6 times 2/3.
    assertThat(RankingCriterion.nats(Math.log(3), Math.log(2), 0))
        .isCloseTo(Math.log(3), within(1e-12));
    double sum = 0;
    double[] r = {0.3, -0.7, 1.9};
    for (int[] order :
        new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
      sum += Math.exp(-RankingCriterion.nats(r[order[0]], r[order[1]], r[order[2]]));
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @Test
  void aRankingOfTwoIsAComparison() {
    Tape tape = new Tape();
    ComparisonCriterion comparison =
        new ComparisonCriterion(ComparisonCriterion.Options.plain(0), new Parameters());
    float[] margins = {0.7f, 1.6f, -0.4f};
    float[] returns = {1.7f, 1, 0.8f, -0.8f, 0, 0.4f};
    double asRanking =
        new RankingCriterion()
            .loss(
                tape,
                tape.input(3, 2, returns, 0),
                List.of(judged(0, 2), judged(0, 2), judged(RankingCriterion.EVEN, 2)))
            .item();
    double asComparison =
        comparison
            .loss(
                tape,
                tape.input(3, 1, margins, 0),
                List.of(judged(0, 2), judged(0, 2), judged(2, 2)))
            .item();
    assertThat(asRanking).isCloseTo(asComparison, within(1e-6));
  }

  private static OrdinalCriterion ordinal(Parameters parameters, int... counts) {
    return new OrdinalCriterion(
        parameters, "scale", counts, new OrdinalCriterion.Reading(0, 1, 0, 2));
  }

  @Test
  void levelsPassFiniteDifferences() {
    for (int levels = 2; levels <= 5; levels++) {
      int[] counts = new int[levels];
      Arrays.fill(counts, 3);
      Parameters parameters = new Parameters();
      OrdinalCriterion criterion = ordinal(parameters, counts);
      List<Judged> batch = new ArrayList<>();
      for (int level = 0; level < levels; level++) {
        batch.add(judged(level, 1));
      }
      pass(criterion, parameters, batch);
      reports(criterion, batch);
    }
  }

  @Test
  void levelsLieBetweenTheirThresholds() {
    Parameters parameters = new Parameters();
    OrdinalCriterion criterion = ordinal(parameters, 0, 0, 0);
    parameters.values()[0] = -1;
    parameters.values()[1] = (float) Math.log(Math.expm1(2));
    assertThat(criterion.thresholds()).containsExactly(new double[] {-1, 1}, within(1e-6));
    double[] p = criterion.probabilities(0.5);
    assertThat(p[0]).isCloseTo(0.182425524, within(1e-6));
    assertThat(p[1]).isCloseTo(0.440033807, within(1e-6));
    assertThat(p[2]).isCloseTo(0.377540669, within(1e-6));
  }

  @Test
  void thresholdsBeginAtTheFrequenciesAndEmptyLevelsStayPossible() {
    Parameters parameters = new Parameters();
    double[] p = ordinal(parameters, 5, 0, 3, 1).probabilities(0);
    assertThat(p)
        .containsExactly(new double[] {5.25 / 10, 0.25 / 10, 3.25 / 10, 1.25 / 10}, within(1e-6));
  }

  @Test
  void meansAreRatedWhereLengthIsNotToCount() {
    OrdinalCriterion criterion =
        new OrdinalCriterion(
            new Parameters(), "scale", new int[3], new OrdinalCriterion.Reading(1, 3, 9, 2));
    // Three steps of two features, in a unit of nine steps.
    assertThat(criterion.weight(judged(0, 1), 0, 1)).isEqualTo(3);
    assertThat(criterion.weight(judged(0, 1), 0, 0)).isZero();
  }

  @Test
  void personalTastesPassFiniteDifferences() {
    Planted planted = new Planted(1);
    StepFeatures<Vec, Integer> features = new StepFeatures<>(Planted.SPEC, true);
    List<Judged> batch = new ArrayList<>();
    for (String rater : List.of("ann", "bob", "ann", "cid")) {
      Judgement<Vec, Integer> judgement = planted.comparison(0, rater, 0);
      batch.add(
          Judged.named(judgement, 0, batch.size() % 2, features, judgement.query().segments()));
    }
    Parameters parameters = new Parameters();
    PersonalCriterion criterion =
        new PersonalCriterion(
            parameters, List.of("ann", "bob", "cid"), 2, 0.1, 0.05, Seed.of(3).child("people"));
    pass(criterion, parameters, batch);
  }

  @Test
  void theReliablePassFiniteDifferencesWhetherTheyKnowGuessOrOppose() {
    for (double eta : new double[] {0.9, 0.5, 0.1}) {
      Criterion criterion = new Reliable.Crowd(judged -> eta);
      pass(criterion, new Parameters(), answers());
      reports(criterion, answers());
    }
  }

  @Test
  void anAnswersChanceLiesBetweenTheReliabilityAndWhatIsLeftOfIt() {
    Criterion criterion = new Reliable.Crowd(judged -> 0.8);
    Tape tape = new Tape();
    // 0.8 * 3/4 + 0.2 * 1/4.
    double loss =
        criterion
            .loss(
                tape, tape.input(1, 1, new float[] {(float) Math.log(3)}, 0), List.of(judged(0, 2)))
            .item();
    assertThat(loss).isCloseTo(-Math.log(0.65), within(1e-6));
  }

  @Test
  void aPersonBeginsAlikeWhoeverElseThereIs() {
    Parameters all = new Parameters();
    Parameters two = new Parameters();
    Seed seed = Seed.of(3);
    PersonalCriterion of3 = new PersonalCriterion(all, List.of("ann", "bob", "cid"), 4, 0, 0, seed);
    PersonalCriterion of2 = new PersonalCriterion(two, List.of("ann", "cid"), 4, 0, 0, seed);
    assertThat(of2.view("cid")).isEqualTo(of3.view("cid"));
    assertThat(of2.view("bob")).isEqualTo(of2.meanView());
  }
}
