package org.plaudit.agents.reward.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.agents.reward.Ensemble;
import org.plaudit.agents.reward.Tastes;
import org.plaudit.core.feedback.Feedback.Comment;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;

class TextTest {
  private static final Sentiment SENTIMENT = Sentiment.shipped();

  private final Tastes tastes = new Tastes(Tastes.LINEAR, 3);

  @Test
  void theShippedCorpusIsWhatTheGrammarMakes() throws IOException {
    try (InputStream in = Corpus.class.getResourceAsStream("remarks.tsv")) {
      String shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(shipped).isEqualTo(Corpus.text(Corpus.generate()));
    }
    assertThat(Corpus.shipped()).isEqualTo(Corpus.generate()).hasSizeGreaterThan(2_000);
  }

  @Test
  void anotherSeedMakesOtherRemarksOfTheSamePatterns() {
    List<Example> other = Corpus.generate(Seed.of(1));
    assertThat(other).isNotEqualTo(Corpus.generate());
    assertThat(other.stream().map(Example::pattern).distinct())
        .isEqualTo(Corpus.generate().stream().map(Example::pattern).distinct().toList());
  }

  @Test
  void noRemarkIsLeftWithASlotOrOccursTwice() {
    List<String> texts = Corpus.shipped().stream().map(Example::text).toList();
    assertThat(texts).doesNotHaveDuplicates().noneMatch(t -> t.contains("{") || t.contains("  "));
  }

  @Test
  void patternsThatWereHeldOutAreUnderstoodFarAboveChance() {
    int right = 0;
    List<Example> all = Corpus.shipped();
    for (int fold = 0; fold < 4; fold++) {
      int out = fold;
      Sentiment sentiment =
          Sentiment.of(all.stream().filter(e -> e.pattern() % 4 != out).toList(), Seed.of(1));
      for (Example example : all.stream().filter(e -> e.pattern() % 4 == out).toList()) {
        right += sentiment.of(example.text()).attitude() == example.attitude() ? 1 : 0;
      }
    }
    // 0.78; a third would be chance.
    assertThat(right / (double) all.size()).isGreaterThan(0.75);
  }

  @Test
  void freshRemarksOfKnownPatternsAreUnderstood() {
    List<Example> fresh = Corpus.generate(Seed.of(77));
    long right =
        fresh.stream().filter(e -> SENTIMENT.of(e.text()).attitude() == e.attitude()).count();
    assertThat(right / (double) fresh.size()).isGreaterThan(0.97);
  }

