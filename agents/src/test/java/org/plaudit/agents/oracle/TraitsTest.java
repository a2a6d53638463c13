package org.plaudit.agents.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.agents.oracle.Plain.BLAME;
import static org.plaudit.agents.oracle.Plain.DOWN;
import static org.plaudit.agents.oracle.Plain.FIRST;
import static org.plaudit.agents.oracle.Plain.PRAISE;
import static org.plaudit.agents.oracle.Plain.SECOND;
import static org.plaudit.agents.oracle.Plain.SILENCE;
import static org.plaudit.agents.oracle.Plain.TIE;
import static org.plaudit.agents.oracle.Plain.UP;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plaudit.core.feedback.Channel;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Feedback.Ranking;
import org.plaudit.core.feedback.Feedback.Sign;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.feedback.Trait;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Segment;

/** What each trait does to somebody who prefers the first with 0.7, the second with 0.2. */
class TraitsTest {
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final double LN2 = Math.log(2);

  private final Scene scene = new Scene();
  private final Query<Integer, Integer> pair =
      scene.compare(new double[] {1, 1, 1}, new double[] {0});
  private final Query<Integer, Integer> thumbs = scene.rate(Scale.THUMBS, 0);
  private final Query<Integer, Integer> watch = scene.watch(0, 1);

  private Likelihood<Integer, Integer> plain(Trait trait) {
    return trait.over(new Plain(), scene.alone());
  }

  /** Beta and precision are 1, and nothing else differs from the defaults. */
  private Likelihood<Integer, Integer> rational() {
    return new BoltzmannOracle<>(
        new BoltzmannOracle.Options(
            1, 0, 1, BoltzmannOracle.NEVER, 0, 0, 1, 0, BoltzmannOracle.Watches.MOVES),
        scene.alone());
  }

  private static Moment<Integer, Integer> asked(long asked, Query<Integer, Integer> last) {
    return new Moment<>(asked, asked, asked == 0 ? Optional.empty() : Optional.of(last));
  }

  @Test
  void theMistakenSayTheOppositeNowAndThen() {
    Likelihood<Integer, Integer> mistaken = plain(new Mistaken(.1));
    assertThat(mistaken.probability(pair, FIRST)).isCloseTo(.65, CLOSE);
    assertThat(mistaken.probability(pair, SECOND)).isCloseTo(.25, CLOSE);
    assertThat(mistaken.probability(pair, TIE)).isCloseTo(.1, CLOSE);
    assertThat(mistaken.probability(thumbs, UP)).isCloseTo(.58, CLOSE);
    assertThat(mistaken.probability(watch, BLAME)).isCloseTo(.23, CLOSE);
  }

  @Test
  void aMistakeIsTheSameAsTheTeachersOwn() {
    Map<String, Object> erring = Map.of("mistake", .2);
    for (Query<Integer, Integer> query : scene.everyKind()) {
      if (query instanceof Query.Demonstrate || query instanceof Query.Correct) {
        continue;
      }
      Map<Feedback, Double> own =
          People.teachers().get(0).create(erring).person(scene.knowing()).answers(query);
      Likelihood<Integer, Integer> flawless =
          People.teachers().get(0).create().person(scene.knowing());
      Map<Feedback, Double> laid = new Mistaken(.2).over(flawless, scene.knowing()).answers(query);
      own.forEach((answer, p) -> assertThat(laid.get(answer)).isCloseTo(p, CLOSE));
    }
  }

  @Test
  void adversariesAnswerTheOppositeAndAreExactlyAsManyAsAskedFor() {
    Trait some = new Adversarial(.3, 1);
    int people = 50;
    int adversaries = 0;
    for (int person = 0; person < people; person++) {
      Likelihood<Integer, Integer> one = some.over(new Plain(), scene.among(person, people));
      double first = one.probability(pair, FIRST);
      assertThat(first).isIn(.7, .2);
      adversaries += first == .2 ? 1 : 0;
    }
    assertThat(adversaries).isEqualTo(15);
    Likelihood<Integer, Integer> half = plain(new Adversarial(1, .5));
    assertThat(half.probability(pair, FIRST)).isCloseTo(.45, CLOSE);
  }

  @Test
  void noiseBlursWhatWasClear() {
    // Noise of ln 2 up or down doubles or halves the odds of 3 : 2.
    Likelihood<Integer, Integer> noisy = plain(new Noisy(LN2 / Math.sqrt(3), 0));
    double mixed = 4 / 6.0 * .6 + 1 / 6.0 * .75 + 1 / 6.0 * (.75 / 1.75);
    assertThat(noisy.probability(thumbs, UP)).isCloseTo(mixed, CLOSE);
  }

