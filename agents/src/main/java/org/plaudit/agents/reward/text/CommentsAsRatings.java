package org.plaudit.agents.reward.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plaudit.core.feedback.Feedback.Comment;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.learn.Lesson.Judgement;

/**
 * Turns comments into ratings, for all that learns from ratings: the level is the expected place
 * between bad and good, in tenths, so that an unclear comment gives a middling rating.
 */
public final class CommentsAsRatings {
  /** What comments are rated on. */
  public static final Scale SCALE =
      new Scale("sentiment", IntStream.rangeClosed(0, 10).mapToObj(Integer::toString).toList());

  private final Sentiment sentiment;

  public CommentsAsRatings(Sentiment sentiment) {
    this.sentiment = sentiment;
  }

  /**
   * The rating that a comment amounts to, under the same number and by the same rater.
   *
   * @return empty for any other judgement, and for a comment without a known word
   */
  public <O, A> Optional<Judgement<O, A>> rating(Judgement<O, A> judgement) {
    if (judgement.query() instanceof Query.Remark<O, A> remark
        && judgement.feedback() instanceof Comment comment
        && sentiment.knows(comment.text())) {
      int level = (int) Math.round(10 * sentiment.of(comment.text()).quality());
      Query<O, A> query = new Query.Rate<>(remark.id(), remark.segment(), SCALE);
      return Optional.of(new Judgement<>(query, new Rating(level, SCALE), judgement.rater()));
    }
    return Optional.empty();
  }

  /** The same judgements with ratings instead of comments; unintelligible comments are left out. */
  public <O, A> List<Judgement<O, A>> translate(List<Judgement<O, A>> judgements) {
    List<Judgement<O, A>> translated = new ArrayList<>();
    for (Judgement<O, A> judgement : judgements) {
      if (judgement.feedback() instanceof Comment) {
        rating(judgement).ifPresent(translated::add);
      } else {
        translated.add(judgement);
      }
    }
    return translated;
  }
}
