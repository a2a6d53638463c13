package org.plaudit.experiments.report;

import java.util.List;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.experiments.store.FeedbackLine;

/**
 * How many questions were asked, and what became of them.
 *
 * @param preferred answers that name the better segment
 * @param ties answers that call both equally good
 * @param abstained questions without an answer
 */
public record AnswerCount(long preferred, long ties, long abstained) {

  static AnswerCount of(List<FeedbackLine> lines) {
    long preferred = 0;
    long ties = 0;
    long abstained = 0;
    for (FeedbackLine line : lines) {
      switch (kind(line.feedback())) {
        case PREFERRED -> preferred++;
        case TIE -> ties++;
        case ABSTAINED -> abstained++;
      }
    }
    return new AnswerCount(preferred, ties, abstained);
  }

  private enum Kind {
    PREFERRED,
    TIE,
    ABSTAINED
  }

  private static Kind kind(Feedback feedback) {
    return feedback.match(
        new Feedback.Cases<Kind>() {
          @Override
          public Kind preference(Feedback.Preference preference) {
            return preference.choice() == Feedback.Preference.Choice.TIE
                ? Kind.TIE
                : Kind.PREFERRED;
          }

          @Override
          public Kind abstention(Feedback.Abstention abstention) {
            return Kind.ABSTAINED;
          }
        });
  }

  public long asked() {
    return preferred + ties + abstained;
  }

  /** A tie is an answer. */
  public long answered() {
    return preferred + ties;
  }
}
