package org.plaudit.experiments.cli;

import java.time.Clock;
import java.time.ZoneOffset;
import org.plaudit.experiments.fake.Fakes;
import picocli.CommandLine;

/** The commands {@code run} and {@code resume} on the fakes, for processes that tests may kill. */
final class ChildMain {
  private ChildMain() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    Clock clock = Clock.system(ZoneOffset.UTC);
    return new CommandLine(new Root())
        .addSubcommand(new RunCommand(Fakes::catalog, clock))
        .addSubcommand(new ResumeCommand(Fakes::catalog, clock))
        .setExecutionExceptionHandler(new Complaints());
  }

  @CommandLine.Command(name = "plaudit")
  static final class Root implements Runnable {
    @Override
    public void run() {}
  }
}
