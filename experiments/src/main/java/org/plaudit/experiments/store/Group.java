package org.plaudit.experiments.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.plaudit.core.random.Seed;
import org.plaudit.experiments.stats.Interval;
import org.plaudit.experiments.stats.Iqm;
import org.plaudit.experiments.stats.ProbabilityOfImprovement;
import org.plaudit.experiments.stats.StratifiedBootstrap;

/**
 * Several worlds, and all arms that ran in each of them: only these can be compared over them
 * fairly.
 *
 * @param scores for each arm, in each of the worlds, every seed's final true return on the world's
 *     scale
 */
public record Group(List<String> worlds, Map<String, List<List<Double>>> scores) {
  public Group {
    worlds = List.copyOf(worlds);
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /**
   * One group for each set of two worlds or more that is all the worlds of some arm; the largest
   * set first. Worlds without a scale take no part.
   *
   * @param returns the final true return of each seed, by the name of the cell; cells without any
   *     may be missing
   */
  public static List<Group> of(List<WorldSummary> worlds, Map<String, List<Double>> returns) {
    Map<String, Set<String>> places = new LinkedHashMap<>();
    order(worlds).forEach(arm -> places.put(arm, new LinkedHashSet<>()));
    Map<String, List<Double>> scores = new LinkedHashMap<>();
    for (WorldSummary world : worlds) {
      world
          .scale()
          .ifPresent(
              scale -> {
                for (String arm : world.steps().keySet()) {
                  List<Double> seeds = returns.getOrDefault(world.cell(arm), List.of());
                  if (!seeds.isEmpty()) {
                    places.get(arm).add(world.name());
                    scores.put(world.cell(arm), scale.of(seeds));
                  }
                }
              });
    }
    List<Group> groups = new ArrayList<>();
    for (Set<String> shared : new LinkedHashSet<>(places.values())) {
      Map<String, List<List<Double>>> comparable = new LinkedHashMap<>();
      places.forEach(
          (arm, own) -> {
            if (own.containsAll(shared)) {
              comparable.put(arm, scores(shared, arm, worlds, scores));
            }
          });
      if (shared.size() > 1 && comparable.size() > 1) {
        groups.add(new Group(List.copyOf(shared), comparable));
      }
    }
    groups.sort(Comparator.comparingInt(group -> -group.worlds().size()));
    return groups;
  }

  /** All arms: what a world has beside those before it stands ahead of what follows there. */
  private static List<String> order(List<WorldSummary> worlds) {
    List<String> all = new ArrayList<>();
    for (WorldSummary world : worlds) {
      List<String> here = List.copyOf(world.steps().keySet());
      int before = all.size();
      for (int i = here.size() - 1; i >= 0; i--) {
        if (!all.contains(here.get(i))) {
          all.add(before, here.get(i));
        }
        before = all.indexOf(here.get(i));
      }
    }
    return all;
  }

  private static List<List<Double>> scores(
      Set<String> shared, String arm, List<WorldSummary> worlds, Map<String, List<Double>> scores) {
    return worlds.stream()
        .filter(world -> shared.contains(world.name()))
        .map(world -> scores.get(world.cell(arm)))
        .toList();
  }

  public List<String> arms() {
    return List.copyOf(scores.keySet());
  }

  /**
   * Interquartile mean over worlds and seeds together, with its 95 % interval: the seeds of each
   * world are drawn anew, the scales stay.
   */
  public Interval iqm(String arm) {
    return StratifiedBootstrap.standard().interval(scores.get(arm), Iqm::of, generator());
  }

  /**
   * How often a seed of the first beats one of the second in the same world; worlds count alike.
   */
  public Interval improvement(String first, String second) {
    return ProbabilityOfImprovement.across(scores.get(first), scores.get(second), generator());
  }

  /** Always the same resamples, so equal results read equally. */
  private static RandomGenerator generator() {
    return Seed.of(0).child("bootstrap").generator();
  }
}