  @Test
  void noiseMayGrowWithTheReturn() {
    Trait relative = new Noisy(0, LN2 / Math.sqrt(3));
    Likelihood<Integer, Integer> noisy = plain(relative);
    assertThat(noisy.probability(scene.rate(Scale.THUMBS, 0, 0), UP)).isCloseTo(.6, CLOSE);
    double mixed = 4 / 6.0 * .6 + 1 / 6.0 * (6 / 7.0) + 1 / 6.0 * (3 / 11.0);
    assertThat(noisy.probability(scene.rate(Scale.THUMBS, -1, -1), UP)).isCloseTo(mixed, CLOSE);
  }

  @Test
  void whatIsShownFirstIsPreferred() {
    Likelihood<Integer, Integer> biased = plain(new PositionBias(LN2));
    assertThat(biased.probability(pair, FIRST) / biased.probability(pair, SECOND))
        .isCloseTo(7, CLOSE);
    double root = Math.sqrt(2);
    assertThat(biased.probability(pair, FIRST))
        .isCloseTo(.7 * root / (.7 * root + .1 + .2 / root), CLOSE);
    assertThat(biased.probability(thumbs, UP)).isEqualTo(.6);
  }

  @Test
  void aBiasOfPositionPutsTheOrderShownFirst() {
    Query<Integer, Integer> three =
        new Query.Rank<>(0, List.of(scene.earning(1), scene.earning(1), scene.earning(1)));
    Likelihood<Integer, Integer> biased = new PositionBias(LN2).over(rational(), scene.alone());
    double shown = biased.probability(three, new Ranking(List.of(0, 1, 2)));
    double backwards = biased.probability(three, new Ranking(List.of(2, 1, 0)));
    assertThat(shown / backwards).isCloseTo(2, CLOSE);
  }

  @Test
  void aGoodEndMakesUpForTheRest() {
    Trait recent = new RecencyBias(LN2, 1);
    Likelihood<Integer, Integer> biased = recent.over(rational(), scene.alone());
    // Both earn 1; the one ends with it (1 against a mean of 1/2), the other begins with it.
    Query<Integer, Integer> even = scene.compare(new double[] {0, 1}, new double[] {1, 0});
    assertThat(biased.probability(even, FIRST)).isCloseTo(2 / 3.0, CLOSE);
  }

  @Test
  void longIsTakenForGood() {
    Likelihood<Integer, Integer> biased = plain(new LengthBias(LN2 / 2));
    // Three steps against one.
    assertThat(biased.probability(pair, FIRST) / biased.probability(pair, SECOND))
        .isCloseTo(7, CLOSE);
    assertThat(biased.probability(thumbs, UP)).isEqualTo(.6);
  }

  @Test
  void theLenientRateHigherAndCompareAsBefore() {
    Likelihood<Integer, Integer> lenient = plain(new Lenient(LN2, 0));
    assertThat(lenient.probability(thumbs, UP)).isCloseTo(.75, CLOSE);
    assertThat(lenient.probability(watch, PRAISE)).isCloseTo(.7 * 5 / 6, CLOSE);
    assertThat(lenient.probability(watch, SILENCE)).isEqualTo(.3);
    assertThat(lenient.probability(pair, FIRST)).isCloseTo(.7, CLOSE);
  }

  @Test
  void afterSomethingGoodTheNextLooksPoor() {
    Likelihood<Integer, Integer> contrasting = plain(new Contrast(LN2));
    Moment<Integer, Integer> spoilt = asked(1, scene.rate(Scale.THUMBS, 1, 1));
    assertThat(contrasting.probability(thumbs, spoilt, UP)).isCloseTo(.75 / 1.75, CLOSE);
    assertThat(contrasting.probability(thumbs, spoilt.rested(), UP)).isCloseTo(.6, CLOSE);
    // 1 after the mean of 1 and 0.
    Query<Integer, Integer> good = scene.rate(Scale.THUMBS, 1);
    assertThat(contrasting.probability(good, asked(1, pair), UP))
        .isCloseTo(1.5 * Math.sqrt(2) / (1 + 1.5 * Math.sqrt(2)), CLOSE);
  }

  @Test
  void whatTheLedgerNoLongerKnowsIsForgotten() {
    Likelihood<Integer, Integer> contrasting = plain(new Contrast(LN2));
    Scene longer = new Scene();
    for (int i = 0; i < 20; i++) {
      longer.earning(1);
    }
    Moment<Integer, Integer> lost = asked(1, longer.rate(Scale.THUMBS, 1));
    assertThat(contrasting.probability(thumbs, lost, UP)).isCloseTo(.6, CLOSE);
  }

