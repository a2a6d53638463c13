package org.plaudit.experiments.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Option;

/**
 * All that decides a run: equal configs give equal results.
 *
 * @param name also the name of a folder
 * @param seeds at least one, each zero or more, without duplicates; every arm runs on each
 * @param checkpoint how often the run is saved, which changes no result
 * @param arms at least one, with different names, in the order in which they are reported
 * @param crossing the worlds that the arms were crossed with, if any: then each arm is a cell
 */
public record ExperimentConfig(
    String name, List<Long> seeds, Checkpoints checkpoint, List<Arm> arms, Crossing crossing) {
  public ExperimentConfig {
    seeds = List.copyOf(seeds);
    arms = List.copyOf(arms);
    Require.that(!seeds.isEmpty(), "an experiment needs at least one seed");
    Require.that(!arms.isEmpty(), "an experiment needs at least one arm");
  }

  /**
   * @throws IllegalArgumentException if there is no such arm
   */
  public Arm arm(String wanted) {
    return arms.stream()
        .filter(arm -> arm.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no arm (" + wanted + ")"));
  }

  /** An arm in a world that the arms were crossed with; empty where it is skipped. */
  public Optional<Arm> cell(String world, String arm) {
    String name = Crossing.cell(world, arm);
    return arms.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * The config with every default written out: what the arms share at the top, and under each arm
   * what is its own. Reading it gives an equal config.
   */
  public String yaml() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", name);
    Map<String, Object> shared =
        crossing.present() ? common(arms, ArmReader.KEYS) : first(arms, ArmReader.KEYS);
    tree.putAll(shared);
    tree.put("seeds", seeds);
    tree.put("checkpoint", Option.written(checkpoint));
    Map<String, Object> own = new LinkedHashMap<>();
    if (crossing.present()) {
      Map<String, Object> worlds = new LinkedHashMap<>();
      crossing.worlds().forEach(world -> worlds.put(world, world(world, shared)));
      tree.put("worlds", worlds);
      crossing.arms().forEach(arm -> own.put(arm, Map.of()));
    } else {
      arms.forEach(arm -> own.put(arm.name(), rest(arm, shared)));
    }
    tree.put("arms", own);
    return YamlWriter.write(tree);
  }

  /** What is special about a world, its cells written out. */
  private Map<String, Object> world(String world, Map<String, Object> shared) {
    List<Arm> cells = new ArrayList<>();
    Map<String, Object> skip = new LinkedHashMap<>();
    for (String arm : crossing.arms()) {
      cell(world, arm).ifPresent(cells::add);
      crossing.skipped(world, arm).ifPresent(reason -> skip.put(arm, reason));
    }
    Map<String, Object> tree = common(cells, List.of("env", "evaluate"));
    tree.keySet().removeAll(shared.keySet());
    Map<String, Object> above = new LinkedHashMap<>(shared);
    above.putAll(tree);
    Map<String, Object> own = new LinkedHashMap<>();
    for (Arm cell : cells) {
      own.put(cell.name().substring(world.length() + 1), rest(cell, above));
    }
    if (!skip.isEmpty()) {
      tree.put("skip", skip);
    }
    if (!own.isEmpty()) {
      tree.put("arms", own);
    }
    return tree;
  }

  private static Map<String, Object> rest(Arm arm, Map<String, Object> above) {
    Map<String, Object> rest = new LinkedHashMap<>(arm.tree());
    rest.entrySet().removeIf(e -> e.getValue().equals(above.get(e.getKey())));
    return rest;
  }

  /** The first value that an arm gives to each key. */
  private static Map<String, Object> first(List<Arm> arms, List<String> keys) {
    Map<String, Object> first = new LinkedHashMap<>();
    List<Map<String, Object>> trees = arms.stream().map(Arm::tree).toList();
    for (String key : keys) {
      for (Map<String, Object> tree : trees) {
        if (tree.containsKey(key)) {
          first.putIfAbsent(key, tree.get(key));
        }
      }
    }
    return first;
  }

  /** The values that all arms give alike, where they give any. */
  private static Map<String, Object> common(List<Arm> arms, List<String> keys) {
    Map<String, Object> common = first(arms, keys);
    for (Arm arm : arms) {
      Map<String, Object> tree = arm.tree();
      common
          .entrySet()
          .removeIf(e -> !tree.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()));
    }
    return common;
  }

  /** SHA-256 of {@link #yaml()} in UTF-8, in hexadecimal. */
  public String sha256() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(yaml().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
