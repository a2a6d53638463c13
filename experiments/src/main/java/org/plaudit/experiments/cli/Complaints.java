package org.plaudit.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.plaudit.core.BadInput;
import org.plaudit.experiments.store.RunFailed;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What a person gets to see when something goes wrong: each problem of their input on a line and
 * exit status 2; why a run failed and 1; anything else as one line that says where the stack trace
 * is, and 1.
 */
final class Complaints implements IExecutionExceptionHandler {
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    return complain(e, command);
  }

  /** Says what went wrong; returns the exit status. */
  static int complain(Exception e, CommandLine command) {
    PrintWriter err = command.getErr();
    if (e instanceof BadInput bad) {
      bad.problems().forEach(err::println);
      return BAD_INPUT;
    }
    if (e instanceof RunFailed) {
      err.println(e.getMessage());
      Optional.ofNullable(e.getCause())
          .ifPresent(cause -> err.println("For whoever wrote what failed: " + logged(cause)));
      return FAILED;
    }
    err.println(
        "plaudit: "
            + e.getClass().getSimpleName()
            + ": "
            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
            + " ("
            + logged(e)
            + ")");
    return FAILED;
  }

  /** Where the stack trace is. */
  private static String logged(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    try {
      Path log = Files.createTempFile("plaudit-", ".log");
      Files.writeString(log, trace.toString());
      return "details in " + log;
    } catch (IOException unwritable) {
      return "its details could not be written down: " + unwritable.getMessage();
    }
  }
}
