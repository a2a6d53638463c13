package org.plaudit.experiments.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command said, and with which status it ended. */
record Said(int status, String out, String err) {
  /** A command by itself, as a test has made it. */
  static Said by(Object command, String... args) {
    return by(new CommandLine(command), args);
  }

  /** The whole command line. */
  static Said plaudit(String... args) {
    return by(Main.commandLine(), args);
  }

  private static Said by(CommandLine line, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        line.setExecutionExceptionHandler(new Complaints())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(args);
    return new Said(status, out.toString(), err.toString());
  }
}
