package org.plaudit.experiments.report;

import java.util.List;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.experiments.store.FeedbackLine;

/**
 * How many questions were asked, and what became of them.
 *
 * @param decided answers that say something: which segment is better, how good one is, what to do
 * @param ties answers that call both equally good
 * @param abstained questions without an answer
 */
public record AnswerCount(long decided, long ties, long abstained) {

  static AnswerCount of(List<FeedbackLine> lines) {
    long decided = 0;
    long ties = 0;
    long abstained = 0;
    for (FeedbackLine line : lines) {
      if (line.feedback() instanceof Feedback.Abstention) {
        abstained++;
      } else if (line.feedback() instanceof Feedback.Preference preference
          && undecided(preference)) {
        ties++;
      } else {
        decided++;
      }
    }
    return new AnswerCount(decided, ties, abstained);
  }

  private static boolean undecided(Feedback.Preference preference) {
    return preference.choice() == Choice.TIE || preference.choice() == Choice.BOTH_BAD;
  }

  public long asked() {
    return decided + ties + abstained;
  }

  /** A tie is an answer. */
  public long answered() {
    return decided + ties;
  }
}
