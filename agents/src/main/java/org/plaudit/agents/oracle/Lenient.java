package org.plaudit.agents.oracle;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;

/**
 * Is kind to everything, or strict: the odds of the top of a scale against its bottom, of praise
 * against blame, are multiplied by exp(shift). What is compared or ranked is favoured alike.
 */
public record Lenient(
    @Doc("nats by which the best answer is preferred to the worst; negative is strict")
        double shift,
    @Doc("standard deviation of the shift from person to person, at least 0") double spread)
    implements Trait {
  public Lenient {
    Require.that(spread >= 0, "spread (%s) must not be negative. Maybe 0.", spread);
  }

  public static Lenient defaults() {
    return new Lenient(2, 0);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    double own = setting.personal().child("lenient").generator().nextGaussian();
    double shift = shift() + spread() * own;
    return new Leaning<>(person) {
      @Override
      double bonus(Query<O, A> query, Moment<O, A> moment, int item) {
        return shift;
      }
    };
  }
}
