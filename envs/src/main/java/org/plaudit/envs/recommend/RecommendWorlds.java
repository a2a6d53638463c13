package org.plaudit.envs.recommend;

import java.util.List;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Space;

/** Offers the recommenders to the catalog. */
public final class RecommendWorlds implements Plugin {
  /** Somebody to recommend to: what is known of all of them. */
  static <O, A> EnvSpec<O, A> spec(String id, Space<O> observations, Space<A> actions) {
    return EnvSpec.of(id, Domain.RECOMMENDATION, observations, actions)
        .withAsks(Asks.COMPARISON, Asks.RANKING, Asks.RATING, Asks.SURVEY, Asks.IMPLICIT)
        .withAbilities(Ability.RENDERS, Ability.SAVES);
  }

  @Override
  public List<Entry<Env<?, ?>>> worlds() {
    return List.of(
        Entry.of(
            "Slate-v0",
            "Choose which articles to show to a reader with hidden tastes",
            Slate.Options.defaults(),
            Slate::new));
  }
}
