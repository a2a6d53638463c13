package org.plaudit.experiments.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code plaudit}. */
@Command(
    name = "plaudit",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Reinforcement learning from human feedback.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      ResumeCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      CalibrateCommand.class,
      WatchCommand.class,
      ExplainCommand.class,
      ListCommand.class,
      GridCommand.class,
      PlayCommand.class,
      CheckCommand.class,
      ServeEnvCommand.class,
      BenchCommand.class,
      HelpCommand.class,
      CompletionCommand.class
    },
    footer = {
      "",
      "First steps:",
      "  plaudit run quickstart        comparisons teach an agent; about a minute",
      "  plaudit list                  what else there is",
      "  plaudit play FrozenLake-v1    try a world yourself",
      "  plaudit COMMAND --help        what a command does, with examples"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  private Main() {}

  /** Exit status: 0, 1 (failed), 2 (bad input). */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return commandLine(new Main());
  }

  /**
   * A command that complains as all of ours do.
   *
   * @param command as picocli wants it
   */
  public static CommandLine commandLine(Object command) {
    return new CommandLine(command)
        .setExecutionExceptionHandler(new Complaints())
        .setParameterExceptionHandler(new Misreadings());
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"plaudit " + (version == null ? "(not packaged)" : version)};
    }
  }
}
