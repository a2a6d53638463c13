package org.plaudit.experiments.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several worlds, in each of which every arm runs, except where its learner cannot learn or the
 * config skips it. One arm in one world is a cell, an arm of its own named {@code WORLD/ARM}.
 *
 * @param worlds names, in the order in which they are reported; none for an experiment whose arms
 *     stand by themselves
 * @param arms names, in the order in which they are reported
 * @param skipped world by world, arm by arm
 */
public record Crossing(List<String> worlds, List<String> arms, List<Skipped> skipped) {
  /** Of an experiment whose arms stand by themselves. */
  static final Crossing NONE = new Crossing(List.of(), List.of(), List.of());

  public Crossing {
    worlds = List.copyOf(worlds);
    arms = List.copyOf(arms);
    skipped = List.copyOf(skipped);
  }

  /** The name of an arm in a world; as a path, a folder in the world's folder. */
  public static String cell(String world, String arm) {
    return world + "/" + arm;
  }

  /** Whether there are worlds to cross. */
  public boolean present() {
    return !worlds.isEmpty();
  }

  /** Why an arm does not run in a world; empty where it does. */
  public Optional<String> skipped(String world, String arm) {
    return skipped.stream()
        .filter(cell -> cell.world().equals(world) && cell.arm().equals(arm))
        .map(Skipped::reason)
        .findFirst();
  }

  /** What is skipped, as in {@code sac skips CartPole-v1: REASON}; a sentence an arm and reason. */
  public List<String> sentences() {
    Map<List<String>, List<String>> places = new LinkedHashMap<>();
    for (String arm : arms) {
      for (String world : worlds) {
        skipped(world, arm)
            .ifPresent(
                why ->
                    places.computeIfAbsent(List.of(arm, why), key -> new ArrayList<>()).add(world));
      }
    }
    List<String> sentences = new ArrayList<>();
    places.forEach(
        (what, where) ->
            sentences.add(
                "%s skips %s: %s".formatted(what.get(0), String.join(", ", where), what.get(1))));
    return sentences;
  }
}
