package org.plaudit.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.plaudit.core.BadInput;
import org.plaudit.core.Suggest;
import org.plaudit.experiments.store.RunFailed;

/** The benchmarks on the class path: finding and running them. */
final class Suite {
  private Suite() {}

  /**
   * Full names of the benchmarks in which the pattern is found.
   *
   * @throws BadInput if it is no regular expression, or in none of them
   */
  static List<String> find(String pattern) {
    List<String> all = named(".*");
    try {
      List<String> found = named(pattern);
      if (found.isEmpty()) {
        List<String> words =
            all.stream()
                .map(name -> name.replaceFirst(".*\\.(\\w+?)Benchmark\\..*", "$1"))
                .toList();
        throw new BadInput(
            "(%s) is in the name of no benchmark.%s"
                .formatted(
                    pattern,
                    Suggest.nearest(pattern, words)
                        .map(near -> " Maybe " + near + ".")
                        .orElse(" Maybe look at plaudit bench --list.")));
      }
      return found;
    } catch (PatternSyntaxException e) {
      throw new BadInput(
          "(%s) is no regular expression: %s. Maybe write a part of a name, as CartPole."
              .formatted(pattern, e.getDescription().toLowerCase(java.util.Locale.ROOT)));
    }
  }

  private static List<String> named(String pattern) {
    return BenchmarkList.defaultList()
        .find(
            OutputFormatFactory.createFormatInstance(
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                VerboseMode.SILENT),
            List.of(pattern),
            List.of())
        .stream()
        .map(BenchmarkListEntry::getUsername)
        .toList();
  }

  /** How long and how often. */
  enum Length {
    /** As each benchmark says. */
    FULL,
    /** One virtual machine and half a second of warming up: to see that all is well. */
    QUICK
  }

  /**
   * Runs them, each in virtual machines of its own.
   *
   * @param names of benchmarks, in full
   * @param said is told of each when it begins, and of what it gave
   * @return the table that JMH writes with {@code -rf csv}
   * @throws RunFailed if one fails
   */
  static String run(List<String> names, Length length, PrintWriter said) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .addProfiler(ProcessorTime.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    names.forEach(name -> options.include("^" + name.replace(".", "\\.") + "$"));
    if (length == Length.QUICK) {
      options
          .forks(1)
          .warmupIterations(2)
          .warmupTime(TimeValue.milliseconds(250))
          .measurementIterations(5)
          .measurementTime(TimeValue.milliseconds(200));
    }
    try {
      Collection<RunResult> results =
          new Runner(options.build(), new BenchLines(said, names.size())).run();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (PrintStream csv = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
        ResultFormatFactory.getInstance(ResultFormatType.CSV, csv).writeOut(results);
      }
      return bytes.toString(StandardCharsets.UTF_8);
    } catch (RunnerException e) {
      throw new RunFailed(
          RunFailed.Scope.RUN,
          "the benchmarks could not be run to their end: "
              + reason(e)
              + " Nothing was written. Maybe run the one that fails alone.",
          Optional.ofNullable(e.getCause()));
    }
  }

  private static String reason(RunnerException e) {
    String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    return said.endsWith(".") ? said : said + ".";
  }
}
