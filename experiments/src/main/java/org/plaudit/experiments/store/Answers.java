package org.plaudit.experiments.store;

import java.util.Locale;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;

/** Feedback as two words: what was said, and for an abstention why. */
final class Answers {
  private static final String ABSTENTION = "abstention";

  private Answers() {}

  /** {@code first}, {@code second}, {@code tie} or {@code abstention}. */
  static String word(Feedback feedback) {
    return feedback.match(
        new Feedback.Cases<String>() {
          @Override
          public String preference(Preference preference) {
            return preference.choice().name().toLowerCase(Locale.ROOT);
          }

          @Override
          public String abstention(Feedback.Abstention abstention) {
            return ABSTENTION;
          }
        });
  }

  /** Why nothing was said; empty where something was. */
  static String reason(Feedback feedback) {
    return feedback.match(
        new Feedback.Cases<String>() {
          @Override
          public String preference(Preference preference) {
            return "";
          }

          @Override
          public String abstention(Feedback.Abstention abstention) {
            return abstention.reason();
          }
        });
  }

  /**
   * @throws IllegalArgumentException if the word means nothing
   */
  static Feedback feedback(String word, String reason) {
    return word.equals(ABSTENTION)
        ? new Feedback.Abstention(reason)
        : new Preference(Choice.valueOf(word.toUpperCase(Locale.ROOT)));
  }
}
