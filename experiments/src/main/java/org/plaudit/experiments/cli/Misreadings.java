package org.plaudit.experiments.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.plaudit.core.Suggest;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What a person gets to see when a command cannot be read: what is wrong with it, what it may have
 * meant, where its help is, all in one line.
 */
final class Misreadings implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.printf("%s See %s --help.%n", said(e), command.getCommandSpec().qualifiedName());
    err.flush();
    return Complaints.BAD_INPUT;
  }

  private static String said(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (e.getArgSpec() != null && e.getValue() != null && whole(e.getArgSpec())) {
      return "%s (%s) must be a whole number.".formatted(name(e.getArgSpec()), e.getValue());
    }
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.endsWith(".") ? message : message + ".";
  }

  private static String unmatched(UnmatchedArgumentException e) {
    CommandLine command = e.getCommandLine();
    String word = e.getUnmatched().get(0);
    if (e.isUnknownOption()) {
      // Options of one letter all look alike.
      List<String> options = new ArrayList<>();
      for (OptionSpec option : command.getCommandSpec().options()) {
        options.add(option.longestName());
      }
      return word + ": unknown option." + Suggest.maybe(word.replaceFirst("=.*", ""), options);
    }
    Collection<String> commands = command.getSubcommands().keySet();
    return commands.isEmpty()
        ? word + ": one argument too many."
        : word + ": unknown command." + Suggest.maybe(word, commands);
  }

  private static boolean whole(ArgSpec argument) {
    Class<?> type = argument.type();
    return type == int.class || type == long.class;
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
