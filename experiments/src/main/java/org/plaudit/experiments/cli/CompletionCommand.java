package org.plaudit.experiments.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plaudit completion}: lets a shell complete commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Print a script that lets bash or zsh complete commands.",
    footer = {
      "",
      "Examples:",
      "  source <(plaudit completion)            for this shell",
      "  plaudit completion > ~/.plaudit.bash    then source it from ~/.bashrc or ~/.zshrc"
    })
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    // Scripts have line feeds, whatever the platform writes.
    out.print(AutoComplete.bash("plaudit", spec.root().commandLine()).replace("\r\n", "\n"));
    out.flush();
  }
}
