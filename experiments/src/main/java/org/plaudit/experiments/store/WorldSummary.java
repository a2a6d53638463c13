package org.plaudit.experiments.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Env;
import org.plaudit.experiments.config.Arm;
import org.plaudit.experiments.config.Crossing;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.stats.Interval;
import org.plaudit.experiments.stats.Scale;

/**
 * One of the worlds that arms were crossed with: who ran there, and how its returns are put on the
 * scale of all worlds.
 *
 * @param steps each arm's budget for each seed, in the order of the config
 * @param skipped arms that did not run here, and why
 * @param scale zero is what random behaviour earns (interquartile mean of the seeds), one the
 *     world's threshold, or what the best arm earns where it has none; empty where no arm behaves
 *     at random, or none is better
 * @param oneIs {@code threshold}, or the name of the best arm; empty without a scale
 */
public record WorldSummary(
    String name,
    Map<String, Long> steps,
    Map<String, String> skipped,
    Optional<Scale> scale,
    String oneIs) {
  /** What {@code oneIs} says of a world in which it is agreed when the task counts as solved. */
  public static final String THRESHOLD = "threshold";

  private static final String RANDOM = "random";

  public WorldSummary {
    steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    skipped = Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
  }

  /**
   * Of each world, in the order of the config; none if there are no worlds to cross.
   *
   * @param returns the final true return of each seed, by the name of the cell; cells without any
   *     may be missing
   */
  public static List<WorldSummary> of(
      ExperimentConfig config, Map<String, List<Double>> returns, Catalog catalog) {
    return config.crossing().worlds().stream()
        .map(world -> of(config, world, returns, catalog))
        .toList();
  }

  private static WorldSummary of(
      ExperimentConfig config, String world, Map<String, List<Double>> returns, Catalog catalog) {
    Map<String, Long> steps = new LinkedHashMap<>();
    Map<String, String> skipped = new LinkedHashMap<>();
    Map<String, Interval> earned = new LinkedHashMap<>();
    Optional<String> random = Optional.empty();
    Optional<Arm> first = Optional.empty();
    for (String arm : config.crossing().arms()) {
      config.crossing().skipped(world, arm).ifPresent(reason -> skipped.put(arm, reason));
      Optional<Arm> cell = config.cell(world, arm);
      if (cell.isPresent()) {
        first = first.or(() -> cell);
        steps.put(arm, cell.get().steps());
        List<Double> seeds = returns.getOrDefault(cell.get().name(), List.of());
        if (!seeds.isEmpty()) {
          earned.put(arm, Summary.ArmSummary.of(seeds, 0, 0).sure());
          if (cell.get().learner().id().equals(RANDOM)) {
            random = random.or(() -> Optional.of(arm));
          }
        }
      }
    }
    OptionalDouble threshold =
        first.map(arm -> threshold(arm, catalog)).orElse(OptionalDouble.empty());
    return random
        .map(zero -> scaled(world, steps, skipped, earned, earned.get(zero), threshold))
        .orElseGet(() -> new WorldSummary(world, steps, skipped, Optional.empty(), ""));
  }

  private static WorldSummary scaled(
      String world,
      Map<String, Long> steps,
      Map<String, String> skipped,
      Map<String, Interval> earned,
      Interval random,
      OptionalDouble threshold) {
    double zero = random.estimate();
    if (threshold.isPresent() && threshold.getAsDouble() > zero) {
      Scale scale = new Scale(zero, threshold.getAsDouble());
      return new WorldSummary(world, steps, skipped, Optional.of(scale), THRESHOLD);
    }
    return earned.entrySet().stream()
        .filter(arm -> arm.getValue().low() > random.high())
        .max(Comparator.comparingDouble(arm -> arm.getValue().estimate()))
        .map(
            best ->
                new WorldSummary(
                    world,
                    steps,
                    skipped,
                    Optional.of(new Scale(zero, best.getValue().estimate())),
                    best.getKey()))
        .orElseGet(() -> new WorldSummary(world, steps, skipped, Optional.empty(), ""));
  }

  private static OptionalDouble threshold(Arm arm, Catalog catalog) {
    try (Env<?, ?> env = arm.env().create(catalog)) {
      return env.spec().threshold();
    }
  }

  /** The name of an arm's cell in this world. */
  public String cell(String arm) {
    return Crossing.cell(name, arm);
  }

  void write(ObjectNode tree) {
    scale.ifPresent(
        known -> {
          ObjectNode written = tree.putObject("scale");
          written.put("zero", known.zero());
          written.put("one", known.one());
          written.put("one_is", oneIs);
        });
    ObjectNode budgets = tree.putObject("steps");
    steps.forEach(budgets::put);
    ObjectNode reasons = tree.putObject("skipped");
    skipped.forEach(reasons::put);
  }

  static WorldSummary parse(String name, JsonNode tree) throws IOException {
    Map<String, Long> steps = new LinkedHashMap<>();
    Json.at(tree, "steps").properties().forEach(e -> steps.put(e.getKey(), e.getValue().asLong()));
    Map<String, String> skipped = new LinkedHashMap<>();
    Json.at(tree, "skipped")
        .properties()
        .forEach(e -> skipped.put(e.getKey(), e.getValue().asText()));
    if (!tree.has("scale")) {
      return new WorldSummary(name, steps, skipped, Optional.empty(), "");
    }
    JsonNode scale = Json.at(tree, "scale");
    double zero = Json.at(scale, "zero").asDouble();
    double one = Json.at(scale, "one").asDouble();
    if (!(zero < one)) {
      throw new IOException("the scale of " + name + " goes from " + zero + " to " + one);
    }
    return new WorldSummary(
        name, steps, skipped, Optional.of(new Scale(zero, one)), Json.at(scale, "one_is").asText());
  }
}
