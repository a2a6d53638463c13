package org.plaudit.envs.games;

import java.util.List;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.multi.MultiEnv;

/** Offers the board games to the catalog. */
public final class GameWorlds implements Plugin {
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