  @ParameterizedTest
  @CsvSource({
    "not bad at all, GOOD",
    "NOT BAD AT ALL!!, GOOD",
    "that was excellent, GOOD",
    "that was excelent, GOOD",
    "I like that it reached its goal, GOOD",
    "I saw that it moved without jerks, GOOD",
    "not good at all, BAD",
    "it wasn't good, BAD",
    "anything but lovely, BAD",
    "what a terible landing, BAD",
    "I do not like that it was dangerous, BAD",
    "no it was never calm, BAD",
    "neither good nor bad, MIDDLING",
    "well it was a little risky, MIDDLING",
    "I do not mind that it took its time, MIDDLING",
    "it was okay, MIDDLING",
  })
  void wordsMeanWhatTheyMeanTogether(String text, Attitude attitude) {
    assertThat(SENTIMENT.of(text).attitude()).isEqualTo(attitude);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "...", "12345", "\uD83D\uDE00", "\u65E5\u672C", "x", "\t\n"})
  void whatIsNotUnderstoodLeavesThePrior(String text) {
    assertThat(SENTIMENT.knows(text)).isFalse();
    assertThat(SENTIMENT.of(text)).isEqualTo(SENTIMENT.prior());
    assertThat(SENTIMENT.explain(text).parts()).isEmpty();
  }

  @Test
  void aVeryLongTextIsReadLikeAnyOther() {
    assertThat(SENTIMENT.of("it was excellent ".repeat(20_000)).attitude())
        .isEqualTo(Attitude.GOOD);
  }

  @Test
  void negationsReachFourWordsUnlessButOrAStopComesBefore() {
    assertThat(Words.of("not good"))
        .containsExactly(
            "not", "^ not", "~<not", "~not>", "!good", "not good", "!~<goo", "!~good", "!~ood>");
    assertThat(Words.of("not a b c d good")).contains("!d", "good");
    assertThat(Words.of("not bad but good")).contains("!bad", "good").doesNotContain("!good");
    assertThat(Words.of("not bad, good")).contains("!bad", "good");
    assertThat(Words.of("anything but good")).contains("!good");
    assertThat(Words.of("far from good")).contains("!good");
    assertThat(Words.of("It ISN'T good")).contains("!good", "isn't");
    assertThat(Words.of("?!")).isEmpty();
  }

  @Test
  void theWordsThatSpeakForAnOpinionAreTold() {
    assertThat(SENTIMENT.explain("not bad at all").parts().stream().map(p -> p.name()))
        .contains("not bad", "!bad");
    assertThat(SENTIMENT.explain("not bad at all").toString())
        .startsWith("how good \"not bad at all\" is: ");
  }

  @Test
  void equalRemarksAndSeedsGiveEqualClassifiers() {
    List<Example> remarks = Corpus.shipped().subList(0, 1_500);
    Opinion one = Sentiment.of(remarks, Seed.of(5)).of("it was rather nice");
    assertThat(Sentiment.of(remarks, Seed.of(5)).of("it was rather nice")).isEqualTo(one);
  }

  @Test
  void oneAttitudeAloneTeachesNothing() {
    List<Example> good = List.of(new Example(Attitude.GOOD, 0, "good"));
    assertThatThrownBy(() -> Sentiment.of(good, Seed.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "1 remarks of 1 attitudes teach nothing. Maybe add remarks of another attitude.");
    assertThatThrownBy(() -> Sentiment.of(List.of(), Seed.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
    Sentiment two =
        Sentiment.of(List.of(good.get(0), new Example(Attitude.BAD, 1, "bad")), Seed.of(1));
    assertThat(two.of("good").middling()).isZero();
  }

  @Test
  void anOpinionIsADistribution() {
    assertThat(new Opinion(0.2, 0.4, 0.4).quality()).isCloseTo(0.6, within(1e-12));
    assertThat(new Opinion(0.2, 0.4, 0.4).attitude()).isEqualTo(Attitude.GOOD);
    assertThat(new Opinion(0.4, 0.4, 0.2).attitude()).isEqualTo(Attitude.MIDDLING);
    assertThatThrownBy(() -> new Opinion(0.5, 0.5, 0.5))
        .hasMessage("probabilities 0.5, 0.5 and 0.5 must not be negative and add up to 1");
  }

  private Judgement<Vec, Integer> remark(long id, Segment<Vec, Integer> segment, String text) {
    return new Judgement<>(new Query.Remark<>(id, segment), new Comment(text), "ann");
  }

  @Test
  void aCommentBecomesARatingOfTheSameSegmentByTheSamePerson() {
    CommentsAsRatings translator = new CommentsAsRatings(SENTIMENT);
    Segment<Vec, Integer> segment = tastes.segment(3);
    Judgement<Vec, Integer> rating =
        translator.rating(remark(7, segment, "that was excellent")).orElseThrow();
    assertThat(rating.rater()).isEqualTo("ann");
    assertThat(rating.query()).isEqualTo(new Query.Rate<>(7, segment, CommentsAsRatings.SCALE));
    assertThat(((Rating) rating.feedback()).level()).isGreaterThan(8);
    Judgement<Vec, Integer> other =
        new Judgement<>(
            new Query.Compare<>(8, segment, segment), new Preference(Choice.TIE), "ann");
    assertThat(translator.translate(List.of(remark(9, segment, "??"), other)))
        .containsExactly(other);
  }

  @Test
  void whatPeopleLikeIsLearnedFromWhatTheyRemark() {
    List<Judgement<Vec, Integer>> remarks = remarks();
    RewardModel.Factory factory = CommentReward.factory(CommentReward.Options.defaults());
    assertThat(factory.feedback()).contains(Comment.class, Rating.class, Preference.class);
    RewardModel<Vec, Integer> model = factory.create(Tastes.SPEC, Seed.of(1));
    Metrics metrics = model.fit(remarks);
    assertThat(metrics.values())
        .containsEntry("comments_read", 190.0)
        .containsEntry("comments_unread", 10.0);
    assertThat(tastes.ordered(model, 300, 5)).isGreaterThan(0.88);
    RewardModel<Vec, Integer> loaded =
        Tastes.loaded(factory.create(Tastes.SPEC, Seed.of(1)), Tastes.saved(model));
    Segment<Vec, Integer> any = tastes.segment(4);
    assertThat(loaded.returns(any)).isEqualTo(model.returns(any));
    assertThat(model.fit(List.of()).values()).isEmpty();
  }

  @Test
  void networksThatDoNotLookAtActionsFindRemarksOnThemAllTheSame() {
    List<Judgement<Vec, Integer>> remarks = remarks();
    Segment<Vec, Integer> seen = tastes.segment(4);
    List<Integer> others = seen.actions().stream().map(action -> 1 - action).toList();
    Segment<Vec, Integer> done =
        new Segment<>(seen.id(), seen.observations(), others, seen.ending());
    for (boolean actions : new boolean[] {false, true}) {
      Ensemble networks = new Ensemble(1, actions, List.of(8), 5e-3, 0, 50, 32);
      RewardModel<Vec, Integer> model =
          CommentReward.factory(new CommentReward.Options(CommentReward.Learns.NETWORKS, networks))
              .create(Tastes.SPEC, Seed.of(1));
      model.fit(remarks);
      assertThat(Arrays.equals(model.returns(seen), model.returns(done))).isEqualTo(!actions);
    }
  }

  /** Of 200 segments, every twentieth unintelligible. */
  private List<Judgement<Vec, Integer>> remarks() {
    Pcg64 rng = Seed.of(8).generator();
    List<Example> corpus = Corpus.generate(Seed.of(9));
    List<Judgement<Vec, Integer>> remarks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Segment<Vec, Integer> segment = tastes.segment(5);
      double mean = tastes.truth(segment) / 5;
      Attitude felt = mean > -0.1 ? Attitude.GOOD : mean > -0.4 ? Attitude.MIDDLING : Attitude.BAD;
      List<Example> sayable = corpus.stream().filter(e -> e.attitude() == felt).toList();
      String said = sayable.get(rng.nextInt(sayable.size())).text();
      remarks.add(remark(i, segment, i % 20 == 0 ? "hrmpf" : said));
    }
    return remarks;
  }
}
