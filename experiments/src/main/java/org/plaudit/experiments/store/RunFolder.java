package org.plaudit.experiments.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;

/** The folder of one run, finished or not: {@code runs/NAME/STAMP}. */
public final class RunFolder {
  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes the folder of a new run, with its config and provenance.
   *
   * @param out the folder of all runs
   * @param stamp tells runs of the same name apart; gets a number if it is taken
   * @throws BadInput if the folder cannot be made
   */
  public static RunFolder create(
      Path out, ExperimentConfig config, String stamp, Provenance provenance) {
    Path named = out.resolve(config.name());
    try {
      Files.createDirectories(named);
      RunFolder folder = new RunFolder(fresh(named, stamp));
      folder.begin(config, provenance);
      return folder;
    } catch (IOException e) {
      throw new BadInput(
          "%s: the run's folder cannot be made there: %s. Maybe write --out FOLDER."
              .formatted(named, WholeFile.reason(e)));
    }
  }

  /** A folder that cannot be filled, as on a full disk, does not stay. */
  private void begin(ExperimentConfig config, Provenance provenance) throws IOException {
    try {
      write("config.yaml", config.yaml());
      write(provenance);
    } catch (RunFailed e) {
      Files.deleteIfExists(path.resolve("config.yaml"));
      Files.delete(path);
      throw new BadInput(e.getMessage() + " Maybe write --out FOLDER.");
    }
  }

  private static Path fresh(Path named, String stamp) throws IOException {
    for (int i = 1; ; i++) {
      Path folder = named.resolve(i == 1 ? stamp : stamp + "-" + i);
      try {
        return Files.createDirectory(folder);
      } catch (FileAlreadyExistsException e) {
        // Somebody else began in the same second.
      }
    }
  }

  /**
   * An existing folder.
   *
   * @throws BadInput if it holds no run
   */
  public static RunFolder open(Path path) {
    if (!Files.isRegularFile(path.resolve("config.yaml"))) {
      throw new BadInput(
          path.toString().isEmpty()
              ? "RUN is empty. Maybe runs/NAME/STAMP."
              : Files.isDirectory(path)
                  ? path
                      + ": is not the folder of a run, there is no config.yaml in it."
                      + " Maybe runs/NAME/STAMP."
                  : Files.exists(path)
                      ? path + ": is not the folder of a run, but a file. Maybe runs/NAME/STAMP."
                      : path + ": there is no such folder. Maybe look into runs/.");
    }
    return new RunFolder(path);
  }

  public Path path() {
    return path;
  }

  /** Keeps other processes out until it is closed. */
  public RunLock lock() {
    return RunLock.of(path);
  }

  /**
   * The config that the run was started with.
   *
   * @throws BadInput if it cannot be read any more, or was changed since
   */
  public ExperimentConfig config(Catalog catalog) {
    ExperimentConfig config =
        ConfigReader.read(path.resolve("config.yaml").toString(), Overrides.none(), catalog);
    String began = provenance().configSha256();
    if (!config.sha256().equals(began)) {
      throw new BadInput(
          ("%s: was changed since the run began: its hash is %s..., not %s..."
                  + " Maybe start it as a new run: plaudit run %s.")
              .formatted(
                  path.resolve("config.yaml"),
                  config.sha256().substring(0, 8),
                  began.substring(0, Math.min(8, began.length())),
                  path.resolve("config.yaml")));
    }
    return config;
  }

  public Provenance provenance() {
    return read("provenance.json", Provenance::parse);
  }

  /** Replaces {@code provenance.json}. */
  public void write(Provenance provenance) {
    write("provenance.json", provenance.json());
  }

  /** The checkpoints of one part. */
  public CheckpointFiles checkpoints(PartId part, String configSha256) {
    return new CheckpointFiles(
        path.resolve("checkpoints").resolve(part.arm()).resolve(Long.toString(part.seed())),
        part,
        configSha256);
  }

  /** Whether all parts are finished and their results are merged. */
  public boolean finished() {
    return Files.exists(path.resolve("summary.json"));
  }

  /** Empty while the run is not finished. */
  public Optional<Summary> summary() {
    return finished() ? Optional.of(read("summary.json", Summary::parse)) : Optional.empty();
  }

  /** What each part has left so far, in the order of {@link #parts}. */
  public Journals journals(ExperimentConfig config) {
    return new Journals(this, config.sha256(), parts(config));
  }

  /** All parts, arm by arm and seed by seed. */
  public static List<PartId> parts(ExperimentConfig config) {
    return config.arms().stream()
        .flatMap(arm -> config.seeds().stream().map(seed -> new PartId(arm.name(), seed)))
        .toList();
  }

  /** All that was measured: of a finished run from its file, else from the checkpoints. */
  public List<Metric> metrics(ExperimentConfig config) {
    return finished()
        ? lines("metrics.csv", MetricsCsv::parse)
        : journals(config).stream().flatMap(journal -> journal.metrics().stream()).toList();
  }

  /** All answers: of a finished run from its file, else from the checkpoints. */
  public List<FeedbackLine> feedback(ExperimentConfig config) {
    if (!finished()) {
      return journals(config).stream()
          .flatMap(
              journal ->
                  journal.answers().stream().map(answer -> FeedbackLine.of(journal.part(), answer)))
          .toList();
    }
    return lines("feedback.jsonl", in -> each(in, FeedbackLine::parse));
  }

  /** What was shown, of a finished run. */
  public List<SegmentLine> segments() {
    return lines("segments.jsonl.gz", in -> each(in, SegmentLine::parse));
  }

  /** What may fail to mean anything: a text, or a reader of its lines. */
  private interface Parser<S, T> {
    T parse(S text) throws IOException;
  }

  private <T> T read(String name, Parser<String, T> parser) {
    Path file = path.resolve(name);
    try {
      return parser.parse(Files.readString(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** A file that may be too long to be one text, zipped if its name ends in {@code .gz}. */
  private <T> T lines(String name, Parser<BufferedReader, T> parser) {
    Path file = path.resolve(name);
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        // A decoder refuses malformed letters; the charset alone would read over them.
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
      return parser.parse(lines);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static <T> List<T> each(BufferedReader lines, Parser<String, T> parser)
      throws IOException {
    List<T> parsed = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      parsed.add(parser.parse(line));
    }
    return parsed;
  }

  private static BadInput unreadable(Path file, IOException e) {
    return new BadInput(
        "%s: cannot be read: %s. Maybe the run's folder is damaged."
            .formatted(file, WholeFile.reason(e)));
  }

  /** Writes a text file of the run, whole. */
  public void write(String name, String text) {
    WholeFile.write(path.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
