package org.plaudit.envs.toytext;

import java.util.List;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.Env;

/** Offers the small tables to the catalog. */
public final class ToyTextWorlds implements Plugin {
  /** What people can be asked about a few moves on a small board. */
  static final Asks FIRST_ASK = Asks.COMPARISON;

  static Asks[] otherAsks() {
    return new Asks[] {
      Asks.RANKING, Asks.RATING, Asks.COMMENT, Asks.CORRECTION, Asks.DEMONSTRATION, Asks.SIGNAL
    };
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