  @Test
  void theTiredGuessUntilTheyRest() {
    Likelihood<Integer, Integer> tired = plain(new Tired(10, 0));
    assertThat(tired.probability(pair, FIRST)).isEqualTo(.7);
    assertThat(tired.probability(pair, asked(10, pair), FIRST)).isCloseTo(.5 * .7 + .5 / 3, CLOSE);
    assertThat(tired.probability(pair, asked(10, pair).rested(), FIRST)).isEqualTo(.7);
    Likelihood<Integer, Integer> quitting = plain(new Tired(10, 1));
    assertThat(quitting.probability(pair, asked(20, pair), new Abstention("tired")))
        .isCloseTo(.75, CLOSE);
  }

  @Test
  void whoIsTiredCallsNoTieWhoNeverDid() {
    Likelihood<Integer, Integer> tired = new Tired(1, 0).over(rational(), scene.alone());
    Query<Integer, Integer> clear = scene.compare(new double[] {1000}, new double[] {0});
    assertThat(tired.probability(clear, asked(1, clear), SECOND)).isCloseTo(.25, CLOSE);
    assertThat(tired.probability(clear, asked(1, clear), TIE)).isZero();
  }

  @Test
  void theBoredTakeTheFirstAndTheMiddleAndNoRestHelps() {
    Likelihood<Integer, Integer> bored = plain(new Bored(10));
    Moment<Integer, Integer> later = asked(10, pair).rested();
    assertThat(bored.probability(pair, later, FIRST)).isCloseTo(.85, CLOSE);
    assertThat(bored.probability(thumbs, later, DOWN)).isCloseTo(.7, CLOSE);
    assertThat(bored.probability(watch, later, new Abstention("bored"))).isCloseTo(.5, CLOSE);
  }

  @Test
  void doubtTakesTime() {
    Likelihood<Integer, Integer> slow = plain(new Slow(2, .05, 2, 0));
    double doubt = -(.7 * Math.log(.7) + .2 * Math.log(.2) + .1 * Math.log(.1));
    assertThat(slow.seconds(pair, Moment.first())).isCloseTo(2 + .05 * 4 + 2 * doubt, CLOSE);
    assertThat(slow.seconds(watch, Moment.first())).isCloseTo(.05, CLOSE);
    assertThat(slow.seconds(new Query.Demonstrate<>(0, 0), Moment.first()))
        .isGreaterThanOrEqualTo(2 + .05 * 3);
    assertThat(slow.answers(pair)).isEqualTo(new Plain().answers(pair));
  }

  @Test
  void liveSignalsAreAboutWhatHappenedBefore() {
    Query<Integer, Integer> rises = scene.watch(0, 1, 1);
    Likelihood<Integer, Integer> late =
        new Delayed(0, 0, 2, 2, Delayed.Shape.UNIFORM).over(rational(), scene.alone());
    assertThat(rational().probability(rises, PRAISE)).isCloseTo(.622459331, CLOSE);
    assertThat(late.probability(rises, PRAISE)).isCloseTo(1 - .622459331, CLOSE);
    Likelihood<Integer, Integer> later =
        new Delayed(0, 0, 1, 4, Delayed.Shape.UNIFORM).over(rational(), scene.alone());
    // 1 step ago it was good, 2 steps ago poor, 3 and 4 steps ago there was nothing.
    assertThat(later.probability(rises, PRAISE)).isCloseTo(.25, CLOSE);
    assertThat(later.probability(rises, BLAME)).isCloseTo(.25, CLOSE);
    assertThat(later.probability(rises, SILENCE)).isCloseTo(.5, CLOSE);
  }

