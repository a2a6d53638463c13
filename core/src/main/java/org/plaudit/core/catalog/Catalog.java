package org.plaudit.core.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.plaudit.core.BadInput;
import org.plaudit.core.Require;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Wrapper;
import org.plaudit.core.feedback.Teacher;
import org.plaudit.core.feedback.Trait;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;

/** Everything that can be named in a config. */
public final class Catalog {
  private final Shelf<Env<?, ?>> worlds;
  private final Shelf<MultiEnv<?, ?>> games;
  private final Shelf<Wrapper> wrappers;
  private final Shelf<Learner.Factory> learners;
  private final Shelf<Teacher> oracles;
  private final Shelf<Trait> traits;
  private final Shelf<RewardModel.Factory> rewards;
  private final Shelf<Selector> selectors;

  private Catalog(List<Plugin> plugins) {
    Map<String, Function<String, Entry<Env<?, ?>>>> namespaces = new LinkedHashMap<>();
    for (Plugin plugin : plugins) {
      plugin
          .namespaces()
          .forEach(
              (prefix, maker) ->
                  Require.that(
                      namespaces.put(prefix, maker) == null,
                      "two plugins keep the namespace %s. Maybe a jar is on the class path twice.",
                      prefix));
    }
    worlds = new Shelf<>("world", all(plugins, Plugin::worlds), namespaces);
    games = new Shelf<>("game", all(plugins, Plugin::games), Map.of());
    wrappers = new Shelf<>("wrapper", all(plugins, Plugin::wrappers), Map.of());
    learners = new Shelf<>("learner", all(plugins, Plugin::learners), Map.of());
    oracles = new Shelf<>("oracle", all(plugins, Plugin::oracles), Map.of());
    traits = new Shelf<>("trait", all(plugins, Plugin::traits), Map.of());
    rewards = new Shelf<>("reward model", all(plugins, Plugin::rewards), Map.of());
    selectors = new Shelf<>("query selector", all(plugins, Plugin::selectors), Map.of());
  }

  private static <P> List<Entry<P>> all(
      List<Plugin> plugins, Function<Plugin, List<Entry<P>>> kind) {
    return plugins.stream().flatMap(plugin -> kind.apply(plugin).stream()).toList();
  }

  /**
   * What the jars on the class path offer.
   *
   * @throws BadInput if one of them cannot be loaded, or two offer the same
   */
  public static Catalog installed() {
    try {
      return new Catalog(
          ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::get).toList());
    } catch (IllegalArgumentException e) {
      // Two jars that offer the same: for the person who put them there, not for a programmer.
      throw new BadInput(e.getMessage());
    } catch (ServiceConfigurationError e) {
      throw new BadInput(
          "a plugin on the class path cannot be loaded (%s). Maybe rebuild or remove its jar."
              .formatted(e.getMessage()));
    }
  }

  /** Exactly these plugins, for tests and programs that choose for themselves. */
  public static Catalog of(Plugin... plugins) {
    return new Catalog(List.of(plugins));
  }

  public Shelf<Env<?, ?>> worlds() {
    return worlds;
  }

  /** Worlds with several agents. */
  public Shelf<MultiEnv<?, ?>> games() {
    return games;
  }

  public Shelf<Wrapper> wrappers() {
    return wrappers;
  }

  public Shelf<Learner.Factory> learners() {
    return learners;
  }

  /** Kinds of simulated people. */
  public Shelf<Teacher> oracles() {
    return oracles;
  }

  /** Ways of being human, laid over them. */
  public Shelf<Trait> traits() {
    return traits;
  }

  public Shelf<RewardModel.Factory> rewards() {
    return rewards;
  }

  public Shelf<Selector> selectors() {
    return selectors;
  }
}
