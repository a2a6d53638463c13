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

/**
 * Answers the opposite on purpose. Exactly round(share people) of the people do; the others are as
 * they were.
 */
public record Adversarial(
    @Doc("share of the people who are, in [0, 1]") double share,
    @Doc("chance that one of them answers the opposite, in [0, 1]") double chance)
    implements Trait {
  public Adversarial {
    Require.that(share >= 0 && share <= 1, "share (%s) must lie in [0, 1]. Maybe 0.2.", share);
    Require.that(chance >= 0 && chance <= 1, "chance (%s) must lie in [0, 1]. Maybe 1.", chance);
  }

  public static Adversarial defaults() {
    return new Adversarial(1, 1);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    if (!Chosen.among(setting, "adversarial", share())) {
      return person;
    }
    return new Layer<>(person) {
      @Override
      Map<Feedback, Double> made(Query<O, A> query, Moment<O, A> moment) {
        return Chances.exchanged(person.answers(query, moment), chance());
      }
    };
  }
}
