package org.plaudit.experiments.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.experiments.config.Arm;
import org.plaudit.experiments.config.ExperimentConfig;

/** Merges the journals of all parts into the files of a finished run. */
public final class Results {
  /** What is measured of a learned reward against the true one. */
  private static final List<String> REWARD = List.of("ordering", "epic");

  private final ExperimentConfig config;
  private final Catalog catalog;
  private final List<Journal> journals;

  /**
   * @param catalog tells when a world counts as solved
   * @param journals of all parts, finished, arm by arm and seed by seed
   */
  public Results(ExperimentConfig config, Catalog catalog, List<Journal> journals) {
    List<PartId> parts = RunFolder.parts(config);
    Require.that(
        journals.size() == parts.size(), "results need the journals of all %d parts", parts.size());
    // Each is asked for once: it may have to be read from the disk.
    for (int i = 0; i < parts.size(); i++) {
      Journal journal = journals.get(i);
      Require.that(
          journal.finished() && journal.part().equals(parts.get(i)),
          "results need the finished journal of %s at place %d, in the order of the config",
          parts.get(i),
          i);
    }
    this.config = config;
    this.catalog = catalog;
    this.journals = journals;
  }

  /**
   * Writes the files; {@code summary.json}, which says that the run is finished, last.
   *
   * @param advice what was said against the config before it ran
   */
  public Summary write(RunFolder folder, List<String> advice) {
    WholeFile.write(folder.path().resolve("metrics.csv"), text(this::metrics));
    WholeFile.write(folder.path().resolve("feedback.jsonl"), text(this::feedback));
    WholeFile.write(
        folder.path().resolve("segments.jsonl.gz"),
        out -> {
          GZIPOutputStream zipped = new GZIPOutputStream(out);
          text(this::segments).write(zipped);
          zipped.finish();
        });
    WholeFile.write(
        folder.path().resolve(LedgerFile.NAME),
        LedgerFile.content(
            () -> journals.stream().flatMap(each -> each.earned().stream()).iterator()));
    Summary summary = summary(advice);
    folder.write("summary.json", summary.json());
    return summary;
  }

  private interface Lines {
    void write(Writer out) throws IOException;
  }

  private static WholeFile.Content text(Lines lines) {
    return (OutputStream out) -> {
      Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      lines.write(writer);
      writer.flush();
    };
  }

  private void metrics(Writer out) throws IOException {
    out.write(MetricsCsv.HEADER + "\n");
    for (Journal journal : journals) {
      for (Metric metric : journal.metrics()) {
        out.write(MetricsCsv.row(metric) + "\n");
      }
    }
  }

  private void feedback(Writer out) throws IOException {
    for (Journal journal : journals) {
      for (Answer answer : journal.answers()) {
        out.write(FeedbackLine.of(journal.part(), answer).json() + "\n");
      }
    }
  }

  private void segments(Writer out) throws IOException {
    for (Journal journal : journals) {
      Set<SegmentId> written = new LinkedHashSet<>();
      for (Answer answer : journal.answers()) {
        for (ShownSegment segment : answer.shown()) {
          if (written.add(segment.id())) {
            out.write(new SegmentLine(journal.part(), segment).json() + "\n");
          }
        }
      }
    }
  }

  private Summary summary(List<String> advice) {
    Map<String, Summary.ArmSummary> arms = new LinkedHashMap<>();
    Set<String> warnings = new LinkedHashSet<>(advice);
    int first = 0;
    for (Arm arm : config.arms()) {
      List<Journal> seeds = journals.subList(first, first += config.seeds().size());
      List<Double> perSeed = new ArrayList<>();
      long asked = 0;
      long answered = 0;
      for (Journal journal : seeds) {
        perSeed.add(journal.latest("evaluate.return").orElseThrow());
        asked += journal.answers().size();
        answered += journal.answers().stream().filter(Answer::given).count();
        warnings.addAll(journal.warnings());
      }
      arms.put(arm.name(), Summary.ArmSummary.of(perSeed, asked, answered).learned(learned(seeds)));
    }
    Map<String, List<Double>> returns = new LinkedHashMap<>();
    arms.forEach((arm, summary) -> returns.put(arm, summary.perSeed()));
    return new Summary(
        config.name(),
        config.sha256(),
        config.seeds(),
        arms,
        WorldSummary.of(config, returns, catalog),
        List.copyOf(warnings));
  }

  /** The last of each that every seed has measured. */
  private static Map<String, List<Double>> learned(List<Journal> seeds) {
    Map<String, List<Double>> learned = new LinkedHashMap<>();
    for (String measure : REWARD) {
      List<OptionalDouble> latest =
          seeds.stream().map(journal -> journal.latest("reward." + measure)).toList();
      if (latest.stream().allMatch(OptionalDouble::isPresent)) {
        learned.put(measure, latest.stream().map(OptionalDouble::getAsDouble).toList());
      }
    }
    return learned;
  }
}
