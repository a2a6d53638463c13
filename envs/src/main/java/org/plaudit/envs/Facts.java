package org.plaudit.envs;

import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Space;

/** The static facts that most worlds share. */
public final class Facts {
  private Facts() {}

  /**
   * A world that can be looked at and saved, and of which people can tell or show anything: every
   * kind of feedback but the one that is read off a user's behaviour.
   */
  public static <O, A> EnvSpec<O, A> of(
      String id, Domain domain, Space<O> observations, Space<A> actions) {
    return EnvSpec.of(id, domain, observations, actions)
        .withAsks(
            Asks.COMPARISON,
            Asks.RANKING,
            Asks.RATING,
            Asks.SURVEY,
            Asks.COMMENT,
            Asks.CORRECTION,
            Asks.DEMONSTRATION,
            Asks.SIGNAL)
        .withAbilities(Ability.RENDERS, Ability.SAVES);
  }
}
