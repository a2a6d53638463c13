package org.plaudit.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.report.Report;
import org.plaudit.experiments.run.Progress;
import org.plaudit.experiments.run.Runner;
import org.plaudit.experiments.run.Stop;
import org.plaudit.experiments.store.RunFailed;
import org.plaudit.experiments.store.RunFolder;
import org.plaudit.experiments.store.Summary;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What {@code run} and {@code resume} have in common: going on until the end, or until stopped. */
final class RunSession {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Runs at the same time; changes no result. Default: one a processor.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Print summary.json instead of the table.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress and no table.")
  private boolean quiet;

  @Option(
      names = "--no-report",
      description = "Leave out plots and page; 'plaudit report RUN' makes them later.")
  private boolean withoutReport;

  /** Checks what picocli cannot. */
  void check() {
    if (jobs < 1) {
      throw new BadInput("--jobs (" + jobs + ") must be at least 1. Maybe write --jobs 2.");
    }
  }

  /** Runs what is left to run; returns the exit status. */
  int go(RunFolder folder, ExperimentConfig config, Catalog catalog, Clock clock) {
    Stop stop = new Stop();
    try (Interruption interruption = new Interruption(stop)) {
      assert interruption != null;
      return said(folder, config, catalog, clock, stop);
    }
  }

  /** All is said before the interruption, if there is one, may end the virtual machine. */
  private int said(
      RunFolder folder, ExperimentConfig config, Catalog catalog, Clock clock, Stop stop) {
    try {
      Optional<Summary> summary = run(folder, config, catalog, clock, stop);
      if (summary.isEmpty()) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(
            "Stopped; everything so far is kept. To go on: plaudit resume " + folder.path());
        err.flush();
        return Interruption.STATUS;
      }
      if (!withoutReport) {
        report(folder, catalog);
      }
      show(folder, summary.get());
      return 0;
    } catch (RuntimeException e) {
      int status = Complaints.complain(e, spec.commandLine());
      if (e instanceof RunFailed) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("What is whole was kept. To try again: plaudit resume " + folder.path());
        err.flush();
      }
      return status;
    }
  }

  /** A run whose results are there has not failed because its report cannot be written. */
  private void report(RunFolder folder, Catalog catalog) {
    try {
      Report.write(folder.path(), catalog);
    } catch (BadInput | RunFailed e) {
      spec.commandLine()
          .getErr()
          .printf("%s%nTo try again: plaudit report %s%n", e.getMessage(), folder.path());
    }
  }

  private Optional<Summary> run(
      RunFolder folder, ExperimentConfig config, Catalog catalog, Clock clock, Stop stop) {
    if (quiet) {
      return new Runner(config, catalog, folder, Progress.NONE, stop, clock).run(jobs);
    }
    if (Terminal.present()) {
      try (BarProgress bar = new BarProgress()) {
        return new Runner(config, catalog, folder, bar, stop, clock).run(jobs);
      }
    }
    Progress lines = new LineProgress(spec.commandLine().getErr(), System::nanoTime);
    return new Runner(config, catalog, folder, lines, stop, clock).run(jobs);
  }

  /** Says what came out. */
  void show(RunFolder folder, Summary summary) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(summary.json());
    } else if (!quiet) {
      out.print(SummaryTable.of(summary));
      summary.warnings().forEach(warning -> out.println("warning: " + warning));
      boolean told = Files.exists(folder.path().resolve("report.html"));
      out.println(
          (told ? "Report: " + folder.path().resolve("report.html") : "Results: " + folder.path()));
    }
    out.flush();
  }
}
