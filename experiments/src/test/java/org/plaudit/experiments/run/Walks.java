package org.plaudit.experiments.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;
import org.plaudit.experiments.fake.Fakes;
import org.plaudit.experiments.store.Provenance;
import org.plaudit.experiments.store.RunFolder;
import org.plaudit.experiments.store.Summary;

/** Small experiments in the corridor, for tests. */
final class Walks {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2024-05-06T07:08:09Z"), ZoneOffset.UTC);

  private static final List<String> RESULTS =
      List.of("summary.json", "metrics.csv", "feedback.jsonl", "segments.jsonl.gz", "config.yaml");

  static final String TEXT =
      """
      name: walk
      env: {id: Corridor-v0, length: 6, limit: 20}
      learner: {id: lean, steps: 1_280}
      oracle: {id: exact, every: 7}
      feedback: {budget: 41, segment: 8, initial: 0.25, rounds: 4}
      reward: learned
      seeds: [1, 2, 3]
      evaluate: {every: 320, episodes: 4}
      checkpoint: {every: 256}
      arms:
        learned: {}
        task: {reward: task}
      """;

  private Walks() {}

  static ExperimentConfig config(String... sets) {
    return ConfigReader.parse(
        TEXT, "walk.yaml", new Overrides(List.of(sets), Optional.empty()), Fakes.catalog());
  }

  static RunFolder folder(Path out, ExperimentConfig config) {
    return RunFolder.create(
        out, config, "now", Provenance.begins(config.sha256(), Runner.now(CLOCK)));
  }

  static Runner runner(ExperimentConfig config, RunFolder folder, Progress progress, Stop stop) {
    return new Runner(config, Fakes.catalog(), folder, progress, stop, CLOCK);
  }

  static Summary run(ExperimentConfig config, RunFolder folder, int jobs) {
    return runner(config, folder, Progress.NONE, new Stop()).run(jobs).orElseThrow();
  }

  /** The bytes of every result, as text of ISO 8859-1, which loses nothing. */
  static Map<String, String> results(RunFolder folder) {
    Map<String, String> bytes = new LinkedHashMap<>();
    for (String name : RESULTS) {
      try {
        bytes.put(name, Files.readString(folder.path().resolve(name), StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bytes;
  }
}
