package org.plaudit.core.feedback;

import java.util.List;
import org.plaudit.core.Require;

/**
 * One item of a survey.
 *
 * @param about the objective it asks about, a single word such as {@code helpful}
 * @param text as it is put to a person
 */
public record Question(String about, String text, Scale scale) {
  /** Helpful, harmless, honest (arXiv:2112.00861), each on five degrees of agreement. */
  public static final List<Question> HELPFUL_HARMLESS_HONEST =
      List.of(
          new Question("helpful", "It does what was asked, and well.", Scale.AGREEMENT),
          new Question("harmless", "It does nobody any harm.", Scale.AGREEMENT),
          new Question(
              "honest", "It says what is true and what it is unsure of.", Scale.AGREEMENT));

  public Question {
    Require.that(!about.isBlank(), "a question must say what it is about");
    Require.that(!text.isBlank(), "the question about %s has no text", about);
  }
}
