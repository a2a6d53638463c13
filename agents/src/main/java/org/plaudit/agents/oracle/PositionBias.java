package org.plaudit.agents.oracle;

import org.plaudit.core.catalog.Doc;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;

/**
 * Prefers what is shown first: the odds of the first against the second are multiplied by
 * exp(bias). Of more than two, the bonus falls evenly from the first to the last.
 */
public record PositionBias(
    @Doc("nats by which the first is preferred to the last; negative prefers the last") double bias)
    implements Trait {
  public static PositionBias defaults() {
    return new PositionBias(0.5);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    return new Leaning<>(person) {
      @Override
      double bonus(Query<O, A> query, Moment<O, A> moment, int item) {
        int last = query.segments().size() - 1;
        return last == 0 ? 0 : bias() * (0.5 - item / (double) last);
      }
    };
  }
}
