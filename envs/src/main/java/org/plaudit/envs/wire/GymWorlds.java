package org.plaudit.envs.wire;

import java.util.Map;
import java.util.function.Function;
import org.plaudit.core.BadInput;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvId;

/**
 * Puts the worlds of an installed Gymnasium into the catalog: {@code gym:CartPole-v1} runs {@code
 * gymnasium.make("CartPole-v1")} in a Python child process. The Python is the one that the variable
 * PLAUDIT_PYTHON names, else {@code python3}; it needs the package {@code gymnasium}.
 */
public final class GymWorlds implements Plugin {
  /**
   * @param make arguments for {@code gymnasium.make}; their values are texts, numbers, truth
   *     values, lists and maps
   * @param patience seconds
   */
  public record Options(
      @Doc("arguments for gymnasium.make, as in {is_slippery: false}") Map<String, Object> make,
      @Doc("seconds to wait for an answer before giving up, in (0, 86400]") double patience) {
    public Options {
      Require.that(
          patience > 0 && patience <= 86_400, "patience (%s) must lie in (0, 86400]", patience);
    }

    static Options defaults() {
      return new Options(Map.of(), 60);
    }
  }

  @Override
  public Map<String, Function<String, Entry<Env<?, ?>>>> namespaces() {
    return Map.of("gym", GymWorlds::entry);
  }

  private static Entry<Env<?, ?>> entry(String name) {
    try {
      EnvId id = EnvId.parse("gym:" + name);
      return Entry.of(
          id.toString(),
          "Gymnasium's " + name + ", in a Python child process",
          Options.defaults(),
          options -> GymWorld.start(python(), name, options));
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage());
    }
  }

  private static String python() {
    return System.getenv().getOrDefault("PLAUDIT_PYTHON", "python3");
  }
}
