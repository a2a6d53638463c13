package org.plaudit.agents.oracle;

import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Asks;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;

/**
 * Judges ever less as a sitting goes on, and is fresh again after a rest: after n questions in this
 * sitting, a share f = 1 - 2^(-n / half) of the answers is given without looking, each judgement
 * being as likely as any other, or not at all. What is noticed of a person who was not asked stays.
 */
public record Tired(
    @Doc("questions of a sitting after which half the answers are given without looking")
        double half,
    @Doc("share of those that are not given at all, in [0, 1]") double quits)
    implements Trait {
  public Tired {
    Require.that(half > 0, "half (%s) must be positive. Maybe 200.", half);
    Require.that(quits >= 0 && quits <= 1, "quits (%s) must lie in [0, 1]. Maybe 0.", quits);
  }

  public static Tired defaults() {
    return new Tired(200, 0);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    return new Layer<>(person) {
      @Override
      Map<Feedback, Double> made(Query<O, A> query, Moment<O, A> moment) {
        Map<Feedback, Double> fresh = person.answers(query, moment);
        if (query.asks() == Asks.IMPLICIT) {
          return fresh;
        }
        double weariness = 1 - Math.pow(2, -moment.sitting() / half());
        Map<Feedback, Double> blind =
            Chances.mixed(Chances.guessed(fresh), Chances.sure(new Abstention("tired")), quits());
        return Chances.mixed(fresh, blind, weariness);
      }
    };
  }
}
