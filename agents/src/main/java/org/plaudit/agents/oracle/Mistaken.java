package org.plaudit.agents.oracle;

import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;

/** Says the opposite of what was meant, now and then: P'(a) = (1 - m) P(a) + m P(opposite of a). */
public record Mistaken(@Doc("chance of answering the opposite, in [0, 0.5]") double mistake)
    implements Trait {
  public Mistaken {
    Require.that(
        mistake >= 0 && mistake <= 0.5, "mistake (%s) must lie in [0, 0.5]. Maybe 0.1.", mistake);
  }

  public static Mistaken defaults() {
    return new Mistaken(0.1);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    return new Layer<>(person) {
      @Override
      Map<Feedback, Double> made(Query<O, A> query, Moment<O, A> moment) {
        return Chances.exchanged(person.answers(query, moment), mistake());
      }
    };
  }
}
