package org.plaudit.experiments.learning;

import java.io.IOException;
import java.io.InputStream;
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
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;
import org.plaudit.experiments.run.Progress;
import org.plaudit.experiments.run.Runner;
import org.plaudit.experiments.run.Stop;
import org.plaudit.experiments.store.Provenance;
import org.plaudit.experiments.store.RunFolder;
import org.plaudit.experiments.store.Summary;

/** The built-in experiments, whole or shrunken, run for tests. */
final class Trials {
  /** What must be the same to the last byte. */
  private static final List<String> RESULTS =
      List.of("summary.json", "metrics.csv", "feedback.jsonl", "segments.jsonl.gz");

  private Trials() {}

  /** The text of a built-in config with these arms only. */
  static String text(String config, String arms) {
    return text(config).replaceFirst("(?s)\narms:.*", "\n") + arms;
  }

  /** The text of a built-in config. */
  static String text(String config) {
    try (InputStream in = Trials.class.getResourceAsStream("/configs/" + config + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it two parts at a time; what came out. */
  static Summary run(Path out, String text, Catalog catalog, String... sets) {
    return run(out, 2, text, catalog, sets);
  }

  /** Runs it; what came out. The results lie in {@code out/NAME/now}. */
  static Summary run(Path out, int jobs, String text, Catalog catalog, String... sets) {
    ExperimentConfig config =
        ConfigReader.parse(
            text, "trial.yaml", new Overrides(List.of(sets), Optional.empty()), catalog);
    Clock clock = Clock.fixed(Instant.parse("2024-05-06T07:08:09Z"), ZoneOffset.UTC);
    RunFolder folder =
        RunFolder.create(out, config, "now", Provenance.begins(config.sha256(), Runner.now(clock)));
    return new Runner(config, catalog, folder, Progress.NONE, new Stop(), clock)
        .run(jobs)
        .orElseThrow();
  }

  /** The bytes of every result, as text of ISO 8859-1, which loses nothing. */
  static Map<String, String> results(Path run) {
    Map<String, String> bytes = new LinkedHashMap<>();
    for (String name : RESULTS) {
      try {
        bytes.put(name, Files.readString(run.resolve(name), StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bytes;
  }
}
