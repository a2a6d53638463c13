package org.plaudit.agents.oracle;

import org.plaudit.agents.oracle.Remarks.Sentiment;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Rating;

/**
 * How favourable an answer is to one of the segments shown, from -1/2, the worst that can be said,
 * to 1/2, the best; 0 where it says neither. Who leans by b nats towards a segment answers with
 * odds multiplied by exp(b favour): "first" against "second" by exp(b), the top of a scale against
 * its bottom by exp(b).
 */
final class Favour implements Feedback.Cases<Double> {
  private static final double TOP = 0.5;

  private final int item;

  private Favour(int item) {
    this.item = item;
  }

  /**
   * @param item which of the segments, counted from 0
   */
  static double of(Feedback answer, int item) {
    return answer.match(new Favour(item));
  }

  @Override
  public Double preference(Feedback.Preference preference) {
    return switch (preference.choice()) {
      case FIRST -> item == 0 ? TOP : -TOP;
      case SECOND -> item == 1 ? TOP : -TOP;
      case TIE -> 0.0;
      case BOTH_BAD -> -TOP;
    };
  }

  @Override
  public Double ranking(Feedback.Ranking ranking) {
    return TOP - ranking.order().indexOf(item) / (ranking.order().size() - 1.0);
  }

  @Override
  public Double rating(Rating rating) {
    return of(rating);
  }

  /** Of all ratings together. */
  @Override
  public Double answers(Feedback.Answers answers) {
    return answers.ratings().stream().mapToDouble(Favour::of).sum();
  }

  private static double of(Rating rating) {
    return rating.level() / (rating.scale().levels() - 1.0) - TOP;
  }

  @Override
  public Double comment(Feedback.Comment comment) {
    return switch (Remarks.sentiment(comment.text()).orElse(Sentiment.MIDDLING)) {
      case BAD -> -TOP;
      case MIDDLING -> 0.0;
      case GOOD -> TOP;
    };
  }

  @Override
  public Double correction(Feedback.Correction correction) {
    return 0.0;
  }

  @Override
  public Double demonstration(Feedback.Demonstration demonstration) {
    return 0.0;
  }

  @Override
  public Double signal(Feedback.Signal signal) {
    return Math.signum(signal.value()) * TOP;
  }

  @Override
  public Double sign(Feedback.Sign sign) {
    return Labels.pleasure(sign.label()).orElse(0);
  }

  @Override
  public Double implicit(Feedback.Implicit implicit) {
    return Labels.pleasure(implicit.channel(), implicit.value());
  }

  @Override
  public Double abstention(Feedback.Abstention abstention) {
    return 0.0;
  }
}
