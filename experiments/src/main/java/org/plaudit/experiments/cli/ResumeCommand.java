package org.plaudit.experiments.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.run.Runner;
import org.plaudit.experiments.store.RunFolder;
import org.plaudit.experiments.store.RunLock;
import org.plaudit.experiments.store.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plaudit resume RUN}: goes on with a run that was stopped or killed. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Go on with a run that was stopped or killed.",
      "It ends in the same results, to the last byte, as if nothing had happened."
    },
    footer = {"", "Example:", "  plaudit resume runs/quickstart/20250102-030405"})
public final class ResumeCommand implements Callable<Integer> {
  private final Supplier<Catalog> catalog;
  private final Clock clock;

  @Spec private CommandSpec spec;

  @Mixin private RunSession session;

  @Parameters(paramLabel = "RUN", description = "The run's folder, as in runs/NAME/STAMP.")
  private Path run = Path.of("");

  /** What the jars on the class path offer. */
  public ResumeCommand() {
    this(Catalog::installed, Clock.system(ZoneId.systemDefault()));
  }

  /**
   * @param clock tells when the run was taken up again
   */
  public ResumeCommand(Supplier<Catalog> catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    session.check();
    RunFolder folder = RunFolder.open(run);
    if (folder.finished()) {
      Summary summary = folder.summary().orElseThrow();
      spec.commandLine().getErr().println(run + ": is finished already, nothing is left to do.");
      session.show(folder, summary);
      return 0;
    }
    Catalog offered = catalog.get();
    ExperimentConfig config = folder.config(offered);
    try (RunLock lock = folder.lock()) {
      Require.state(lock != null, "whoever is running it keeps the provenance");
      folder.write(folder.provenance().resumedAt(Runner.now(clock)));
    }
    return session.go(folder, config, offered, clock);
  }
}
