package org.plaudit.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.report.Comparison;
import org.plaudit.experiments.report.Report;
import org.plaudit.experiments.store.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plaudit report RUN...}: writes reports again. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Write a run's report again, or one report of several runs.",
      "A report is one HTML file that needs neither network nor scripts. A run need not be finished."
    },
    footer = {
      "",
      "Examples:",
      "  plaudit report runs/quickstart/20250102-030405",
      "  plaudit report runs/first/* runs/second/* --out both.html"
    })
final class ReportCommand implements Callable<Integer> {
  private final Supplier<Catalog> catalog;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "Folders, as in runs/NAME/STAMP.")
  private List<Path> runs = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = {
        "Where the report goes. Default: into the folder of the one run; of several runs,",
        "report.html."
      })
  private Optional<Path> out = Optional.empty();

  /** What the jars on the class path offer. */
  ReportCommand() {
    this(Catalog::installed);
  }

  ReportCommand(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  @Override
  public Integer call() {
    PrintWriter said = spec.commandLine().getOut();
    if (runs.size() == 1) {
      Path written = Report.write(runs.get(0), catalog.get());
      out.ifPresent(file -> WholeFile.write(file, copy -> Files.copy(written, copy)));
      said.println("Report: " + out.orElse(written));
    } else {
      Comparison comparison = Comparison.of(runs, catalog.get());
      said.println("Report: " + Report.write(comparison, out.orElse(Path.of("report.html"))));
      comparison.warnings().forEach(warning -> said.println("warning: " + warning));
    }
    said.flush();
    return 0;
  }
}
