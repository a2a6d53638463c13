package org.plaudit.agents.reward.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.reward.Ensemble;
import org.plaudit.agents.reward.Tastes;
import org.plaudit.agents.reward.text.Sentiment;
import org.plaudit.core.feedback.Channel;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Comment;
import org.plaudit.core.feedback.Feedback.Implicit;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Feedback.Sign;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;

class FusionTest {
  private static final Sentiment SENTIMENT = Sentiment.shipped();

  /** Praises what is done if it is 1 where the first number is positive, and 0 elsewhere. */
  private static double fitting(Vec seen, int action) {
    return (2 * action - 1) * seen.get(0);
  }

  private static final int LENGTH = 5;
  private static final double TRIALS = 6;

  /** Mean and deviation of the true return of a segment of five steps. */
  private static final double MEAN = -1.25;

  private static final double DEVIATION = Math.sqrt(LENGTH * (1 / 3.0 + 0.25 * 0.25));

  private final Tastes tastes = new Tastes(Tastes.LINEAR, 11);
  private final Pcg64 rng = Seed.of(12).generator();

  private static Fusion<Vec, Integer> model() {
    return new Fusion<>(Fusion.Options.defaults(), Tastes.SPEC, SENTIMENT, Seed.of(13));
  }

  /** The true quality of a segment, of mean 0 and deviation 1. */
  private double quality(Segment<Vec, Integer> segment) {
    return (tastes.truth(segment) - MEAN) / DEVIATION;
  }

  private Judgement<Vec, Integer> notice(int id, Channel channel, Feedback shown) {
    return notice(id, tastes.segment(LENGTH), channel, shown);
  }

  private static Judgement<Vec, Integer> notice(
      int id, Segment<Vec, Integer> segment, Channel channel, Feedback shown) {
    return new Judgement<>(new Query.Notice<>(id, segment, channel), shown);
  }

