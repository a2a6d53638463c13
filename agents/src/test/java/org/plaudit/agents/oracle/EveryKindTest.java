package org.plaudit.agents.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.agents.oracle.Plain.BLAME;
import static org.plaudit.agents.oracle.Plain.FIRST;
import static org.plaudit.agents.oracle.Plain.PRAISE;
import static org.plaudit.agents.oracle.Plain.SILENCE;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.oracle.BoltzmannOracle.Options;
import org.plaudit.agents.oracle.BoltzmannOracle.Watches;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Channel;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Feedback.Answers;
import org.plaudit.core.feedback.Feedback.Correction;
import org.plaudit.core.feedback.Feedback.Demonstration;
import org.plaudit.core.feedback.Feedback.Implicit;
import org.plaudit.core.feedback.Feedback.Ranking;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Feedback.Sign;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Question;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;

/** What a rational teacher says to each kind of question, computed by hand. */
class EveryKindTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  private final Scene scene = new Scene();

  private static Options options(double mistake, double tie, double precision) {
    return new Options(1, mistake, 1, BoltzmannOracle.NEVER, 0, tie, precision, .1, Watches.MOVES);
  }

  private Likelihood<Integer, Integer> ignorant(double mistake, double tie, double precision) {
    return new BoltzmannOracle<>(options(mistake, tie, precision), scene.alone());
  }

  private Likelihood<Integer, Integer> knowing(double mistake) {
    return new BoltzmannOracle<>(options(mistake, 0, 10), scene.knowing());
  }

  @Test
  void rankingsFollowPlackettAndLuce() {
    Query<Integer, Integer> three =
        new Query.Rank<>(
            0, List.of(scene.earning(0), scene.earning(Math.log(2)), scene.earning(Math.log(3))));
    Likelihood<Integer, Integer> teacher = ignorant(0, 0, 10);
    // Of 1, 2 and 3: 3 of 6, then 2 of 3.
    assertThat(teacher.probability(three, new Ranking(List.of(2, 1, 0))))
        .isCloseTo(3 / 6.0 * 2 / 3, CLOSE);
    assertThat(teacher.probability(three, new Ranking(List.of(0, 1, 2))))
        .isCloseTo(1 / 6.0 * 2 / 5, CLOSE);
    assertThat(teacher.answers(three)).hasSize(6);
    assertThat(ignorant(.1, 0, 10).probability(three, new Ranking(List.of(2, 1, 0))))
        .isCloseTo(.9 / 3 + .1 / 15, CLOSE);
  }

  @Test
  void aRankingOfTwoIsAComparison() {
    Likelihood<Integer, Integer> teacher = ignorant(.2, 0, 10);
    Query<Integer, Integer> compare = scene.compare(new double[] {1.5}, new double[] {1});
    Query<Integer, Integer> rank = new Query.Rank<>(1, compare.segments());
    assertThat(teacher.probability(rank, new Ranking(List.of(0, 1))))
        .isCloseTo(teacher.probability(compare, FIRST), CLOSE);
  }

  @Test
  void nobodyRanksMoreThanSix() {
    Likelihood<Integer, Integer> teacher = ignorant(0, 0, 10);
    Query<Integer, Integer> six =
        new Query.Rank<>(0, Stream.generate(() -> scene.earning(.5)).limit(6).toList());
    assertThat(teacher.answers(six)).hasSize(720);
    Query<Integer, Integer> seven =
        new Query.Rank<>(0, Stream.generate(() -> scene.earning(.5)).limit(7).toList());
    assertThatThrownBy(() -> teacher.answers(seven))
        .hasMessage(
            "7 segments have too many orders to list; at most 6 can be ranked. Maybe ask about 3.");
  }

  @Test
  void levelsOfAScaleAreAnOrderedLogit() {
    // In the middle, a sixth from each threshold: sigmoid(1) and sigmoid(-1).
    Query<Integer, Integer> faces = scene.rate(Scale.FACES, .2, .8);
    Likelihood<Integer, Integer> teacher = ignorant(0, 0, 6);
    assertThat(teacher.probability(faces, new Rating(0, Scale.FACES))).isCloseTo(.268941421, CLOSE);
    assertThat(teacher.probability(faces, new Rating(1, Scale.FACES))).isCloseTo(.462117157, CLOSE);
    assertThat(teacher.probability(faces, new Rating(2, Scale.FACES))).isCloseTo(.268941421, CLOSE);
    Query<Integer, Integer> thumbs = scene.rate(Scale.THUMBS, 1);
    assertThat(ignorant(.1, 0, 1).probability(thumbs, new Rating(1, Scale.THUMBS)))
        .isCloseTo(.597967465, CLOSE);
  }

  @Test
  void aMyopicTeacherRatesByTheEnd() {
    Likelihood<Integer, Integer> myopic =
        new BoltzmannOracle<>(
            new Options(1, 0, .5, BoltzmannOracle.NEVER, 0, 0, 3, 0, Watches.MOVES), scene.alone());
    // (0.5 + 1) / (0.25 + 0.5 + 1) less a half, three times.
    double y = 3 * (1.5 / 1.75 - .5);
    assertThat(myopic.probability(scene.rate(Scale.THUMBS, 0, 1, 1), new Rating(1, Scale.THUMBS)))
        .isCloseTo(1 / (1 + Math.exp(-y)), CLOSE);
  }

  @Test
  void surveysAskAboutObjectives() {
    List<Question> items =
        List.of(
            new Question("right", "It comes far.", Scale.THUMBS),
            new Question("pretty", "It is pretty.", Scale.THUMBS));
    // To the far right, where it earns nothing.
    Query<Integer, Integer> survey =
        new Query.Survey<>(0, scene.moving(List.of(2, 2), 0, 0), items);
    Likelihood<Integer, Integer> teacher = ignorant(0, 0, 1);
    double sure = .622459331;
    assertThat(
            teacher.probability(
                survey,
                new Answers(List.of(new Rating(1, Scale.THUMBS), new Rating(0, Scale.THUMBS)))))
        .isCloseTo(sure * sure, within(1e-8));
    assertThat(teacher.answers(survey)).hasSize(4);
    List<Question> many = Collections.nCopies(5, new Question("a", "A?", Scale.TEN));
    assertThatThrownBy(() -> teacher.answers(new Query.Survey<>(1, scene.earning(1), many)))
        .hasMessageContaining("the 5 questions of the survey have more than 20000 combinations");
  }

  @Test
  void remarksAreAsGoodAsWhatTheyAreAbout() {
    Map<Feedback, Double> remarks =
        ignorant(0, 0, 6).answers(new Query.Remark<>(0, scene.earning(.5)));
    assertThat(remarks).hasSize(Remarks.all().size());
    double good = 0;
    for (Remarks.Remark remark : Remarks.of(Remarks.Sentiment.GOOD)) {
      good += remarks.get(new Feedback.Comment(remark.text()));
    }
    assertThat(good).isCloseTo(.268941421, CLOSE);
  }

  @Test
  void whoKnowsPraisesWhatShouldBeDone() {
    Query<Integer, Integer> right = new Query.Watch<>(0, scene.moving(List.of(2, 2), 0, 0));
    Query<Integer, Integer> wrong = new Query.Watch<>(1, scene.moving(List.of(1, 2), 1, 1));
    assertThat(knowing(0).answers(right)).containsEntry(PRAISE, 1.0);
    assertThat(knowing(.1).probability(right, BLAME)).isCloseTo(.1, CLOSE);
    assertThat(knowing(.1).probability(wrong, BLAME)).isCloseTo(.9, CLOSE);
  }

  @Test
  void whoDoesNotKnowPraisesWhatEarnsMoreThanTheMiddle() {
    Query<Integer, Integer> good = scene.watch(0, 0, 1);
    assertThat(ignorant(0, 0, 1).probability(good, PRAISE)).isCloseTo(.622459331, CLOSE);
    Likelihood<Integer, Integer> doubtful = ignorant(0, .1, 1);
    assertThat(doubtful.probability(good, PRAISE)).isCloseTo(.598687660, CLOSE);
    assertThat(doubtful.probability(good, BLAME)).isCloseTo(.354343694, CLOSE);
    assertThat(doubtful.probability(good, SILENCE)).isCloseTo(.046968646, CLOSE);
  }

  @Test
  void whoKnowsButWatchesOutcomesPraisesWhatWasEarned() {
    BoltzmannOracle.Options outcomes =
        new Options(1, 0, 1, BoltzmannOracle.NEVER, 0, 0, 1, 0.1, Watches.OUTCOMES);
    Likelihood<Integer, Integer> teacher = new BoltzmannOracle<>(outcomes, scene.knowing());
    Query<Integer, Integer> wrongButGood = new Query.Watch<>(1, scene.moving(List.of(1, 2), 0, 1));
    assertThat(teacher.probability(wrongButGood, PRAISE)).isCloseTo(.622459331, CLOSE);
    assertThat(teacher.probability(wrongButGood, BLAME)).isCloseTo(.377540669, CLOSE);
  }

  @Test
  void correctionsNameTheFirstWrongStep() {
    Query<Integer, Integer> wrong =
        new Query.Correct<>(0, scene.moving(List.of(0, 1, 1, 2), 0, 0, 0, 0));
    assertThat(knowing(0).probability(wrong, new Correction(1, Vec.of(0f)))).isEqualTo(1);
    assertThat(knowing(.3).probability(wrong, new Correction(1, Vec.of(0f)))).isCloseTo(.7, CLOSE);
    assertThat(knowing(.3).probability(wrong, new Correction(2, Vec.of(0f)))).isCloseTo(.1, CLOSE);
    Query<Integer, Integer> right = new Query.Correct<>(1, scene.moving(List.of(0, 0), 0, 0));
    assertThat(knowing(.3).answers(right))
        .isEqualTo(Map.of(new Abstention("nothing is wrong"), 1.0));
    Query<Integer, Integer> one = new Query.Correct<>(2, scene.moving(List.of(1), 0));
    assertThat(knowing(.3).probability(one, new Correction(0, Vec.of(0f)))).isEqualTo(1);
    assertThat(ignorant(0, 0, 1).answers(wrong))
        .isEqualTo(Map.of(new Abstention("does not know what should be done"), 1.0));
  }

  @Test
  void realActionsNeedOnlyComeNear() {
    FlatRange<Vec> range = new FlatRange<>(Box.of(-2, 2, 2));
    assertThat(range.same(Vec.of(0f, 1f), Vec.of(.4f, 1f), .1)).isTrue();
    assertThat(range.same(Vec.of(0f, 1f), Vec.of(.41f, 1f), .1)).isFalse();
    assertThat(range.size(Vec.of(-2f, 1f))).isCloseTo(.75, CLOSE);
    assertThat(range.apart(Vec.of(-2f, 0f), Vec.of(2f, 0f))).isCloseTo(.5, CLOSE);
    FlatRange<Vec> endless = new FlatRange<>(Box.unbounded(1));
    assertThat(endless.place(Vec.of(-3f), 0)).isCloseTo(-.75, CLOSE);
  }

  @Test
  void demonstrationsAreTheExpertsButForMistakes() {
    Query<Integer, Integer> query = new Query.Demonstrate<>(0, 5);
    List<Vec> stays = List.of(Vec.of(0f), Vec.of(0f), Vec.of(0f), Vec.of(0f));
    Demonstration flawless = new Demonstration(stays, stays.subList(0, 3), Ending.TRUNCATED);
    assertThat(knowing(0).sample(query, Seed.of(1).generator())).isEqualTo(flawless);
    assertThat(knowing(0).probability(query, flawless)).isEqualTo(1);
    // A random action is the expert's with 1/3.
    assertThat(knowing(.3).probability(query, flawless)).isCloseTo(.512, CLOSE);
    Demonstration leaves =
        new Demonstration(
            List.of(Vec.of(0f), Vec.of(2f), Vec.of(2f), Vec.of(2f)),
            List.of(Vec.of(2f), Vec.of(2f), Vec.of(2f)),
            Ending.TRUNCATED);
    assertThat(knowing(.3).probability(query, leaves)).isCloseTo(.1 * .8 * .8, CLOSE);
    assertThat(knowing(0).probability(query, leaves)).isZero();
  }

  @Test
  void whatCannotHaveBeenShownHasNoProbability() {
    Query<Integer, Integer> query = new Query.Demonstrate<>(0, 5);
    Likelihood<Integer, Integer> teacher = knowing(.3);
    List<Vec> stays = List.of(Vec.of(0f), Vec.of(0f), Vec.of(0f), Vec.of(0f));
    List<Vec> acts = stays.subList(0, 3);
    List<Vec> elsewhere = List.of(Vec.of(0f), Vec.of(1f), Vec.of(0f), Vec.of(0f));
    assertThat(
            Stream.of(
                new Demonstration(stays, acts, Ending.TERMINATED),
                new Demonstration(acts, acts.subList(0, 2), Ending.RUNNING),
                new Demonstration(elsewhere, acts, Ending.TRUNCATED),
                new Demonstration(
                    stays, List.of(Vec.of(7f), Vec.of(0f), Vec.of(0f)), Ending.TRUNCATED),
                new Demonstration(
                    stays, List.of(Vec.of(.5f), Vec.of(0f), Vec.of(0f)), Ending.TRUNCATED),
                new Abstention("away")))
        .allSatisfy(answer -> assertThat(teacher.probability(query, answer)).isZero());
  }

  @Test
  void satisfactionShows() {
    Likelihood<Integer, Integer> teacher = ignorant(0, 0, 1);
    double s = 1 / (1 + Math.exp(-.5));
    assertThat(teacher.probability(scene.notice(Channel.CLICK, 1), number(Channel.CLICK, 1)))
        .isCloseTo(s, CLOSE);
    assertThat(teacher.probability(scene.notice(Channel.CHURN, 1), number(Channel.CHURN, 1)))
        .isCloseTo(1 - s, CLOSE);
    assertThat(teacher.probability(scene.notice(Channel.RETURN, 0), number(Channel.RETURN, 1)))
        .isCloseTo(1 - s, CLOSE);
    assertThat(
            teacher.probability(
                scene.notice(Channel.COMPLETION, 1), number(Channel.COMPLETION, .75)))
        .isCloseTo(4 * s * s * s * (1 - s), CLOSE);
    assertThat(teacher.probability(scene.notice(Channel.DWELL, .5), number(Channel.DWELL, 4)))
        .isCloseTo(10 / 32.0, CLOSE);
  }

  private static Implicit number(Channel channel, double value) {
    return new Implicit(channel, value);
  }

  @Test
  void facesAndHandsAreReadWithConfidence() {
    Likelihood<Integer, Integer> teacher = ignorant(0, 0, 1);
    double s = 1 / (1 + Math.exp(-.5));
    assertThat(
            teacher.probability(
                scene.notice(Channel.GESTURE, 1), new Sign(Channel.GESTURE, "nod", .7, 0)))
        .isCloseTo((.7 * s * s + .15 * (1 - s * s)) / 3, CLOSE);
    double surprised = s * (1 - s);
    assertThat(
            teacher.probability(
                scene.notice(Channel.EXPRESSION, 1),
                new Sign(Channel.EXPRESSION, "surprise", .9, 0)))
        .isCloseTo((.9 * surprised + .1 / 3 * (1 - surprised)) / 3, CLOSE);
  }

  @Test
  void theOppositeOfTheOppositeIsTheSame() {
    for (Setting<Integer, Integer> setting : List.of(scene.alone(), scene.knowing())) {
      Likelihood<Integer, Integer> teacher = new BoltzmannOracle<>(options(0, .1, 1), setting);
      for (Query<Integer, Integer> query : scene.everyKind()) {
        if (teacher.lists(query)) {
          assertThat(teacher.answers(query).keySet())
              .allSatisfy(
                  answer -> assertThat(Opposites.of(Opposites.of(answer))).isEqualTo(answer));
        }
      }
    }
  }

  @Test
  void onlyWhoKnowsCorrectsAndDemonstrates() {
    EnvSpec<?, ?> spec = Scene.world().spec();
    for (Asks kind : Asks.values()) {
      Optional<String> unfit = BoltzmannOracle.teacher(Options.defaults()).unfit(kind, spec, false);
      assertThat(unfit.isPresent())
          .isEqualTo(kind == Asks.CORRECTION || kind == Asks.DEMONSTRATION);
      assertThat(BoltzmannOracle.teacher(Options.defaults()).unfit(kind, spec, true)).isEmpty();
    }
    assertThat(BoltzmannOracle.teacher(Options.defaults()).unfit(Asks.CORRECTION, spec, false))
        .hasValue(
            "a correction takes somebody who knows what should be done, and nobody does in"
                + " Table-v0");
  }

  @Test
  void remarksAreAFiniteListWithoutDoubles() {
    assertThat(Remarks.all()).hasSize(90);
    assertThat(Remarks.all().stream().map(Remarks.Remark::text)).doesNotHaveDuplicates();
    assertThat(Remarks.sentiment("yes, it was not bad at all")).hasValue(Remarks.Sentiment.GOOD);
    assertThat(Remarks.sentiment("hello")).isEmpty();
  }
}
