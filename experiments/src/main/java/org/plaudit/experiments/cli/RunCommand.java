package org.plaudit.experiments.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;
import org.plaudit.experiments.run.Runner;
import org.plaudit.experiments.store.Provenance;
import org.plaudit.experiments.store.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plaudit run CONFIG}: an experiment, from its config to its results. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Run an experiment, from a config to a report.",
      "Trains every arm on every seed, and sums up what came out.",
      "Ctrl-C stops it at a safe point; 'plaudit resume' goes on from there."
    },
    footer = {
      "",
      "Examples:",
      "  plaudit run quickstart",
      "  plaudit run my.yaml --set learner.steps=20_000 --seeds 1..10",
      "  plaudit run my.yaml --set feedback.budget=100 --out /data/runs --json"
    })
public final class RunCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private final Supplier<Catalog> catalog;
  private final Clock clock;

  @Mixin private RunSession session;

  @Parameters(
      paramLabel = "CONFIG",
      description = "A YAML file, or the name of a config that is built in, as quickstart.")
  private String config = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a value of the config, as in learner.steps=2000; may be repeated.")
  private List<String> sets = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "LIST",
      description = "Run these seeds instead of the config's, as in 1,2,3 or 1..5.")
  private Optional<String> seeds = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      description = "Where runs are kept; each in FOLDER/NAME/STAMP. Default: runs.")
  private Path out = Path.of("runs");

  /** What the jars on the class path offer. */
  public RunCommand() {
    this(Catalog::installed, Clock.system(ZoneId.systemDefault()));
  }

  /**
   * @param clock stamps the run's folder and its provenance
   */
  public RunCommand(Supplier<Catalog> catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    session.check();
    Catalog offered = catalog.get();
    ExperimentConfig read = ConfigReader.read(config, new Overrides(sets, seeds), offered);
    Provenance provenance = Provenance.begins(read.sha256(), Runner.now(clock));
    RunFolder folder =
        RunFolder.create(out, read, LocalDateTime.now(clock).format(STAMP), provenance);
    return session.go(folder, read, offered, clock);
  }
}
