package org.plaudit.experiments.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.experiments.config.Arm;
import org.plaudit.experiments.config.Crossing;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.plot.Curve;
import org.plaudit.experiments.store.FeedbackLine;
import org.plaudit.experiments.store.Metric;
import org.plaudit.experiments.store.Provenance;
import org.plaudit.experiments.store.RunFolder;
import org.plaudit.experiments.store.Summary;

/**
 * All that a run folder holds, read once.
 *
 * @param folder as the reader may type it
 * @param world the spec of the first arm's world, in its wrappers
 * @param summary empty while the run is not finished
 * @param contenders the arms that were evaluated at least once, in the order of the config
 */
public record RunData(
    Path folder,
    ExperimentConfig config,
    Provenance provenance,
    EnvSpec<?, ?> world,
    Optional<Summary> summary,
    Measurements metrics,
    List<FeedbackLine> feedback,
    List<Contender> contenders) {
  /** What the true return is called in the metrics. */
  static final String RETURN = "evaluate.return";

  public RunData {
    feedback = List.copyOf(feedback);
    contenders = List.copyOf(contenders);
  }

  /**
   * Reads the folder of a run, finished or not.
   *
   * @throws BadInput if it holds none, if a file is damaged, or if nothing was evaluated yet
   */
  public static RunData read(Path path, Catalog catalog) {
    RunFolder folder = RunFolder.open(path);
    return of(folder, folder.config(catalog), catalog);
  }

  static RunData of(RunFolder folder, ExperimentConfig config, Catalog catalog) {
    Optional<Summary> summary = folder.summary();
    Measurements metrics = new Measurements(folder.metrics(config));
    List<FeedbackLine> feedback = folder.feedback(config);
    Map<String, List<FeedbackLine>> asked =
        feedback.stream().collect(Collectors.groupingBy(line -> line.part().arm()));
    List<Contender> contenders = new ArrayList<>();
    for (Arm arm : config.arms()) {
      List<FeedbackLine> answers = asked.getOrDefault(arm.name(), List.of());
      contender(config, arm, metrics, AnswerCount.of(answers)).ifPresent(contenders::add);
    }
    if (contenders.isEmpty()) {
      throw new BadInput(
          folder.path()
              + ": nothing has been evaluated yet, so there is nothing to report."
              + " Maybe plaudit resume "
              + folder.path()
              + ".");
    }
    summary.ifPresent(whole -> agrees(folder, whole, contenders));
    try (Env<?, ?> env = config.arms().get(0).env().create(catalog)) {
      return new RunData(
          folder.path(),
          config,
          folder.provenance(),
          env.spec(),
          summary,
          metrics,
          feedback,
          contenders);
    }
  }

  private static Optional<Contender> contender(
      ExperimentConfig config, Arm arm, Measurements metrics, AnswerCount answers) {
    Map<Long, Metric> last = new HashMap<>();
    metrics.of(arm.name(), RETURN).forEach(metric -> last.put(metric.part().seed(), metric));
    List<Contender.Final> finals =
        config.seeds().stream()
            .filter(last::containsKey)
            .map(seed -> new Contender.Final(seed, last.get(seed).step(), last.get(seed).value()))
            .toList();
    if (finals.isEmpty()) {
      return Optional.empty();
    }
    int place = config.arms().indexOf(arm);
    return Optional.of(
        new Contender(
            arm.name(),
            place,
            place,
            arm,
            finals,
            Certainty.iqm(finals.stream().map(Contender.Final::value).toList()),
            answers,
            metrics.steps(arm.name())));
  }

  /** A summary that says something else than the logs means that somebody changed a file. */
  private static void agrees(RunFolder folder, Summary summary, List<Contender> contenders) {
    for (Contender contender : contenders) {
      String arm = contender.arm().name();
      Summary.ArmSummary said = summary.arms().get(arm);
      if (said == null || !said.perSeed().equals(contender.values())) {
        throw disagreement(folder, "metrics.csv", arm);
      }
      if (said.asked() != contender.answers().asked()
          || said.answered() != contender.answers().answered()) {
        throw disagreement(folder, "feedback.jsonl", arm);
      }
    }
  }

  private static BadInput disagreement(RunFolder folder, String log, String arm) {
    return new BadInput(
        "%s: summary.json and %s disagree about the arm %s. Maybe a file was changed or damaged."
            .formatted(folder.path(), log, arm));
  }

  /**
   * The contenders in one of the worlds that arms were crossed with, by the names of their arms.
   */
  List<Contender> in(String world) {
    List<Contender> here = new ArrayList<>();
    for (String arm : config.crossing().arms()) {
      contenders.stream()
          .filter(contender -> contender.arm().name().equals(Crossing.cell(world, arm)))
          .map(contender -> contender.within(arm, config.crossing().arms().indexOf(arm)))
          .forEach(here::add);
    }
    return here;
  }

  public boolean finished() {
    return summary.isPresent();
  }

  /** The folder's name and its parent's, as in {@code quickstart/2025-01-01T10-00-00}. */
  public String title() {
    Path whole = folder.toAbsolutePath().normalize();
    Path parent = whole.getParent();
    return (parent == null || parent.getFileName() == null ? "" : parent.getFileName() + "/")
        + whole.getFileName();
  }

  /**
   * How a measured number went, over all seeds of one arm. Empty if it was never measured.
   *
   * @param most points; of more, neighbours are averaged
   */
  List<Curve.Point> curve(Contender contender, String name, int most) {
    Map<Long, List<Double>> bySeed = new LinkedHashMap<>();
    TreeMap<Long, Map<Long, Double>> bySteps = new TreeMap<>();
    for (Metric metric : metrics.of(contender.arm().name(), name)) {
      if (Double.isFinite(metric.value())) {
        bySeed.computeIfAbsent(metric.part().seed(), seed -> new ArrayList<>());
        bySteps
            .computeIfAbsent(metric.step(), step -> new LinkedHashMap<>())
            .put(metric.part().seed(), metric.value());
      }
    }
    int width = Math.max(0, bySteps.size() - 1) / most + 1;
    List<Curve.Point> points = new ArrayList<>();
    int seen = 0;
    for (Map.Entry<Long, Map<Long, Double>> moment : bySteps.entrySet()) {
      moment.getValue().forEach((seed, value) -> bySeed.get(seed).add(value));
      seen++;
      if (seen % width == 0 || seen == bySteps.size()) {
        List<Double> means =
            bySeed.values().stream()
                .filter(values -> !values.isEmpty())
                .map(values -> values.stream().mapToDouble(v -> v).average().orElseThrow())
                .toList();
        points.add(new Curve.Point(moment.getKey(), Certainty.iqm(means)));
        bySeed.values().forEach(List::clear);
      }
    }
    return points;
  }
}
