package org.plaudit.core.feedback;

import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.env.Asks;
import org.plaudit.core.trace.Segment;

/**
 * A question to a rater, or a moment at which one is watched. A new kind breaks every reader until
 * it answers.
 */
public sealed interface Query<O, A> {
  /** Unique within a run, from 0 on in the order of asking. */
  long id();

  /** The segments shown, in the order in which they are shown. */
  List<Segment<O, A>> segments();

  <R> R match(Cases<O, A, R> cases);

  /** What kind of feedback it asks for. */
  Asks asks();

  /** Which of the two is better? Answered by a {@link Feedback.Preference}. */
  record Compare<O, A>(long id, Segment<O, A> first, Segment<O, A> second) implements Query<O, A> {
    @Override
    public List<Segment<O, A>> segments() {
      return List.of(first, second);
    }

    @Override
    public Asks asks() {
      return Asks.COMPARISON;
    }

    @Override
    public <R> R match(Cases<O, A, R> cases) {
      return cases.compare(this);
    }
  }

  /** Put them in order. Answered by a {@link Feedback.Ranking}. */
  record Rank<O, A>(long id, List<Segment<O, A>> segments) implements Query<O, A> {
    public Rank {
      segments = List.copyOf(segments);
      Require.that(segments.size() >= 2, "%d segments cannot be ranked", segments.size());
    }

    @Override
    public Asks asks() {
      return Asks.RANKING;
    }

    @Override
    public <R> R match(Cases<O, A, R> cases) {
      return cases.rank(this);
    }
  }

  /** How good is it? Answered by a {@link Feedback.Rating} on the same scale. */
  record Rate<O, A>(long id, Segment<O, A> segment, Scale scale) implements Query<O, A> {
    @Override
    public List<Segment<O, A>> segments() {
      return List.of(segment);
    }

    @Override
    public Asks asks() {
      return Asks.RATING;
    }

    @Override
    public <R> R match(Cases<O, A, R> cases) {
      return cases.rate(this);
    }
  }

  /** Several questions about one segment. Answered by {@link Feedback.Answers}. */
  record Survey<O, A>(long id, Segment<O, A> segment, List<Question> questions)
      implements Query<O, A> {
    public Survey {
      questions = List.copyOf(questions);
      Require.that(!questions.isEmpty(), "a survey needs a question");
    }

    @Override
    public List<Segment<O, A>> segments() {
      return List.of(segment);
    }

    @Override
    public Asks asks() {
      return Asks.SURVEY;
    }

    @Override
    public <R> R match(Cases<O, A, R> cases) {
      return cases.survey(this);
    }
  }

  /** Say something about it. Answered by a {@link Feedback.Comment}. */
  record Remark<O, A>(long id, Segment<O, A> segment) implements Query<O, A> {
    @Override
    public List<Segment<O, A>> segments() {
      return List.of(segment);
    }

    @Override
    public Asks asks() {
      return Asks.COMMENT;
    }

    @Override
    public <R> R match(Cases<O, A, R> cases) {
      return cases.remark(this);
    }
  }

  /** Where would you have done something else, and what? By a {@link Feedback.Correction}. */
  record Correct<O, A>(long id, Segment<O, A> segment) implements Query<O, A> {
    @Override
    public List<Segment<O, A>> segments() {
      return List.of(segment);
    }

    @Override
    public Asks asks() {
      return Asks.CORRECTION;
    }

    @Override
    public <R> R match(Cases<O, A, R> cases) {
      return cases.correct(this);
    }
  }

  /**
   * Show how it is done. Answered by a {@link Feedback.Demonstration}.
   *
   * @param start the seed of the episode to play
   */
  record Demonstrate<O, A>(long id, long start) implements Query<O, A> {
    public Demonstrate {
      Require.that(start >= 0, "start (%d) must not be negative", start);
    }

    @Override
    public List<Segment<O, A>> segments() {
      return List.of();
    }

    @Override
    public Asks asks() {
      return Asks.DEMONSTRATION;
    }

    @Override
    public <R> R match(Cases<O, A, R> cases) {
      return cases.demonstrate(this);
    }
  }

  /**
   * The agent is at work and the rater looks on; the segment ends now. Answered by a {@link
   * Feedback.Signal}, or by silence.
   */
  record Watch<O, A>(long id, Segment<O, A> segment) implements Query<O, A> {
    @Override
    public List<Segment<O, A>> segments() {
      return List.of(segment);
    }

    @Override
    public Asks asks() {
      return Asks.SIGNAL;
    }

    @Override
    public <R> R match(Cases<O, A, R> cases) {
      return cases.watch(this);
    }
  }

  /**
   * Nothing is asked; what one channel shows of the person after the segment is written down.
   * Answered by a {@link Feedback.Sign} or an {@link Feedback.Implicit} of that channel.
   */
  record Notice<O, A>(long id, Segment<O, A> segment, Channel channel) implements Query<O, A> {
    @Override
    public List<Segment<O, A>> segments() {
      return List.of(segment);
    }

    @Override
    public Asks asks() {
      return Asks.IMPLICIT;
    }

    @Override
    public <R> R match(Cases<O, A, R> cases) {
      return cases.notice(this);
    }
  }

  /** One answer per kind of query. */
  interface Cases<O, A, R> {
    R compare(Compare<O, A> query);

    R rank(Rank<O, A> query);

    R rate(Rate<O, A> query);

    R survey(Survey<O, A> query);

    R remark(Remark<O, A> query);

    R correct(Correct<O, A> query);

    R demonstrate(Demonstrate<O, A> query);

    R watch(Watch<O, A> query);

    R notice(Notice<O, A> query);
  }
}
