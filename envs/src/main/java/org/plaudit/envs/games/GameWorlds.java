package org.plaudit.envs.games;

import java.util.List;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.space.Space;

/** Offers the board games to the catalog. */
public final class GameWorlds implements Plugin {
  /** A board game: what is known of all of them. */
  static <O, A> EnvSpec<O, A> spec(String id, Space<O> observations, Space<A> actions) {
    return EnvSpec.of(id, Domain.GAME, observations, actions)
        .withAsks(
            Asks.COMPARISON,
            Asks.RANKING,
            Asks.RATING,
            Asks.COMMENT,
            Asks.CORRECTION,
            Asks.DEMONSTRATION)
        .withAbilities(Ability.RENDERS, Ability.SAVES);
  }

  @Override
  public List<Entry<MultiEnv<?, ?>>> games() {
    return List.of(
        Entry.of(
            "TicTacToe-v1",
            "Three in a row on three by three fields",
            new Entry.NoOptions(),
            options -> LineGame.ticTacToe()),
        Entry.of(
            "ConnectFour-v1",
            "Four in a row with stones that fall, on six by seven fields",
            new Entry.NoOptions(),
            options -> LineGame.connectFour()));
  }
}