  /** Signals whose correlation with quality is {@code reliability}. */
  private List<Judgement<Vec, Integer>> signals(int count, double reliability) {
    List<Judgement<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Segment<Vec, Integer> segment = tastes.segment(LENGTH);
      double noise = Math.sqrt(1 - reliability * reliability) * rng.nextGaussian();
      double value = 3 * (reliability * quality(segment) + noise);
      list.add(new Judgement<>(new Query.Watch<>(i, segment), new Signal(value, 0)));
    }
    return list;
  }

  /** Nods and shakes; with a chance of 1 - clean about something else. */
  private List<Judgement<Vec, Integer>> gestures(
      int count, double clean, String pleased, String displeased) {
    List<Judgement<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Segment<Vec, Integer> segment = tastes.segment(LENGTH);
      boolean likes = rng.nextDouble() < clean ? quality(segment) > 0 : rng.nextDouble() < 0.5;
      Sign sign = new Sign(Channel.GESTURE, likes ? pleased : displeased, 0.9, 1);
      list.add(notice(i, segment, Channel.GESTURE, sign));
    }
    return list;
  }

  /** Clicks that have nothing to do with quality. */
  private List<Judgement<Vec, Integer>> noise(int count) {
    List<Judgement<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(notice(i, Channel.CLICK, new Implicit(Channel.CLICK, rng.nextInt(2))));
    }
    return list;
  }

  @SafeVarargs
  private static List<Judgement<Vec, Integer>> all(List<Judgement<Vec, Integer>>... lists) {
    List<Judgement<Vec, Integer>> all = new ArrayList<>();
    for (List<Judgement<Vec, Integer>> list : lists) {
      all.addAll(list);
    }
    return all;
  }

  @Test
  void reliabilitiesComeOutInOrderAndNoiseHasNone() {
    Fusion<Vec, Integer> model = model();
    Metrics metrics =
        model.fit(
            all(
                tastes.compared(200, LENGTH, 0.1),
                signals(200, 0.8),
                gestures(200, 0.4, "nod", "shake"),
                noise(200)));
    Map<String, Double> values = metrics.values();
    assertThat(values.get("reliability_signal"))
        .isCloseTo(0.8, within(0.08))
        .isGreaterThan(values.get("reliability_gesture") + 0.2);
    assertThat(values.get("reliability_gesture"))
        .isGreaterThan(values.get("reliability_click") + 0.1);
    assertThat(values.get("reliability_click")).isLessThan(0.12);
    assertThat(values)
        .containsKeys("reliability_preference", "reward_loss", "reward_accuracy")
        .doesNotContainKey("reliability_comment");
    assertThat(model.reliabilities()).hasSize(4);
  }

  @Test
  void togetherTheyTellMoreThanTheBestAlone() {
    double fused = 0;
    double[] alone = new double[4];
    for (int trial = 0; trial < TRIALS; trial++) {
      List<List<Judgement<Vec, Integer>>> media =
          List.of(
              tastes.compared(25, LENGTH, 0.2),
              signals(25, 0.6),
              gestures(25, 0.7, "nod", "shake"),
              noise(100));
      Fusion<Vec, Integer> model = model();
      model.fit(media.stream().flatMap(List::stream).toList());
      fused += tastes.ordered(model, 200, LENGTH) / TRIALS;
      for (int m = 0; m < alone.length; m++) {
        model.fit(media.get(m));
        alone[m] += tastes.ordered(model, 200, LENGTH) / TRIALS;
      }
    }
    for (double one : alone) {
      assertThat(fused).isGreaterThan(one + 0.02);
    }
    assertThat(fused).isGreaterThan(0.8);
  }

  @Test
  void labelsNobodyKnowsAreLearnedFromWhatGoesWithThem() {
    Fusion<Vec, Integer> model = model();
    Metrics metrics =
        model.fit(all(tastes.compared(60, LENGTH, 0), gestures(150, 0.9, "wiggle", "droop")));
    assertThat(metrics.values().get("reliability_gesture")).isGreaterThan(0.5);
    assertThat(tastes.ordered(model, 300, LENGTH)).isGreaterThan(0.9);
  }

  @Test
  void aMediumThatMeansTheOppositeIsReadTheOtherWayRound() {
    Fusion<Vec, Integer> model = model();
    model.fit(all(tastes.compared(150, LENGTH, 0), gestures(60, 1, "shake", "nod")));
    assertThat(model.reliabilities().get(Medium.GESTURE)).isGreaterThan(0.5);
    assertThat(tastes.ordered(model, 300, LENGTH)).isGreaterThan(0.93);
  }

  @Test
  void everyMediumAloneTeachesWhatItSays() {
    for (Medium medium : Medium.values()) {
      List<Judgement<Vec, Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        answers.add(clean(medium, i));
      }
      Fusion<Vec, Integer> model = model();
      model.fit(answers);
      assertThat(model.reliabilities()).as(medium.word()).containsOnlyKeys(medium);
      assertThat(model.reliabilities().get(medium)).as(medium.word()).isGreaterThan(0.5);
      assertThat(tastes.ordered(model, 200, LENGTH)).as(medium.word()).isGreaterThan(0.87);
    }
  }

  /** An answer that shows truly whether the segment is better than the mean. */
  private Judgement<Vec, Integer> clean(Medium medium, int id) {
    Segment<Vec, Integer> segment = tastes.segment(LENGTH);
    double q = quality(segment);
    boolean good = q > 0;
    return switch (medium) {
      case PREFERENCE -> tastes.compared(1, LENGTH, 0).get(0);
      case RATING ->
          new Judgement<>(
              new Query.Rate<>(id, segment, Scale.FACES),
              new Rating(q < -0.4 ? 0 : q > 0.4 ? 2 : 1, Scale.FACES));
      case SIGNAL -> new Judgement<>(new Query.Watch<>(id, segment), new Signal(good ? 1 : -1, 2));
      case COMMENT ->
          new Judgement<>(
              new Query.Remark<>(id, segment), new Comment(good ? "very good" : "not good at all"));
      case GESTURE ->
          notice(
              id,
              segment,
              Channel.GESTURE,
              new Sign(Channel.GESTURE, good ? "nod" : "shake", 0.8, 0));
      case EXPRESSION ->
          notice(
              id,
              segment,
              Channel.EXPRESSION,
              new Sign(Channel.EXPRESSION, good ? "smile" : q < -1 ? "frown" : "neutral", 1, 0));
      case CLICK, RETURN, CHURN -> {
        Channel channel = Channel.valueOf(medium.name());
        boolean yes = good != (medium == Medium.CHURN);
        yield notice(id, segment, channel, new Implicit(channel, yes ? 1 : 0));
      }
      case DWELL ->
          notice(id, segment, Channel.DWELL, new Implicit(Channel.DWELL, Math.exp(2 + q)));
      case COMPLETION ->
          notice(
              id, segment, Channel.COMPLETION, new Implicit(Channel.COMPLETION, good ? 1 : 0.25));
    };
  }

  @Test
  void theLikelihoodsSlopesAreTheirDerivatives() {
    double[] quality = {-1.2, -0.3, 0.1, 0.4, 1.5, 0.7};
    List<Emission> emissions =
        List.of(
            new Compared(List.of(0.0, 0.5, 1.0, 0.0, 1.0, 1.0)),
            new Measured(List.of(-2.0, 0.0, 1.0, 0.5, 2.5, 0.0), 1),
            new Labelled(
                List.of(
                    Map.of("a", 0.8),
                    Map.of("b", 1.0),
                    Map.of("b", 0.3, "c", 0.5),
                    Map.of("a", 1.0),
                    Map.of("c", 1.0),
                    Map.of("c", 0.4)),
                Medium::meaning));
    double h = 1e-4;
    for (Emission emission : emissions) {
      emission.fit(quality);
      for (int i = 0; i < quality.length; i++) {
        double up = emission.log(i, quality[i] + h);
        double down = emission.log(i, quality[i] - h);
        assertThat(emission.slope(i, quality[i])).isCloseTo((up - down) / (2 * h), within(1e-6));
      }
    }
  }

  @Test
  void theReliabilityOfNumbersIsTheirCorrelation() {
    List<Double> values = new ArrayList<>();
    double[] quality = new double[4_000];
    for (int i = 0; i < quality.length; i++) {
      quality[i] = rng.nextGaussian();
      values.add(5 - 2 * (0.6 * quality[i] + 0.8 * rng.nextGaussian()));
    }
    Measured measured = new Measured(values, 1);
    measured.fit(quality);
    assertThat(measured.reliability(quality)).isCloseTo(0.6, within(0.02));
  }

  @Test
  void comparisonsSetTheSizeInNats() {
    Fusion<Vec, Integer> model = model();
    model.fit(all(tastes.boltzmann(800, LENGTH, 1.5), signals(400, 0.9)));
    assertThat(tastes.nats(model, 200, LENGTH)).isCloseTo(1.5, within(0.25));
  }

  @Test
  void silenceTiesAndEqualAnswersTeachNothing() {
    Fusion<Vec, Integer> model = model();
    assertThat(model.fit(List.of()).values()).isEmpty();
    Segment<Vec, Integer> a = tastes.segment(LENGTH);
    Judgement<Vec, Integer> silent =
        new Judgement<>(new Query.Watch<>(0, a), new Feedback.Abstention("asleep"));
    assertThat(model.fit(List.of(silent)).values()).isEmpty();
    assertThat(model.returns(a)).containsOnly(0);

    Metrics ties = model.fit(tastes.answered(30, LENGTH, Choice.TIE));
    assertThat(ties.values().get("reliability_preference")).isZero();
    assertThat(model.prefers(a, tastes.segment(LENGTH))).isCloseTo(0.5, within(1e-6));

    List<Judgement<Vec, Integer>> alike = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      alike.add(new Judgement<>(new Query.Watch<>(i, tastes.segment(LENGTH)), new Signal(1, 0)));
      alike.add(notice(i, Channel.GESTURE, new Sign(Channel.GESTURE, "nod", 0.5, 0)));
    }
    Metrics same = model.fit(alike);
    assertThat(same.values().get("reliability_signal")).isZero();
    assertThat(same.values().get("reliability_gesture")).isZero();
    for (double r : model.returns(a)) {
      assertThat(r).isFinite();
    }
  }

  @Test
  void aSingleAnswerIsNoReasonToFail() {
    for (Medium medium : Medium.values()) {
      Fusion<Vec, Integer> model = model();
      model.fit(List.of(clean(medium, 0)));
      assertThat(model.returns(tastes.segment(3))[0]).as(medium.word()).isFinite();
      assertThat(model.reliabilities().get(medium)).as(medium.word()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void aLoadedModelIsTheSavedOneToTheLastBit() {
    List<Judgement<Vec, Integer>> answers = all(tastes.compared(40, LENGTH, 0), signals(40, 0.5));
    Fusion<Vec, Integer> original = model();
    original.fit(answers);
    Fusion<Vec, Integer> loaded = Tastes.loaded(model(), Tastes.saved(original));
    Segment<Vec, Integer> any = tastes.segment(7);
    assertThat(loaded.returns(any)).isEqualTo(original.returns(any));
    assertThat(loaded.reliabilities()).isEqualTo(original.reliabilities());
    original.fit(answers);
    assertThat(Tastes.saved(original)).isEqualTo(Tastes.saved(loaded));
  }

  @Test
  void rewardsForALearnerFollowTheReturnsInNats() {
    Fusion<Vec, Integer> model = model();
    model.fit(all(tastes.compared(60, LENGTH, 0), signals(60, 0.8)));
    Segment<Vec, Integer> a = tastes.segment(6);
    Segment<Vec, Integer> b = tastes.segment(6);
    float[] first = new float[6];
    float[] second = new float[6];
    model.rewards(Tastes.rollout(a), first);
    model.rewards(Tastes.rollout(b), second);
    double difference = 0;
    for (int t = 0; t < 6; t++) {
      difference += first[t] - second[t];
    }
    double nats = Arrays.stream(model.returns(a)).sum() - Arrays.stream(model.returns(b)).sum();
    assertThat(Math.signum(difference)).isEqualTo(Math.signum(nats));
  }

  @Test
  void aTasteForTheRightActionAtTheRightPlaceIsLearnedFromAWatcher() {
    Tastes fitting = new Tastes(FusionTest::fitting, 14);
    List<Judgement<Vec, Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      Segment<Vec, Integer> step = fitting.segment(1);
      boolean praise = fitting.truth(step) > 0 != rng.nextDouble() < 0.1;
      answers.add(new Judgement<>(new Query.Watch<>(i, step), new Signal(praise ? 1 : -1, 0)));
    }
    Fusion<Vec, Integer> model = model();
    model.fit(answers);
    assertThat(model.reliabilities().get(Medium.SIGNAL)).isCloseTo(0.8, within(0.06));
    int right = 0;
    for (int i = 0; i < 300; i++) {
      Segment<Vec, Integer> step = fitting.segment(1);
      float[] reward = new float[1];
      model.rewards(Tastes.rollout(step), reward);
      right += reward[0] > 0 == fitting.truth(step) > 0 ? 1 : 0;
    }
    assertThat(right).isGreaterThan(285);
    Ensemble plain = Ensemble.brief();
    Ensemble linear =
        new Ensemble(1, true, List.of(), plain.learningRate(), 0, plain.steps(), plain.batch());
    Fusion<Vec, Integer> straight =
        new Fusion<>(new Fusion.Options(linear, 1), Tastes.SPEC, SENTIMENT, Seed.of(13));
    straight.fit(answers);
    assertThat(straight.reliabilities().get(Medium.SIGNAL)).isLessThan(0.1);
  }
}
