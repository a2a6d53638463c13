package org.plaudit.experiments.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.random.Seed;
import org.plaudit.experiments.stats.Interval;
import org.plaudit.experiments.stats.Iqm;
import org.plaudit.experiments.stats.StratifiedBootstrap;

/**
 * What came out, for programs: {@code summary.json}. Has the same bytes for equal configs.
 *
 * @param arms in the order of the config
 * @param worlds that arms were crossed with, in the order of the config; none for most experiments
 * @param warnings what weakens the result
 */
public record Summary(
    String name,
    String configSha256,
    List<Long> seeds,
    Map<String, ArmSummary> arms,
    List<WorldSummary> worlds,
    List<String> warnings) {
  public Summary {
    seeds = List.copyOf(seeds);
    arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
    worlds = List.copyOf(worlds);
    warnings = List.copyOf(warnings);
  }

  /**
   * One arm.
   *
   * @param perSeed mean true return of the last evaluation, in the order of the seeds
   * @param sure their interquartile mean, with its 95 % interval
   * @param asked questions of all seeds together
   * @param answered those that got an answer; a tie is one
   * @param reward how close the learned reward came to the true one, by each measure of it, in the
   *     order of the seeds; none where no reward is learned
   */
  public record ArmSummary(
      List<Double> perSeed,
      Interval sure,
      long asked,
      long answered,
      Map<String, List<Double>> reward) {
    public ArmSummary {
      perSeed = List.copyOf(perSeed);
      Map<String, List<Double>> copy = new LinkedHashMap<>();
      reward.forEach((measure, values) -> copy.put(measure, List.copyOf(values)));
      reward = Collections.unmodifiableMap(copy);
    }

    /** Sums up one arm. */
    public static ArmSummary of(List<Double> perSeed, long asked, long answered) {
      return new ArmSummary(perSeed, iqm(perSeed), asked, answered, Map.of());
    }

    /** The same arm, with what was measured of its learned reward. */
    public ArmSummary learned(Map<String, List<Double>> measured) {
      return new ArmSummary(perSeed, sure, asked, answered, measured);
    }

    public long abstained() {
      return asked - answered;
    }
  }

  /** The interquartile mean; the interval's resamples are always the same ones. */
  private static Interval iqm(List<Double> perSeed) {
    return StratifiedBootstrap.standard()
        .interval(List.of(perSeed), Iqm::of, Seed.of(0).child("bootstrap").generator());
  }

  /** Which arms can be compared over which worlds; none if no worlds were crossed. */
  public List<Group> groups() {
    Map<String, List<Double>> returns = new LinkedHashMap<>();
    arms.forEach((arm, summary) -> returns.put(arm, summary.perSeed()));
    return Group.of(worlds, returns);
  }

  /** As it stands in the file. */
  public String json() {
    ObjectNode tree = Json.object();
    tree.put("name", name);
    tree.put("config_sha256", configSha256);
    ArrayNode all = tree.putArray("seeds");
    seeds.forEach(all::add);
    ObjectNode each = tree.putObject("arms");
    arms.forEach((arm, summary) -> write(each.putObject(arm), summary));
    if (!worlds.isEmpty()) {
      ObjectNode places = tree.putObject("worlds");
      worlds.forEach(world -> world.write(places.putObject(world.name())));
      ArrayNode across = tree.putArray("aggregates");
      groups().forEach(group -> write(across.addObject(), group));
    }
    ArrayNode said = tree.putArray("warnings");
    warnings.forEach(said::add);
    return Json.pretty(tree);
  }

  private static void write(ObjectNode arm, ArmSummary summary) {
    write(arm.putObject("return"), summary.perSeed(), summary.sure());
    ObjectNode answers = arm.putObject("answers");
    answers.put("asked", summary.asked());
    answers.put("answered", summary.answered());
    answers.put("abstained", summary.abstained());
    if (!summary.reward().isEmpty()) {
      ObjectNode reward = arm.putObject("reward");
      summary
          .reward()
          .forEach((measure, values) -> write(reward.putObject(measure), values, iqm(values)));
    }
  }

  private static void write(ObjectNode tree, List<Double> values, Interval sure) {
    ArrayNode perSeed = tree.putArray("per_seed");
    values.forEach(perSeed::add);
    write(tree, sure);
  }

  private static void write(ObjectNode tree, Interval sure) {
    tree.put("iqm", sure.estimate());
    tree.put("low", sure.low());
    tree.put("high", sure.high());
  }

  private static void write(ObjectNode tree, Group group) {
    ArrayNode where = tree.putArray("worlds");
    group.worlds().forEach(where::add);
    ObjectNode scores = tree.putObject("arms");
    group.arms().forEach(arm -> write(scores.putObject(arm), group.iqm(arm)));
    ArrayNode duels = tree.putArray("improvement");
    for (String first : group.arms()) {
      for (String second : group.arms()) {
        if (!first.equals(second)) {
          Interval wins = group.improvement(first, second);
          ObjectNode duel = duels.addObject();
          duel.put("first", first);
          duel.put("second", second);
          duel.put("probability", wins.estimate());
          duel.put("low", wins.low());
          duel.put("high", wins.high());
        }
      }
    }
  }

  /**
   * @throws IOException if the text is not a summary; the message says why
   */
  static Summary parse(String text) throws IOException {
    JsonNode tree = Json.read(text);
    List<Long> seeds = new ArrayList<>();
    Json.at(tree, "seeds").forEach(seed -> seeds.add(seed.asLong()));
    Map<String, ArmSummary> arms = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> named : Json.at(tree, "arms").properties()) {
      arms.put(named.getKey(), arm(named.getValue()));
    }
    List<WorldSummary> worlds = new ArrayList<>();
    for (Map.Entry<String, JsonNode> named : tree.path("worlds").properties()) {
      worlds.add(WorldSummary.parse(named.getKey(), named.getValue()));
    }
    List<String> warnings = new ArrayList<>();
    tree.path("warnings").forEach(warning -> warnings.add(warning.asText()));
    return new Summary(
        Json.at(tree, "name").asText(),
        Json.at(tree, "config_sha256").asText(),
        seeds,
        arms,
        worlds,
        warnings);
  }

  private static ArmSummary arm(JsonNode tree) throws IOException {
    JsonNode result = Json.at(tree, "return");
    Interval sure =
        new Interval(
            Json.at(result, "iqm").asDouble(),
            Json.at(result, "low").asDouble(),
            Json.at(result, "high").asDouble());
    JsonNode answers = Json.at(tree, "answers");
    Map<String, List<Double>> reward = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> measure : tree.path("reward").properties()) {
      reward.put(measure.getKey(), perSeed(measure.getValue()));
    }
    return new ArmSummary(
        perSeed(result),
        sure,
        Json.at(answers, "asked").asLong(),
        Json.at(answers, "answered").asLong(),
        reward);
  }

  private static List<Double> perSeed(JsonNode tree) throws IOException {
    List<Double> perSeed = new ArrayList<>();
    Json.at(tree, "per_seed").forEach(value -> perSeed.add(value.asDouble()));
    return perSeed;
  }
}
