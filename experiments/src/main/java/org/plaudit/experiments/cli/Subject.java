package org.plaudit.experiments.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.BadInput;
import org.plaudit.core.Suggest;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.env.Env;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.envs.wire.Settings;

/** A world or a game that somebody named on the command line, with options. */
sealed interface Subject {
  /** What to do with either. */
  interface Cases<R> {
    R world(World world);

    R game(Game game);
  }

  <R> R match(Cases<R> cases);

  /** A world with one agent. */
  record World(Entry<Env<?, ?>> entry, Map<String, Object> options) implements Subject {
    Env<?, ?> create() {
      return entry.create(options);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.world(this);
    }
  }

  /** A world with several. */
  record Game(Entry<MultiEnv<?, ?>> entry, Map<String, Object> options) implements Subject {
    MultiEnv<?, ?> create() {
      return entry.create(options);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.game(this);
    }
  }

  /**
   * @param settings as in {@code slip=0.1}
   * @throws BadInput if nobody offers the id, or an option is wrong
   */
  static Subject of(Catalog catalog, String id, List<String> settings) {
    Map<String, Object> options = Settings.of(settings);
    Optional<Entry<Env<?, ?>>> world = catalog.worlds().find(id);
    if (world.isPresent()) {
      return new World(world.get(), options);
    }
    Optional<Entry<MultiEnv<?, ?>>> game = catalog.games().find(id);
    if (game.isPresent()) {
      return new Game(game.get(), options);
    }
    List<String> known = new ArrayList<>();
    catalog.worlds().entries().forEach(entry -> known.add(entry.id()));
    catalog.games().entries().forEach(entry -> known.add(entry.id()));
    String remedy = Suggest.maybe(id, known);
    throw new BadInput(
        "(%s) is not a known world or game.%s"
            .formatted(id, remedy.isEmpty() ? " Maybe look at plaudit list." : remedy));
  }
}
