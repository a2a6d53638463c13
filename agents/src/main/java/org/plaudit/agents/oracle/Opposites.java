package org.plaudit.agents.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference.Choice;

/**
 * What says the opposite: first for second, a ranking backwards, a rating mirrored on its scale,
 * blame for praise. What has no opposite (ties, corrections, demonstrations, silence) stays. The
 * opposite of the opposite is the same again.
 */
final class Opposites implements Feedback.Cases<Feedback> {
  private static final Opposites ONLY = new Opposites();

  private Opposites() {}

  static Feedback of(Feedback answer) {
    return answer.match(ONLY);
  }

  @Override
  public Feedback preference(Feedback.Preference preference) {
    return switch (preference.choice()) {
      case FIRST -> new Feedback.Preference(Choice.SECOND);
      case SECOND -> new Feedback.Preference(Choice.FIRST);
      case TIE, BOTH_BAD -> preference;
    };
  }

  @Override
  public Feedback ranking(Feedback.Ranking ranking) {
    List<Integer> order = new ArrayList<>(ranking.order());
    Collections.reverse(order);
    return new Feedback.Ranking(order);
  }

  @Override
  public Feedback rating(Feedback.Rating rating) {
    return mirrored(rating);
  }

  @Override
  public Feedback answers(Feedback.Answers answers) {
    return new Feedback.Answers(answers.ratings().stream().map(Opposites::mirrored).toList());
  }

  private static Feedback.Rating mirrored(Feedback.Rating rating) {
    int most = rating.scale().levels() - 1;
    return new Feedback.Rating(most - rating.level(), rating.scale());
  }

  @Override
  public Feedback comment(Feedback.Comment comment) {
    return Remarking.opposite(comment);
  }

  @Override
  public Feedback correction(Feedback.Correction correction) {
    return correction;
  }

  @Override
  public Feedback demonstration(Feedback.Demonstration demonstration) {
    return demonstration;
  }

  @Override
  public Feedback signal(Feedback.Signal signal) {
    // Not -0.0, which would be another answer.
    return new Feedback.Signal(0.0 - signal.value(), signal.delay());
  }

  @Override
  public Feedback sign(Feedback.Sign sign) {
    return new Feedback.Sign(
        sign.channel(), Labels.opposite(sign.label()), sign.confidence(), sign.at());
  }

  @Override
  public Feedback implicit(Feedback.Implicit implicit) {
    return new Feedback.Implicit(
        implicit.channel(), Labels.opposite(implicit.channel(), implicit.value()));
  }

  @Override
  public Feedback abstention(Feedback.Abstention abstention) {
    return abstention;
  }
}
