package org.plaudit.agents.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Question;
import org.plaudit.core.feedback.Scale;

/**
 * How a segment is rated: an ordered logit (McCullagh, JRSS B 42 (1980), 109) whose thresholds
 * divide what lies between poor and good evenly. On L levels, P(level >= l) = sigmoid(precision
 * (place - l / L)).
 */
final class Grading {
  /** More combinations of answers than this are not listed. */
  private static final int MOST = 20_000;

  private Grading() {}

  /** The chance of each level, the lowest first. */
  static double[] levels(double precision, double place, int levels) {
    double[] chances = new double[levels];
    double atLeast = 1;
    for (int level = 0; level < levels; level++) {
      double above =
          level == levels - 1
              ? 0
              : 1 / (1 + Math.exp(precision * ((level + 1.0) / levels - place)));
      chances[level] = atLeast - above;
      atLeast = above;
    }
    return chances;
  }

  /** The answers to one item. */
  static Map<Feedback, Double> answers(double precision, double place, Scale scale) {
    Map<Feedback, Double> answers = new LinkedHashMap<>();
    double[] chances = levels(precision, place, scale.levels());
    for (int level = 0; level < chances.length; level++) {
      answers.put(new Feedback.Rating(level, scale), chances[level]);
    }
    return answers;
  }

  /**
   * The answers to several items; given how good each is, they are independent.
   *
   * @param places of the questions, in their order
   */
  static Map<Feedback, Double> answers(
      double precision, double[] places, List<Question> questions) {
    long combinations = 1;
    for (Question question : questions) {
      combinations *= question.scale().levels();
      Require.that(
          combinations <= MOST,
          "the %d questions of the survey have more than %d combinations of answers."
              + " Maybe ask fewer, or on shorter scales.",
          questions.size(),
          MOST);
    }
    Map<Feedback, Double> answers = new LinkedHashMap<>();
    extend(precision, places, questions, new ArrayList<>(), 1, answers);
    return answers;
  }

  private static void extend(
      double precision,
      double[] places,
      List<Question> questions,
      List<Feedback.Rating> given,
      double chance,
      Map<Feedback, Double> into) {
    if (given.size() == questions.size()) {
      into.put(new Feedback.Answers(given), chance);
      return;
    }
    Scale scale = questions.get(given.size()).scale();
    double[] chances = levels(precision, places[given.size()], scale.levels());
    for (int level = 0; level < chances.length; level++) {
      given.add(new Feedback.Rating(level, scale));
      extend(precision, places, questions, given, chance * chances[level], into);
      given.remove(given.size() - 1);
    }
  }
}
