package org.plaudit.experiments.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plaudit.core.Require;
import org.plaudit.core.Suggest;
import org.plaudit.core.catalog.Binder;
import org.plaudit.core.catalog.Catalog;

/**
 * Reads experiment configs; the one way to get an {@link ExperimentConfig} from what people write.
 */
public final class ConfigReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private final Catalog catalog;
  private final Problems problems;

  private ConfigReader(Catalog catalog, Problems problems) {
    this.catalog = catalog;
    this.problems = problems;
  }

  /** What a config says of its seeds. */
  private record Seeds(List<Long> seeds) {
    private Seeds {
      seeds = List.copyOf(seeds);
      Require.that(!seeds.isEmpty(), "there must be at least one seed. Maybe [1, 2, 3, 4, 5].");
      Require.that(
          seeds.size() <= 1000, "%d seeds are more than 1000. Maybe write 1..100.", seeds.size());
      for (long seed : seeds) {
        Require.that(seed >= 0, "seed (%d) must be zero or more. Maybe write %d.", seed, -seed);
      }
      List<Long> twice = new ArrayList<>(seeds);
      new LinkedHashSet<>(seeds).forEach(twice::remove);
      Require.that(
          twice.isEmpty(),
          "seed (%s) stands there twice. Maybe delete one.",
          twice.isEmpty() ? "" : twice.get(0));
    }
  }

  /** The configs that come with Plaudit. */
  public static List<String> builtIn() {
    return Source.BUILT_IN;
  }

  /**
   * Reads a built-in config or a file.
   *
   * @throws org.plaudit.core.BadInput naming everything that is wrong, each with its line
   */
  public static ExperimentConfig read(String nameOrPath, Overrides overrides, Catalog catalog) {
    return read(Source.find(nameOrPath), overrides, catalog);
  }

  /**
   * Reads the text of a config.
   *
   * @param source what to call it in messages
   * @throws org.plaudit.core.BadInput naming everything that is wrong, each with its line
   */
  public static ExperimentConfig parse(
      String text, String source, Overrides overrides, Catalog catalog) {
    return read(new Source(source, text), overrides, catalog);
  }

  private static ExperimentConfig read(Source source, Overrides overrides, Catalog catalog) {
    Places places = new Places(source.name());
    Problems problems = new Problems(places);
    Map<String, Object> written =
        YamlReader.mapping(source.text(), source.name(), places, problems);
    Map<String, Object> tree = overrides.apply(Tree.spelled(written), places);
    Optional<ExperimentConfig> config = new ConfigReader(catalog, problems).config(tree);
    problems.raise();
    return config.orElseThrow();
  }

  private Optional<ExperimentConfig> config(Map<String, Object> tree) {
    List<String> known = new ArrayList<>(Conditions.WHOLE);
    known.addAll(ArmReader.KEYS);
    for (String key : tree.keySet()) {
      if (!known.contains(key)) {
        String remedy = Suggest.maybe(key, known);
        problems.add(
            key,
            "unknown key."
                + (remedy.isEmpty() ? " Known: " + String.join(", ", known) + "." : remedy));
      }
    }
    String name = name(tree);
    Optional<Seeds> seeds = bind(new Seeds(List.of(1L, 2L, 3L, 4L, 5L)), only(tree, "seeds"), "");
    Optional<Checkpoints> checkpoint = checkpoint(tree);
    Conditions conditions = Conditions.read(name, tree, catalog, problems);
    if (!problems.none()) {
      return Optional.empty();
    }
    return Optional.of(
        new ExperimentConfig(
            name,
            seeds.orElseThrow().seeds(),
            checkpoint.orElseThrow(),
            conditions.arms(),
            conditions.crossing()));
  }

  private String name(Map<String, Object> tree) {
    Object name = tree.get("name");
    if (name == null) {
      problems.add("name", "is missing. Maybe write name: cartpole-preferences.");
      return "";
    }
    // A name such as 2024 reads as a number and is fine as a folder.
    String text = String.valueOf(name);
    if (!NAME.matcher(text).matches() || text.endsWith(".")) {
      String better = text.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^[-_]+|[-_]+$", "");
      problems.add(
          "name",
          "(%s) names a folder: at most 63 letters, digits, dots, dashes and underscores.%s"
              .formatted(
                  text.length() > 80 ? text.substring(0, 77) + "..." : text,
                  better.isEmpty() || better.length() > 63 ? "" : " Maybe " + better + "."));
    }
    return text;
  }

  private Optional<Checkpoints> checkpoint(Map<String, Object> tree) {
    Object given = tree.getOrDefault("checkpoint", Map.of());
    if (!(given instanceof Map)) {
      problems.add("checkpoint", "(" + given + ") must be a mapping. Maybe write {every: 10_000}.");
      return Optional.empty();
    }
    return bind(Checkpoints.defaults(), Tree.map(given), "checkpoint");
  }

  private <C extends Record> Optional<C> bind(C defaults, Map<String, Object> given, String path) {
    Binder binder = new Binder();
    Optional<C> bound = binder.bind(defaults, given, path);
    binder
        .problems()
        .forEach(
            problem ->
                problems.add(
                    problem.path().isEmpty() ? "seeds" : problem.path(), problem.message()));
    return bound;
  }

  private static Map<String, Object> only(Map<String, Object> tree, String key) {
    Map<String, Object> one = new LinkedHashMap<>(tree);
    one.keySet().retainAll(List.of(key));
    return one;
  }
}
