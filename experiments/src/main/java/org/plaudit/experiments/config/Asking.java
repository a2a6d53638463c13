package org.plaudit.experiments.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plaudit.core.Require;
import org.plaudit.core.Suggest;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Asks;
import org.plaudit.core.feedback.Channel;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Question;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.trace.Segment;

/**
 * The plain options under {@code feedback}.
 *
 * <p>A share {@code initial} of the budget is asked about random behaviour, before anything is
 * learned; the rest at {@code rounds} moments, evenly spaced over the training (arXiv:1706.03741,
 * section 3 and appendix A). Demonstrations are all given before; a rater who watches does so from
 * the first step on, until the budget of answers is spent.
 */
public record Asking(
    @Doc(
            "the kind of question: compare, rank, rate, survey, remark, correct, demonstrate, watch"
                + " or notice")
        Kind query,
    @Doc("questions asked in all, at least 1; of somebody who watches, answers") int budget,
    @Doc("length of a shown segment in steps, at least 1") int segment,
    @Doc("share of the budget asked before learning, in [0, 1]") double initial,
    @Doc("moments during training at which the rest is asked, at least 1") int rounds,
    @Doc("how questions spread over the rounds: constant, or hyperbolic: more of them early")
        Schedule schedule,
    @Doc("segments drawn at random for each question to choose among, at least 2") int candidates,
    @Doc("segments in one question, for rank: in [2, 6]") int size,
    @Doc("on which to rate: thumbs, faces, emoticons, agreement or ten") String scale,
    @Doc("what is noticed of somebody who is not asked") Channel channel) {
  /** The kind of question. */
  public enum Kind {
    COMPARE(Asks.COMPARISON, Feedback.Preference.class),
    RANK(Asks.RANKING, Feedback.Ranking.class),
    RATE(Asks.RATING, Feedback.Rating.class),
    SURVEY(Asks.SURVEY, Feedback.Answers.class),
    REMARK(Asks.COMMENT, Feedback.Comment.class),
    CORRECT(Asks.CORRECTION, Feedback.Correction.class),
    DEMONSTRATE(Asks.DEMONSTRATION, Feedback.Demonstration.class),
    WATCH(Asks.SIGNAL, Feedback.Signal.class),
    NOTICE(Asks.IMPLICIT, Feedback.Sign.class);

    private final Asks asks;
    private final Class<? extends Feedback> brings;

    Kind(Asks asks, Class<? extends Feedback> brings) {
      this.asks = asks;
      this.brings = brings;
    }

    /** What it brings, as a rule. */
    public Class<? extends Feedback> feedback() {
      return brings;
    }

    /** What kind of answer it asks for. */
    public Asks asks() {
      return asks;
    }

    /** As it is written in a config and logged. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** How many questions each round gets. */
  public enum Schedule {
    CONSTANT,
    /** In proportion to 1 / (1 + 10 t), where t in [0, 1) is how much of the rounds is over. */
    HYPERBOLIC;

    /** Relative number of questions in round {@code round} of {@code rounds}, counted from 0. */
    public double weight(int round, int rounds) {
      return this == CONSTANT ? 1 : 1 / (1 + 10.0 * round / rounds);
    }
  }

  public Asking {
    Require.that(
        budget >= 1 && budget <= 10_000_000,
        "budget (%d) must lie in [1, 10000000]. Maybe write 500.",
        budget);
    Require.that(segment >= 1, "segment (%d) must be at least 1. Maybe write 50.", segment);
    Require.that(
        initial >= 0 && initial <= 1, "initial (%s) must lie in [0, 1]. Maybe write 0.1.", initial);
    Require.that(
        rounds >= 1 && rounds <= 100_000,
        "rounds (%d) must lie in [1, 100000]. Maybe write 10.",
        rounds);
    Require.that(
        candidates >= 2 && candidates <= 1000,
        "candidates (%d) must lie in [2, 1000]. Maybe write 10.",
        candidates);
    Require.that(size >= 2 && size <= 6, "size (%d) must lie in [2, 6]. Maybe write 4.", size);
    List<String> scales = Scale.all().stream().map(Scale::id).toList();
    Require.that(
        scales.contains(scale),
        "scale (%s) must be one of %s.%s",
        scale,
        String.join(", ", scales),
        Suggest.maybe(scale, scales));
  }

  static Asking defaults() {
    return new Asking(
        Kind.COMPARE, 500, 50, 0.1, 10, Schedule.CONSTANT, 10, 4, "emoticons", Channel.EXPRESSION);
  }

  /** Which feedback answers it. */
  public Set<Class<? extends Feedback>> brings() {
    return query == Kind.NOTICE && !channel.labelled()
        ? Set.of(Feedback.Implicit.class)
        : Set.of(query.brings);
  }

  /**
   * What a world must be fit for: gestures and faces are seen of whoever may watch, while clicks
   * and the like belong to worlds that have users.
   */
  Asks needs() {
    return query == Kind.NOTICE && channel.labelled() ? Asks.SIGNAL : query.asks();
  }

  /** How many segments one question shows; 0 where none is shown. */
  public int shown() {
    return switch (query) {
      case COMPARE -> 2;
      case RANK -> size;
      case DEMONSTRATE -> 0;
      default -> 1;
    };
  }

  /** Options that mean nothing to this kind of question. */
  Set<String> idle() {
    Set<String> idle =
        java.util.stream.Stream.of("size", "scale", "channel")
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    switch (query) {
      case RANK -> idle.remove("size");
      case RATE -> idle.remove("scale");
      case NOTICE -> idle.remove("channel");
      default -> {}
    }
    return idle;
  }

  /**
   * The question, put into words.
   *
   * @param segments as many as {@link #shown}
   * @param start the seed of the episode to demonstrate
   */
  public <O, A> Query<O, A> question(long id, List<Segment<O, A>> segments, long start) {
    return switch (query) {
      case COMPARE -> new Query.Compare<>(id, segments.get(0), segments.get(1));
      case RANK -> new Query.Rank<>(id, segments);
      case RATE -> new Query.Rate<>(id, segments.get(0), rating());
      case SURVEY -> new Query.Survey<>(id, segments.get(0), Question.HELPFUL_HARMLESS_HONEST);
      case REMARK -> new Query.Remark<>(id, segments.get(0));
      case CORRECT -> new Query.Correct<>(id, segments.get(0));
      case DEMONSTRATE -> new Query.Demonstrate<>(id, start);
      case WATCH -> new Query.Watch<>(id, segments.get(0));
      case NOTICE -> new Query.Notice<>(id, segments.get(0), channel);
    };
  }

  private Scale rating() {
    return Scale.all().stream().filter(each -> each.id().equals(scale)).findFirst().orElseThrow();
  }
}