  @Test
  void aGammaDelayIsSoonWithATail() {
    Likelihood<Integer, Integer> late =
        new Delayed(0, 0, 0, 3, Delayed.Shape.GAMMA).over(rational(), scene.alone());
    double[] weights = new double[4];
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      weights[i] = (i + .5) * Math.exp(-(i + .5));
      sum += weights[i];
    }
    assertThat(late.probability(scene.watch(1), SILENCE))
        .isCloseTo((weights[1] + weights[2] + weights[3]) / sum, CLOSE);
  }

  @Test
  void answersBecomeKnownLaterButNotLiveOnes() {
    Likelihood<Integer, Integer> late = plain(new Delayed(100, 9, 1, 1, Delayed.Shape.UNIFORM));
    for (long i = 0; i < 50; i++) {
      assertThat(late.delay(pair, Moment.first(), Seed.of(i).generator())).isBetween(100L, 109L);
    }
    assertThat(late.delay(watch, Moment.first(), Seed.of(0).generator())).isZero();
    assertThat(late.answers(pair)).isEqualTo(new Plain().answers(pair));
  }

  @Test
  void aFaceIsSeenSomeStepsLater() {
    Query<Integer, Integer> face = scene.notice(Channel.EXPRESSION, 1);
    Likelihood<Integer, Integer> late =
        new Delayed(0, 0, 3, 3, Delayed.Shape.UNIFORM).over(rational(), scene.alone());
    double now = rational().probability(face, new Sign(Channel.EXPRESSION, "smile", .9, 0));
    assertThat(late.probability(face, new Sign(Channel.EXPRESSION, "smile", .9, 3)))
        .isEqualTo(now)
        .isPositive();
  }

  @Test
  void theSparseAnswerSometimesAndOnlyWhenItIsCheap() {
    Likelihood<Integer, Integer> sparse = plain(new Sparse(.25, Sparse.FOREVER));
    assertThat(sparse.probability(pair, FIRST)).isCloseTo(.175, CLOSE);
    assertThat(sparse.probability(pair, new Abstention("did not answer"))).isCloseTo(.75, CLOSE);
    Likelihood<Integer, Integer> hasty =
        new Sparse(1, 3).over(plain(new Slow(0, 1, 0, 0)), scene.alone());
    assertThat(hasty.probability(pair, FIRST)).isZero();
    assertThat(hasty.probability(thumbs, UP)).isEqualTo(.6);
  }

  @Test
  void aChangeOfMindIsWhereHalfOfItHasCome() {
    for (Drifting.Shape shape : Drifting.Shape.values()) {
      Drifting drifting = new Drifting(shape, 100, .8, Map.of(), 10);
      long at = (long) drifting.changes().orElseThrow();
      double share = shape == Drifting.Shape.SUDDEN ? .8 : .4;
      assertThat(drifted(shape, at)).isCloseTo(share, CLOSE);
      assertThat(drifted(shape, at - 1)).isLessThan(share);
    }
    assertThat(new Drifting(Drifting.Shape.SLOW, 100, 0, Map.of(), 10).changes()).isEmpty();
    assertThat(new Mistaken(.1).changes()).isEmpty();
  }

  private double drifted(Drifting.Shape shape, long asked) {
    Likelihood<Integer, Integer> drifting = plain(new Drifting(shape, 100, .8, Map.of(), 10));
    // 0.7 at first, less by half of what changed.
    return (.7 - drifting.probability(pair, asked(asked, pair), FIRST)) / .5;
  }

  @Test
  void mindsChangeSlowlySuddenlyOrBySeason() {
    assertThat(drifted(Drifting.Shape.SLOW, 0)).isCloseTo(0, CLOSE);
    assertThat(drifted(Drifting.Shape.SLOW, 25)).isCloseTo(.2, CLOSE);
    assertThat(drifted(Drifting.Shape.SLOW, 300)).isCloseTo(.8, CLOSE);
    assertThat(drifted(Drifting.Shape.SUDDEN, 99)).isCloseTo(0, CLOSE);
    assertThat(drifted(Drifting.Shape.SUDDEN, 100)).isCloseTo(.8, CLOSE);
    assertThat(drifted(Drifting.Shape.SEASONAL, 25)).isCloseTo(.4, CLOSE);
    assertThat(drifted(Drifting.Shape.SEASONAL, 50)).isCloseTo(.8, CLOSE);
    assertThat(drifted(Drifting.Shape.SEASONAL, 100)).isCloseTo(0, CLOSE);
  }

  @Test
  void aMindMayChangeToOtherWeights() {
    Query<Integer, Integer> lazy =
        new Query.Compare<>(
            0, scene.moving(List.of(1, 1), 0, 0), scene.moving(List.of(2, 2), 1, 1));
    Likelihood<Integer, Integer> drifting =
        plain(new Drifting(Drifting.Shape.SUDDEN, 1, 1, Map.of("effort", -1), Math.log(3)));
    assertThat(drifting.probability(lazy, FIRST)).isEqualTo(.7);
    // Effort 0 against 1, so the odds are 3 to 1.
    assertThat(drifting.probability(lazy, asked(1, lazy), FIRST)).isCloseTo(.75, CLOSE);
  }

  @Test
  void expertsGuessOutsideTheirField() {
    Trait trait = new ExpertIn(3, 0, .5);
    Query<Integer, Integer> left =
        new Query.Rate<>(0, scene.moving(List.of(2, 0), 0, 0), Scale.THUMBS);
    Query<Integer, Integer> right =
        new Query.Rate<>(1, scene.moving(List.of(0, 2), 0, 0), Scale.THUMBS);
    Likelihood<Integer, Integer> first = trait.over(new Plain(), scene.among(0, 5));
    Likelihood<Integer, Integer> third = trait.over(new Plain(), scene.among(2, 5));
    Likelihood<Integer, Integer> fourth = trait.over(new Plain(), scene.among(3, 5));
    assertThat(first.probability(left, UP)).isEqualTo(.6);
    assertThat(fourth.probability(left, UP)).isEqualTo(.6);
    assertThat(first.probability(right, UP)).isCloseTo(.55, CLOSE);
    assertThat(third.probability(right, UP)).isEqualTo(.6);
    assertThat(third.probability(left, UP)).isCloseTo(.55, CLOSE);
  }

  @Test
  void preferencesRunInACircle() {
    Scene fresh = new Scene();
    Segment<Integer, Integer> a = fresh.earning(1);
    Segment<Integer, Integer> b = fresh.earning(1);
    Segment<Integer, Integer> c = fresh.earning(1);
    Likelihood<Integer, Integer> circling =
        new Intransitive(2, 3, -1).over(rational(), fresh.alone());
    double beats = 1 / (1 + Math.exp(-2 * Math.sqrt(3) / 2));
    assertThat(circling.probability(new Query.Compare<>(0, a, b), FIRST)).isCloseTo(beats, CLOSE);
    assertThat(circling.probability(new Query.Compare<>(1, b, c), FIRST)).isCloseTo(beats, CLOSE);
    assertThat(circling.probability(new Query.Compare<>(2, c, a), FIRST)).isCloseTo(beats, CLOSE);
    Map<Feedback, Double> ranked = circling.answers(new Query.Rank<>(3, List.of(a, b, c)));
    // Each order with the circle has one pair against it, each other order two.
    double turn = Math.exp(2 * Math.sqrt(3) / 2);
    assertThat(ranked.get(new Ranking(List.of(0, 1, 2))))
        .isCloseTo(ranked.get(new Ranking(List.of(1, 2, 0))), CLOSE)
        .isCloseTo(ranked.get(new Ranking(List.of(2, 1, 0))) * turn, CLOSE);
  }

  @Test
  void flatteryWorksWithoutServingTheTask() {
    Query<Integer, Integer> strong =
        new Query.Compare<>(0, scene.moving(List.of(2), 0), scene.moving(List.of(1), 0));
    Likelihood<Integer, Integer> flattered =
        plain(new Sycophantic(LN2, Sycophantic.Pleasure.ACTION, -1));
    assertThat(flattered.probability(strong, FIRST) / flattered.probability(strong, SECOND))
        .isCloseTo(7, CLOSE);
    Query<Integer, Integer> seen =
        new Query.Rate<>(1, scene.moving(List.of(2, 1), 0, 0), Scale.THUMBS);
    Likelihood<Integer, Integer> dazzled =
        plain(new Sycophantic(2 * LN2, Sycophantic.Pleasure.OBSERVATION, 0));
    // The last tile is at 1, the middle one at 0.
    assertThat(dazzled.probability(seen, UP)).isCloseTo(.75, CLOSE);
    assertThatThrownBy(() -> plain(new Sycophantic(1, Sycophantic.Pleasure.OBSERVATION, 1)))
        .hasMessage("coordinate (1) must lie in [0, 1). Maybe 0.");
  }

  @Test
  void optionsNameTheValueTheRuleAndARemedy() {
    assertThatThrownBy(() -> new Tired(0, 0)).hasMessage("half (0.0) must be positive. Maybe 200.");
    assertThatThrownBy(() -> new Mistaken(.7))
        .hasMessage("mistake (0.7) must lie in [0, 0.5]. Maybe 0.1.");
    assertThatThrownBy(() -> new Delayed(0, 0, 3, 2, Delayed.Shape.GAMMA))
        .hasMessage("least (3) must lie in [0, most], most being 2. Maybe 1.");
    assertThatThrownBy(() -> new Drifting(Drifting.Shape.SLOW, 1, 1, Map.of("reward", "x"), 1))
        .hasMessage("towards: the weight of reward (x) must be a finite number. Maybe 1.");
  }
}
