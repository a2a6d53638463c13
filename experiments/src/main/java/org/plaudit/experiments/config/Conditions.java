package org.plaudit.experiments.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.plaudit.core.Suggest;
import org.plaudit.core.catalog.Catalog;

/**
 * What an experiment compares: its arms, each by itself, or each in several worlds.
 *
 * <p>Changes are laid over each other: over what all share those of a world, over these an arm's,
 * and over all what a world says of that arm.
 */
record Conditions(List<Arm> arms, Crossing crossing) {
  /** Keys of the experiment as a whole, which no arm may change. */
  static final List<String> WHOLE = List.of("name", "seeds", "checkpoint", "worlds", "arms");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
  private static final String ARMS = "arms";
  private static final String SKIP = "skip";

  Conditions {
    arms = List.copyOf(arms);
  }

  /** Reads them; problems are added. */
  static Conditions read(
      String name, Map<String, Object> tree, Catalog catalog, Problems problems) {
    return new Reader(catalog, problems, tree).conditions(name);
  }

  private static final class Reader {
    private final Catalog catalog;
    private final Problems problems;
    private final Map<String, Object> tree;
    private final Map<String, Object> base;
    private final List<Arm> arms = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    private Reader(Catalog catalog, Problems problems, Map<String, Object> tree) {
      this.catalog = catalog;
      this.problems = problems;
      this.tree = tree;
      this.base = settings(tree);
    }

    private Conditions conditions(String name) {
      Map<String, Map<String, Object>> named = changes("arms", tree.get(ARMS), List.of());
      // Of a name that may be too long for an arm; nothing can stand under it.
      String only = name.replace('.', '-');
      boolean alone = Tree.map(tree.get(ARMS)).isEmpty();
      if (!tree.containsKey("worlds")) {
        if (alone) {
          new ArmReader(catalog, problems, Scope.SHARED).read(only, base).ifPresent(arms::add);
        }
        named.forEach(
            (arm, over) ->
                new ArmReader(catalog, problems, Scope.arm(arm))
                    .read(arm, Tree.merge(base, over))
                    .ifPresent(arms::add));
        return new Conditions(arms, Crossing.NONE);
      }
      return crossed(alone ? Map.of(only, Map.of()) : named);
    }

    private Conditions crossed(Map<String, Map<String, Object>> named) {
      Map<String, Map<String, Object>> worlds =
          changes("worlds", tree.get("worlds"), List.of(ARMS, SKIP));
      if (Tree.map(tree.get("worlds")).isEmpty()) {
        problems.add("worlds", "names no world. Maybe write {CartPole-v1: {}, Pendulum-v1: {}}.");
      }
      worlds.forEach((world, over) -> world(world, over, named));
      if (arms.isEmpty() && problems.none()) {
        Skipped first = skipped.get(0);
        problems.add(
            "worlds",
            "no arm can run in any of them. The first, %s in %s: %s"
                .formatted(first.arm(), first.world(), first.reason()));
      }
      return new Conditions(
          arms, new Crossing(List.copyOf(worlds.keySet()), List.copyOf(named.keySet()), skipped));
    }

    private void world(
        String world, Map<String, Object> over, Map<String, Map<String, Object>> named) {
      String path = "worlds." + world;
      Map<String, Map<String, Object>> own = changes(path + "." + ARMS, over.get(ARMS), List.of());
      Map<String, String> skips = skips(path + "." + SKIP, over.get(SKIP));
      strangers(path + "." + ARMS, own.keySet(), named.keySet());
      strangers(path + "." + SKIP, skips.keySet(), named.keySet());
      for (String arm : named.keySet()) {
        if (skips.containsKey(arm)) {
          skipped.add(new Skipped(world, arm, skips.get(arm)));
          if (own.containsKey(arm)) {
            problems.add(
                path + "." + SKIP + "." + arm,
                "has settings in this world, too. Maybe delete one of the two.");
          }
        } else {
          Map<String, Object> changed = Tree.merge(settings(over), named.get(arm));
          changed = Tree.merge(changed, own.getOrDefault(arm, Map.of()));
          cell(world, arm, Tree.merge(base, changed), own.containsKey(arm));
        }
      }
    }

