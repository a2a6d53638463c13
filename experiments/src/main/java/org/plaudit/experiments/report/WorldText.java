package org.plaudit.experiments.report;

import java.util.List;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.experiments.config.Choice;
import org.plaudit.experiments.config.EnvConfig;

/** What a world is, in sentences. */
final class WorldText {
  private WorldText() {}

  static Html of(EnvConfig env, EnvSpec<?, ?> world, Catalog catalog) {
    String id = env.world().id();
    return Html.of(
        "The world is {}: {}. {}{} {}",
        Parts.link("world", id),
        catalog.worlds().get(id).summary(),
        wrapped(env.wrap(), catalog),
        world.limit().isPresent()
            ? "An episode lasts at most " + Digits.count(world.limit().getAsInt(), "step") + "."
            : "An episode has no fixed limit.",
        world.threshold().isPresent()
            ? "It counts as solved at a mean return of "
                + Digits.plain(world.threshold().getAsDouble())
                + "."
            : "No return is agreed at which it counts as solved.");
  }

  /** What the world says of itself. */
  static EnvSpec<?, ?> spec(EnvConfig env, Catalog catalog) {
    try (Env<?, ?> made = env.create(catalog)) {
      return made.spec();
    }
  }

  private static List<Html> wrapped(List<Choice> wrappers, Catalog catalog) {
    return wrappers.stream()
        .map(
            wrapper ->
                Html.of(
                    "Around it is {}: {}. ",
                    Parts.link("wrapper", wrapper.id()),
                    catalog.wrappers().get(wrapper.id()).summary()))
        .toList();
  }
}
