package org.plaudit.envs.toytext;

import java.util.List;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Space;
import org.plaudit.envs.Facts;

/** Offers the small tables to the catalog. */
public final class ToyTextWorlds implements Plugin {
  /** A small board: what is known of all of them. */
  static <O> EnvSpec<O, Integer> spec(
      String id, Domain domain, Space<O> observations, int actions) {
    return Facts.of(id, domain, observations, Discrete.of(actions))
        .withAbilities(Ability.RENDERS, Ability.SAVES, Ability.TABULAR);
  }

  @Override
  public List<Entry<Env<?, ?>>> worlds() {
    return List.of(
        Entry.of(
            "FrozenLake-v1",
            "Cross slippery ice to a gift without falling into a hole",
            FrozenLake.Options.defaults(),
            FrozenLake::new),
        Entry.of(
            "CliffWalking-v1",
            "Walk along a cliff, the shorter the closer to its edge",
            CliffWalking.Options.defaults(),
            CliffWalking::new),
        Entry.of(
            "Taxi-v4",
            "Fetch a passenger in a small town and bring them where they want to go",
            Taxi.Options.defaults(),
            Taxi::new),
        Entry.of(
            "Blackjack-v1",
            "Stick or hit against a dealer with an endless deck",
            Blackjack.Options.defaults(),
            Blackjack::new));
  }
}
