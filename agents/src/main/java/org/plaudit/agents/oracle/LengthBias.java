package org.plaudit.agents.oracle;

import org.plaudit.core.catalog.Doc;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;

/** Takes long for good: leans towards a segment by so many nats a step. */
public record LengthBias(@Doc("nats per step; negative prefers what is short") double bias)
    implements Trait {
  public static LengthBias defaults() {
    return new LengthBias(0.1);
  }

  /** Only where something else is shown beside it is a segment long or short. */
  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    return new Leaning<>(person) {
      @Override
      double bonus(Query<O, A> query, Moment<O, A> moment, int item) {
        boolean alone = query.segments().size() == 1;
        return alone ? 0 : bias() * query.segments().get(item).length();
      }
    };
  }
}
