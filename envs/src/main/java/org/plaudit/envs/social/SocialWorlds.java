package org.plaudit.envs.social;

import java.util.List;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.space.Space;

/** Offers the dilemmas and team games to the catalog. */
public final class SocialWorlds implements Plugin {
  /** Several at once: what is known of all of them. */
  static <O, A> EnvSpec<O, A> spec(String id, Space<O> observations, Space<A> actions) {
    return EnvSpec.of(id, Domain.SOCIAL, observations, actions)
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

  @Override
  public List<Entry<MultiEnv<?, ?>>> games() {
    return List.of(
        Entry.of(
            "PrisonersDilemma-v1",
            "Cooperate or defect, again and again",
            PrisonersDilemma.Options.defaults(),
            PrisonersDilemma::new),
        Entry.of(
            "SimpleSpread-v3",
            "Three agents cover three landmarks without bumping into each other",
            SimpleSpread.Options.defaults(),
            SimpleSpread::new));
  }
}