    /** One arm in one world; a misfit is skipped, unless it was written out. */
    private void cell(String world, String arm, Map<String, Object> settings, boolean written) {
      Optional<Map<String, Object>> placed = placed(world, settings);
      if (placed.isEmpty()) {
        return;
      }
      String name = Crossing.cell(world, arm);
      ArmReader reader = new ArmReader(catalog, problems, Scope.cell(world, arm));
      if (written) {
        reader.read(name, placed.get()).ifPresent(arms::add);
        return;
      }
      reader
          .read(name, placed.get(), misfit -> skipped.add(new Skipped(world, arm, misfit.reason())))
          .ifPresent(arms::add);
    }

    /** The settings with a world in them: where none is named, the one of that name. */
    private Optional<Map<String, Object>> placed(String world, Map<String, Object> settings) {
      Map<String, Object> env = Tree.map(settings.get("env"));
      if (env.containsKey("id")) {
        return Optional.of(settings);
      }
      if (catalog.worlds().find(world).isEmpty()) {
        List<String> ids = catalog.worlds().entries().stream().map(entry -> entry.id()).toList();
        String near = Suggest.maybe(world, ids);
        problems.add(
            "worlds." + world,
            "names no world." + (near.isEmpty() ? " Maybe write env: {id: CartPole-v1}." : near));
        return Optional.empty();
      }
      return Optional.of(Tree.merge(settings, Tree.single(List.of("env", "id"), world)));
    }

    /** Names and their changes, checked; {@code more} are keys besides those of an arm. */
    private Map<String, Map<String, Object>> changes(String path, Object given, List<String> more) {
      Map<String, Map<String, Object>> changes = new LinkedHashMap<>();
      if (given != null && !(given instanceof Map)) {
        problems.add(
            path,
            "must be a mapping of names to changes. Maybe write {%s}."
                .formatted(more.isEmpty() ? "task: {reward: task}" : "CartPole-v1: {}"));
      }
      Tree.map(given)
          .forEach(
              (name, over) -> {
                if (checked(path, name, over, more)) {
                  changes.put(name, Tree.map(over));
                }
              });
      return changes;
    }

    private boolean checked(String path, String name, Object over, List<String> more) {
      String own = path + "." + name;
      if (!NAME.matcher(name).matches()) {
        problems.add(
            own,
            "%s name is at most 40 letters, digits, dashes and underscores."
                .formatted(more.isEmpty() ? "an arm's" : "a world's"));
        return false;
      }
      if (!(over instanceof Map)) {
        problems.add(own, "(" + over + ") must be a mapping of changes. Maybe write {}.");
        return false;
      }
      List<String> known = new ArrayList<>(ArmReader.KEYS);
      known.addAll(more);
      for (String key : Tree.map(over).keySet()) {
        if (!known.contains(key)) {
          String remedy = Suggest.maybe(key, known);
          problems.add(
              own + "." + key,
              WHOLE.contains(key)
                  ? "is the same for all %s. Maybe move it to the top."
                      .formatted(more.isEmpty() ? "arms" : "worlds")
                  : "unknown key."
                      + (remedy.isEmpty() ? " Known: " + String.join(", ", known) + "." : remedy));
        }
      }
      return true;
    }

    /** Arms and why they are skipped. */
    private Map<String, String> skips(String path, Object given) {
      Map<String, String> skips = new LinkedHashMap<>();
      if (given != null && !(given instanceof Map)) {
        problems.add(
            path,
            "(%s) must be a mapping of arms to reasons. Maybe write {%s: \"takes too long here\"}."
                .formatted(given, given instanceof String arm ? arm : "ppo"));
      }
      Tree.map(given)
          .forEach(
              (arm, reason) -> {
                if (reason instanceof String text && !text.isBlank()) {
                  skips.put(arm, text);
                } else {
                  problems.add(
                      path + "." + arm, "must be a reason. Maybe write \"takes too long here\".");
                }
              });
      return skips;
    }

    private void strangers(String path, Set<String> names, Set<String> known) {
      for (String name : names) {
        if (!known.contains(name)) {
          problems.add(
              path + "." + name,
              "is not an arm of this config."
                  + Suggest.nearest(name, known)
                      .map(near -> " Maybe " + near + ".")
                      .orElse(" Known: " + String.join(", ", known) + "."));
        }
      }
    }

    private static Map<String, Object> settings(Map<String, Object> tree) {
      Map<String, Object> settings = new LinkedHashMap<>(tree);
      settings.keySet().retainAll(ArmReader.KEYS);
      return settings;
    }
  }
}
