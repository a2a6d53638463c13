package org.plaudit.agents.oracle;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Asks;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;
import org.plaudit.core.trace.Segment;

/**
 * Takes time: {@code base} seconds for a question, more for each step that is shown, and more the
 * more the answer is in doubt (its entropy in nats). Looking on takes a step's time, a
 * demonstration as many as the world allows; what is noticed takes none.
 */
public record Slow(
    @Doc("seconds for a question, at least 0") double base,
    @Doc("seconds for each step shown, at least 0") double perStep,
    @Doc("seconds for each nat of doubt, at least 0") double doubt,
    @Doc("standard deviation of the logarithm of a person's slowness, at least 0") double spread)
    implements Trait {
  public Slow {
    Require.that(base >= 0, "base (%s) must not be negative. Maybe 2.", base);
    Require.that(perStep >= 0, "per_step (%s) must not be negative. Maybe 0.05.", perStep);
    Require.that(doubt >= 0, "doubt (%s) must not be negative. Maybe 2.", doubt);
    Require.that(spread >= 0, "spread (%s) must not be negative. Maybe 0.", spread);
  }

  public static Slow defaults() {
    return new Slow(2, 0.05, 2, 0);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    double own = setting.personal().child("slow").generator().nextGaussian();
    double slowness = Math.exp(spread() * own);
    int limit = setting.spec().limit().orElse(0);
    return new Layer<>(person) {
      @Override
      public double seconds(Query<O, A> query, Moment<O, A> moment) {
        double before = person.seconds(query, moment);
        if (query.asks() == Asks.IMPLICIT) {
          return before;
        }
        if (query.asks() == Asks.SIGNAL) {
          return before + slowness * perStep();
        }
        double doubt = lists(query) ? Chances.entropy(person.answers(query, moment)) : 0;
        int steps =
            query.asks() == Asks.DEMONSTRATION
                ? limit
                : query.segments().stream().mapToInt(Segment::length).sum();
        double spent = base() + perStep() * steps + doubt() * doubt;
        return before + slowness * spent;
      }
    };
  }
}
