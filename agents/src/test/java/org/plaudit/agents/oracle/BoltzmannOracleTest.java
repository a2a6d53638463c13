package org.plaudit.agents.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.Segments;
import org.plaudit.agents.oracle.BoltzmannOracle.Options;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Oracle;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;

class BoltzmannOracleTest {
  private static final Feedback FIRST = new Preference(Choice.FIRST);
  private static final Feedback SECOND = new Preference(Choice.SECOND);
  private static final Feedback TIE = new Preference(Choice.TIE);
  private static final double NEVER = BoltzmannOracle.NEVER;

  private final Segments segments = new Segments();

  private BoltzmannOracle<Vec, Integer> oracle(Options options) {
    return new BoltzmannOracle<>(options, segments);
  }

  private static double[] rewards(double... rewards) {
    return rewards;
  }

  @Test
  void aDifferenceOfOneHalfIsPreferredWithSigmoidOfOneHalf() {
    Query<Vec, Integer> query = segments.compare(rewards(1.5), rewards(1));
    assertThat(oracle(new Options(1, 0, 1, NEVER, 0, 0)).probability(query, FIRST))
        .isCloseTo(.622459331, within(1e-9));
    assertThat(oracle(new Options(1, .1, 1, NEVER, 0, 0)).probability(query, FIRST))
        .isCloseTo(.597967465, within(1e-9));
  }

  @Test
  void myopiaForgetsHowTheSegmentBegan() {
    Query<Vec, Integer> query = segments.compare(rewards(3, 0, 0), rewards(0, 0, 2.5));
    assertThat(margin(1, query)).isCloseTo(3 - 2.5, within(1e-9));
    assertThat(margin(.9, query)).isCloseTo(2.43 - 2.5, within(1e-9));
    assertThat(margin(.5, query)).isCloseTo(.75 - 2.5, within(1e-9));
  }

  private double margin(double discount, Query<Vec, Integer> query) {
    double p = oracle(new Options(1, 0, discount, NEVER, 0, 0)).probability(query, FIRST);
    return Math.log(p / (1 - p));
  }

  @Test
  void doubtMakesTiesLikelyNearEquality() {
    Query<Vec, Integer> query = segments.compare(rewards(1), rewards(.5));
    BoltzmannOracle<Vec, Integer> doubtful = oracle(new Options(1, 0, 1, NEVER, 0, .1));
    assertThat(doubtful.probability(query, FIRST)).isCloseTo(.598687660, within(1e-9));
    assertThat(doubtful.probability(query, SECOND)).isCloseTo(.354343694, within(1e-9));
    assertThat(doubtful.probability(query, TIE)).isCloseTo(.046968646, within(1e-9));
  }

  @Test
  void thresholdsAreReturnsAndAreNotScaledByAnythingElse() {
    BoltzmannOracle<Vec, Integer> choosy = oracle(new Options(2, .1, 1, 1.0, .25, 0));
    assertThat(choosy.answers(segments.compare(rewards(.4, .5), rewards(.2, .7))).keySet())
        .hasOnlyElementsOfType(Abstention.class);
    assertThat(choosy.answers(segments.compare(rewards(.5, .6), rewards(.2, .7))))
        .isEqualTo(Map.of(TIE, 1.0));
    assertThat(choosy.probability(segments.compare(rewards(1, 1), rewards(.5, 1)), TIE)).isZero();
  }

  @Test
  void anEnormousMarginIsCertainRatherThanNaN() {
    Query<Vec, Integer> query = segments.compare(rewards(1e6), rewards(-1e6));
    assertThat(oracle(new Options(1e3, 0, 1, NEVER, 0, .5)).answers(query))
        .containsEntry(FIRST, 1.0)
        .containsEntry(TIE, 0.0);
  }

  @Test
  void answersAddUpToOneAndFrequenciesMatchThem() {
    BoltzmannOracle<Vec, Integer> oracle = oracle(new Options(1, .1, .9, NEVER, 0, .3));
    Query<Vec, Integer> query = segments.compare(rewards(1, .2), rewards(.4, .5));
    Map<Feedback, Double> answers = oracle.answers(query);
    assertThat(answers.values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-12));
    int draws = 20_000;
    Pcg64 rng = Seed.of(7).generator();
    Map<Feedback, Integer> counts = new java.util.HashMap<>();
    for (int i = 0; i < draws; i++) {
      counts.merge(oracle.sample(query, rng), 1, Integer::sum);
    }
    double chiSquared =
        answers.entrySet().stream()
            .mapToDouble(
                answer -> {
                  double expected = draws * answer.getValue();
                  double off = counts.getOrDefault(answer.getKey(), 0) - expected;
                  return off * off / expected;
                })
            .sum();
    // The 99.9 % quantile of chi-squared with 2 degrees of freedom.
    assertThat(chiSquared).isLessThan(13.816);
  }

  @Test
  void theOrderOfAskingChangesNoAnswer() {
    Options options = new Options(.5, .1, 1, NEVER, 0, 0);
    Oracle<Vec, Integer> forwards = oracle(options).oracle(Seed.of(3));
    Oracle<Vec, Integer> backwards = oracle(options).oracle(Seed.of(3));
    int n = 50;
    Feedback[] first = new Feedback[n];
    Feedback[] second = new Feedback[n];
    Query<Vec, Integer> any = segments.compare(rewards(1), rewards(0));
    for (int i = 0; i < n; i++) {
      first[i] = answer(forwards, i, any);
      second[n - 1 - i] = answer(backwards, n - 1 - i, any);
    }
    assertThat(first).isEqualTo(second).contains(FIRST, SECOND);
  }

  private static Feedback answer(Oracle<Vec, Integer> oracle, long id, Query<Vec, Integer> query) {
    return oracle
        .ask(new Query.Compare<>(id, query.segments().get(0), query.segments().get(1)))
        .toCompletableFuture()
        .join();
  }

  @Test
  void optionsNameTheValueTheRuleAndARemedy() {
    assertThatThrownBy(() -> new Options(-1, 0, 1, NEVER, 0, 0))
        .hasMessage("beta (-1.0) must not be negative. Maybe 5.");
    assertThatThrownBy(() -> new Options(1, .6, 1, NEVER, 0, 0))
        .hasMessage("mistake (0.6) must lie in [0, 0.5]. Maybe 0.1.");
  }
}
