package org.plaudit.agents.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;

/** How two segments are compared; see {@link BoltzmannOracle}. */
final class Comparing {
  static final String NOTHING_TO_SEE = "neither is good enough to judge";

  private Comparing() {}

  /**
   * @param first what the first is worth
   */
  static Map<Feedback, Double> answers(
      BoltzmannOracle.Options options, double first, double second) {
    Map<Feedback, Double> answers = new LinkedHashMap<>();
    if (first < options.skip() && second < options.skip()) {
      answers.put(new Abstention(NOTHING_TO_SEE), 1.0);
      return answers;
    }
    if (Math.abs(first - second) < options.equal()) {
      answers.put(new Preference(Choice.TIE), 1.0);
      return answers;
    }
    double x = options.beta() * (second - first);
    double clearlyFirst = 1 / (1 + Math.exp(options.tie() + x));
    double clearlySecond = 1 / (1 + Math.exp(options.tie() - x));
    double kept = 1 - options.mistake();
    answers.put(
        new Preference(Choice.FIRST), kept * clearlyFirst + options.mistake() * clearlySecond);
    answers.put(
        new Preference(Choice.SECOND), kept * clearlySecond + options.mistake() * clearlyFirst);
    answers.put(
        new Preference(Choice.TIE), Math.expm1(2 * options.tie()) * clearlyFirst * clearlySecond);
    return answers;
  }
}
