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
public final class Lenient implements Trait {
  private final Options options;

  /** How much, and how different people are. */
  public record Options(
      @Doc("nats by which the best answer is preferred to the worst; negative is strict")
          double shift,
      @Doc("standard deviation of the shift from person to person, at least 0") double spread) {
    public Options {
      Require.that(spread >= 0, "spread (%s) must not be negative. Maybe 0.", spread);
    }

    public static Options defaults() {
      return new Options(2, 0);
    }
  }

  public Lenient(Options options) {
    this.options = options;
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    double own = setting.personal().child("lenient").generator().nextGaussian();
    double shift = options.shift() + options.spread() * own;
    return new Leaning<>(person) {
      @Override
      double bonus(Query<O, A> query, Moment<O, A> moment, int item) {
        return shift;
      }
    };
  }
}
