package org.plaudit.experiments.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Option;

/**
 * All that decides a run: equal configs give equal results.
 *
 * @param name also the name of a folder
 * @param seeds at least one, each zero or more, without duplicates; every arm runs on each
 * @param checkpoint how often the run is saved, which changes no result
 * @param arms at least one, with different names, in the order in which they are reported
 */
public record ExperimentConfig(
    String name, List<Long> seeds, Checkpoints checkpoint, List<Arm> arms) {
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

  /**
   * The config with every default written out: what the arms share at the top, and under each arm
   * what is its own. Reading it gives an equal config.
   */
  public String yaml() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", name);
    Map<String, Object> shared = shared();
    tree.putAll(shared);
    tree.put("seeds", seeds);
    tree.put("checkpoint", Option.written(checkpoint));
    Map<String, Object> own = new LinkedHashMap<>();
    for (Arm arm : arms) {
      Map<String, Object> rest = new LinkedHashMap<>(arm.tree());
      rest.entrySet().removeIf(e -> e.getValue().equals(shared.get(e.getKey())));
      own.put(arm.name(), rest);
    }
    tree.put("arms", own);
    return YamlWriter.write(tree);
  }

  /** The first value that an arm gives to each key. */
  private Map<String, Object> shared() {
    Map<String, Object> first = new LinkedHashMap<>();
    List<Map<String, Object>> trees = new ArrayList<>();
    arms.forEach(arm -> trees.add(arm.tree()));
    for (String key : ArmReader.KEYS) {
      for (Map<String, Object> tree : trees) {
        if (tree.containsKey(key)) {
          first.putIfAbsent(key, tree.get(key));
        }
      }
    }
    return first;
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
