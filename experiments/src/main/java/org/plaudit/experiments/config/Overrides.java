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
 * @param sets as in {@code learner.steps=2000} or {@code worlds.*.learner.steps=2000}; the value is
 *     read as YAML
 * @param seeds as in {@code 1,2,3} or {@code 1..5}; empty for those of the config
 */
public record Overrides(List<String> sets, Optional<String> seeds) {
  private static final int MOST_SEEDS = 1000;
  private static final List<String> SEVERAL = List.of("worlds", "arms");

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
    Object value = YamlReader.value(text, "--set " + set, path);
    Map<String, Object> changed = tree;
    for (List<String> place : places(set, steps, tree)) {
      places.option(String.join(".", place), "--set " + set);
      changed = Tree.merge(changed, Tree.spelled(Tree.single(place, value)));
    }
    return changed;
  }

  /** Where it goes: a star stands for each of the arms, or of the worlds. */
  private static List<List<String>> places(
      String set, List<String> steps, Map<String, Object> tree) {
    List<List<String>> places = List.of(List.of());
    for (int i = 0; i < steps.size(); i++) {
      String step = steps.get(i);
      boolean named = i > 0 && i < steps.size() - 1 && SEVERAL.contains(steps.get(i - 1));
      List<List<String>> longer = new ArrayList<>();
      for (List<String> place : places) {
        Set<String> known = named ? at(tree, place).keySet() : Set.of();
        if (named && !step.equals("*") && !known.contains(step) && i == 1) {
          throw new BadInput(
              "--set %s: (%s) is not %s of this config.%s"
                  .formatted(
                      set,
                      step,
                      steps.get(0).equals("arms") ? "an arm" : "a world",
                      Suggest.maybe(step, known)));
        }
        for (String one : step.equals("*") ? known : Set.of(step)) {
          List<String> next = new ArrayList<>(place);
          next.add(one);
          longer.add(next);
        }
      }
      places = longer;
    }
    if (places.isEmpty()) {
      throw new BadInput(
          "--set %s: a star stands for each arm or each world, and there are none at that place."
                  .formatted(set)
              + " Maybe write learner.steps=2000.");
    }
    return places;
  }

  private static Map<String, Object> at(Map<String, Object> tree, List<String> place) {
    Map<String, Object> inner = tree;
    for (String step : place) {
      inner = Tree.map(inner.get(step));
    }
    return inner;
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
