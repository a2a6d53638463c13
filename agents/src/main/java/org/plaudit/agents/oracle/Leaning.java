package org.plaudit.agents.oracle;

import java.util.Map;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;

/** Leans towards segments for reasons that have nothing to do with what they are worth. */
abstract class Leaning<O, A> extends Layer<O, A> {
  Leaning(Likelihood<O, A> person) {
    super(person);
  }

  /**
   * By how many nats the person leans towards a segment; see {@link Favour}.
   *
   * @param item which of those shown, counted from 0
   */
  abstract double bonus(Query<O, A> query, Moment<O, A> moment, int item);

  @Override
  final Map<Feedback, Double> made(Query<O, A> query, Moment<O, A> moment) {
    double[] bonus = new double[query.segments().size()];
    for (int item = 0; item < bonus.length; item++) {
      bonus[item] = bonus(query, moment, item);
    }
    return leant(person().answers(query, moment), bonus);
  }

  /** The answers of somebody who leans by {@code bonus} nats towards each segment. */
  static Map<Feedback, Double> leant(Map<Feedback, Double> answers, double[] bonus) {
    return Chances.tilted(
        answers,
        answer -> {
          double nats = 0;
          for (int item = 0; item < bonus.length; item++) {
            nats += bonus[item] * Favour.of(answer, item);
          }
          return nats;
        });
  }
}
