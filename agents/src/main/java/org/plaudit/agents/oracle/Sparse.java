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
 * Answers only sometimes, and only when it takes no longer than a limit ({@link Slow} says how
 * long). What is noticed of a person who was not asked stays.
 */
public record Sparse(
    @Doc("chance of answering, in [0, 1]") double chance,
    @Doc("the most seconds an answer may take, at least 0; by default any number") double patience)
    implements Trait {
  /** Longer than any answer takes, in seconds. */
  public static final double FOREVER = 1e12;

  private static final Feedback NOTHING = new Abstention("did not answer");

  public Sparse {
    Require.that(chance >= 0 && chance <= 1, "chance (%s) must lie in [0, 1]. Maybe 0.5.", chance);
    Require.that(patience >= 0, "patience (%s) must not be negative. Maybe 10.", patience);
  }

  public static Sparse defaults() {
    return new Sparse(0.5, FOREVER);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    return new Layer<>(person) {
      @Override
      Map<Feedback, Double> made(Query<O, A> query, Moment<O, A> moment) {
        if (query.asks() == Asks.IMPLICIT) {
          return person.answers(query, moment);
        }
        boolean dear = person.seconds(query, moment) > patience();
        return Chances.mixed(
            person.answers(query, moment), Chances.sure(NOTHING), dear ? 1 : 1 - chance());
      }
    };
  }
}
