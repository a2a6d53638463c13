package org.plaudit.experiments.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plaudit.core.BadInput;
import org.plaudit.core.Suggest;

/**
 * What the command line changes in a config.
 *
 * @param sets as in {@code learner.steps=2000}; the value is read as YAML
 * @param seeds as in {@code 1,2,3} or {@code 1..5}; empty for those of the config
 */
public record Overrides(List<String> sets, Optional<String> seeds) {
  private static final int MOST_SEEDS = 1000;

  public Overrides {
    sets = List.copyOf(sets);
  }

  public static Overrides none() {
    return new Overrides(List.of(), Optional.empty());
  }

  /** The tree with all changes, later ones over earlier ones. */
  Map<String, Object> apply(Map<String, Object> tree, Places places) {
    Map<String, Object> changed = tree;
    List<String> wrong = new ArrayList<>();
    for (String set : sets) {
      try {
        changed = set(set, changed, places);
      } catch (BadInput e) {
        wrong.addAll(e.problems());
      }
    }
    if (seeds.isPresent()) {
      try {
        changed = Tree.merge(changed, Tree.single(List.of("seeds"), seedList(seeds.get())));
        places.option("seeds", "--seeds " + seeds.get());
      } catch (BadInput e) {
        wrong.addAll(e.problems());
      }
    }
    if (!wrong.isEmpty()) {
      throw new BadInput(wrong);
    }
    return changed;
  }

  private static Map<String, Object> set(String set, Map<String, Object> tree, Places places) {
    int equals = set.indexOf('=');
    String path = equals < 0 ? set : set.substring(0, equals).strip();
    List<String> steps = List.of(path.split("\\.", -1));
    if (equals < 0 || steps.stream().anyMatch(String::isBlank)) {
      throw new BadInput(
          "--set " + set + ": must look like KEY=VALUE. Maybe write learner.steps=2000.");
    }
    String text = set.substring(equals + 1);
    if (text.isBlank()) {
      throw new BadInput("--set %s: has no value. Maybe write %s=VALUE.".formatted(set, path));
    }
    Set<String> arms = Tree.map(tree.getOrDefault("arms", Map.of())).keySet();
    if (steps.size() > 2 && steps.get(0).equals("arms") && !arms.contains(steps.get(1))) {
      throw new BadInput(
          "--set %s: (%s) is not an arm of this config.%s"
              .formatted(set, steps.get(1), Suggest.maybe(steps.get(1), arms)));
    }
    Object value = YamlReader.value(text, "--set " + set, path);
    places.option(path, "--set " + set);
    return Tree.merge(tree, Tree.spelled(Tree.single(steps, value)));
  }

  private static List<Object> seedList(String text) {
    List<Object> list = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.strip().split("\\.\\.", -1);
      try {
        long first = Long.parseLong(ends[0].strip());
        long last = Long.parseLong(ends[ends.length - 1].strip());
        if (ends.length > 2 || last < first || last - first >= MOST_SEEDS) {
          throw new NumberFormatException(part);
        }
        for (long seed = first; seed <= last; seed++) {
          list.add(seed);
        }
      } catch (NumberFormatException e) {
        throw new BadInput(
            "--seeds "
                + text
                + ": ("
                + part
                + ") must be a whole number or a range of at most "
                + MOST_SEEDS
                + ". Maybe write 1,2,3 or 1..5.");
      }
    }
    return list;
  }
}
