package org.plaudit.agents.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Scale;

/** Somebody who answers by round numbers, whatever is shown. */
final class Plain implements Likelihood<Integer, Integer> {
  static final Feedback FIRST = new Preference(Choice.FIRST);
  static final Feedback SECOND = new Preference(Choice.SECOND);
  static final Feedback TIE = new Preference(Choice.TIE);
  static final Feedback DOWN = new Rating(0, Scale.THUMBS);
  static final Feedback UP = new Rating(1, Scale.THUMBS);
  static final Feedback PRAISE = new Signal(1, 0);
  static final Feedback BLAME = new Signal(-1, 0);
  static final Feedback SILENCE = new Abstention(Watching.SILENCE);

  @Override
  public Map<Feedback, Double> answers(
      Query<Integer, Integer> query, Moment<Integer, Integer> moment) {
    Map<Feedback, Double> answers = new LinkedHashMap<>();
    if (query instanceof Query.Compare) {
      answers.put(FIRST, .7);
      answers.put(SECOND, .2);
      answers.put(TIE, .1);
    } else if (query instanceof Query.Watch) {
      answers.put(PRAISE, .5);
      answers.put(BLAME, .2);
      answers.put(SILENCE, .3);
    } else {
      answers.put(DOWN, .4);
      answers.put(UP, .6);
    }
    return answers;
  }
}
