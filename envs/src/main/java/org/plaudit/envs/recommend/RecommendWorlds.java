package org.plaudit.envs.recommend;

import java.util.List;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Env;

/** Offers the recommenders to the catalog. */
public final class RecommendWorlds implements Plugin {
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
