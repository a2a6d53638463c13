package org.plaudit.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plaudit.core.BadInput;
import org.plaudit.experiments.cli.Main;
import org.plaudit.experiments.plot.Drawing;
import org.plaudit.experiments.stats.Interval;
import org.plaudit.experiments.store.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plaudit bench}: measures how fast things are, and draws it. */
@Command(
    name = "plaudit bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measure how fast things are, with JMH.",
      "Writes results.csv and results.png; with --before, says what became slower.",
      "Figures are by processor time, so that other work on the machine counts for",
      "little; they still want a quiet one.",
      "Exit status: 0, 1 (something became slower, or failed), 2 (bad input)."
    },
    footer = {
      "",
      "Examples:",
      "  plaudit bench --list",
      "  plaudit bench CartPole",
      "  plaudit bench 'nn\\..*Mlp' --quick",
      "  plaudit bench CartPole --before bench/20250102-030405/results.csv"
    })
public final class Bench implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATTERN",
      description = "A regular expression; those in whose name it is found. Default: all.")
  private String pattern = ".*";

  @Option(
      names = "--quick",
      description = "Few and short samples: to see that all is well, not to publish.")
  private boolean quick;

  @Option(names = "--list", description = "Name them and measure nothing.")
  private boolean list;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      description = "Where the results go. Default: bench/STAMP.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--before",
      paramLabel = "FILE",
      description = {
        "Former results.csv: compare on the intervals, draw changes.png, fail if",
        "anything became slower."
      })
  private Optional<Path> before = Optional.empty();

  private Bench() {}

  /** Exit status: 0, 1 (something became slower, or failed), 2 (bad input). */
  public static void main(String[] args) {
    System.exit(Main.commandLine(command()).execute(args));
  }

  static Bench command() {
    return new Bench();
  }

  @Override
  public Integer call() {
    PrintWriter said = spec.commandLine().getOut();
    List<String> names = Suite.find(pattern);
    if (list) {
      names.forEach(name -> said.println(Measurement.label(name)));
      said.flush();
      return 0;
    }
    Optional<Map<String, Figure>> former = before.map(Bench::read);
    Path folder =
        out.orElseGet(
            () ->
                Path.of("bench").resolve(LocalDateTime.now(ZoneId.systemDefault()).format(STAMP)));
    boolean fresh = made(folder);
    try {
      String csv =
          Suite.run(
              names, quick ? Suite.Length.QUICK : Suite.Length.FULL, spec.commandLine().getErr());
      return finish(csv, former, folder, said);
    } catch (RuntimeException e) {
      if (fresh) {
        removeIfEmpty(folder);
      }
      throw e;
    }
  }

  /** Writes and says what was measured; returns the exit status. */
  static int finish(
      String csv, Optional<Map<String, Figure>> before, Path folder, PrintWriter said) {
    Map<String, Figure> figures = ResultFile.parse("results.csv", csv.lines().toList());
    List<Measurement> measurements = Measurement.of(figures);
    said.print(table(measurements));
    // Only what was measured again: a pattern leaves out the rest on purpose.
    Optional<Map<String, Figure>> former = before.map(all -> shared(all, figures));
    write(folder, csv, measurements, former.orElse(Map.of()));
    said.println("Results: " + folder.resolve("results.csv"));
    int status = former.isPresent() ? Gate.compare(former.get(), figures, said) : 0;
    said.flush();
    return status;
  }

  private static Map<String, Figure> shared(Map<String, Figure> all, Map<String, Figure> now) {
    Map<String, Figure> shared = new LinkedHashMap<>(all);
    shared.keySet().retainAll(now.keySet());
    return shared;
  }

  private static void write(
      Path folder, String csv, List<Measurement> measurements, Map<String, Figure> former) {
    WholeFile.write(
        folder.resolve("results.csv"), out -> out.write(csv.getBytes(StandardCharsets.UTF_8)));
    if (Drawing.obstacle().isEmpty()) {
      BenchPlots.times(measurements).write(folder.resolve("results.png"));
      Map<String, Measurement> byName = new LinkedHashMap<>();
      Measurement.of(former).forEach(each -> byName.put(each.name(), each));
      if (measurements.stream().anyMatch(each -> byName.containsKey(each.name()))) {
        BenchPlots.changes(measurements, byName).write(folder.resolve("changes.png"));
      }
    }
  }

  private static Map<String, Figure> read(Path file) {
    try {
      return ResultFile.read(file);
    } catch (NoSuchFileException e) {
      throw new BadInput(file + ": there is no such file. Maybe bench/STAMP/results.csv.");
    } catch (IOException e) {
      throw new BadInput(file + ": cannot be read. Maybe it is another file.");
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Before anything is measured: nobody wants to hear after an hour that there is no place for it.
   */
  private static boolean made(Path folder) {
    try {
      boolean fresh = !Files.exists(folder);
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new IOException("read-only");
      }
      return fresh;
    } catch (IOException e) {
      throw new BadInput(
          folder + ": cannot be made, or not be written to. Maybe write --out FOLDER.");
    }
  }

  private static void removeIfEmpty(Path folder) {
    try {
      Files.delete(folder);
    } catch (IOException e) {
      // Something is in it, or it cannot be removed; either way it stays.
    }
  }

  private static String table(List<Measurement> measurements) {
    int width = measurements.stream().mapToInt(each -> each.label().length()).max().orElse(1);
    String row = "%-" + Math.max(width, 9) + "s  %-24s  %s%n";
    StringBuilder text =
        new StringBuilder(
            String.format(Locale.ROOT, row, "benchmark", "time of an operation", "by wall time"));
    for (Measurement each : measurements) {
      text.append(
          String.format(
              Locale.ROOT, row, each.label(), between(each.fairest()), between(each.wall())));
    }
    return text + "Intervals are JMH's, 99.9 %." + System.lineSeparator();
  }

  /** As in {@code 1.23 µs ± 4 %}. */
  private static String between(Figure figure) {
    Interval time = Measurement.seconds(figure);
    return String.format(
        Locale.ROOT,
        "%s ± %.0f %%",
        Measurement.spoken(time.estimate()),
        100 * figure.error() / figure.score());
  }
}
