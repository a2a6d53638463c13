package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class MainTest {
  @Test
  void withoutACommandTheFirstStepsAreShown() {
    Said said = Said.plaudit();
    assertThat(said.status()).isZero();
    assertThat(said.out()).contains("First steps:", "plaudit run quickstart");
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 80);
  }

  static Iterable<String> commands() {
    // Help is picocli's own.
    return Main.commandLine().getSubcommands().keySet().stream()
        .filter(command -> !command.equals("help"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHelpsWithExamples(String command) {
    Said said = Said.plaudit(command, "--help");
    assertThat(said.status()).isZero();
    assertThat(said.out()).contains("Usage: plaudit " + command).contains("plaudit " + command);
    assertThat(said.out().lines().filter(line -> line.startsWith("  plaudit "))).isNotEmpty();
    assertThat(said.out()).doesNotContain("%%");
  }

  @Test
  void helpTeachesEachCommand() {
    assertThat(Said.plaudit("help").out()).contains("First steps:", "  bench  ");
    assertThat(Said.plaudit("help", "run").out()).isEqualTo(Said.plaudit("run", "--help").out());
  }

  @Test
  void benchmarksAreStartedByTheLauncher() {
    Said said = Said.plaudit("bench", "CartPole", "--quick");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err())
        .isEqualTo(
            "bench CartPole --quick: the benchmarks are no part of this program. Maybe use the"
                + " launcher of a checkout: ./plaudit bench CartPole --quick\n");
  }

  @Test
  void anUnknownCommandIsBadInput() {
    Said said = Said.plaudit("rnu", "quickstart");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).isEqualTo("rnu: unknown command. Maybe run. See plaudit --help.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run quickstart --job=2 | --job=2: unknown option. Maybe --jobs. See plaudit run --help.",
        "run quickstart -z | -z: unknown option. See plaudit run --help.",
        "run quickstart --jobs two | --jobs (two) must be a whole number. See plaudit run --help.",
        "run quickstart --jobs 1e9 | --jobs (1e9) must be a whole number. See plaudit run --help.",
        "run a.yaml b.yaml | b.yaml: one argument too many. See plaudit run --help.",
        "run | Missing required parameter: 'CONFIG'. See plaudit run --help.",
        "run --set | Missing required parameter for option '--set' (KEY=VALUE). See plaudit run --help.",
        "resume | Missing required parameter: 'RUN'. See plaudit resume --help.",
      })
  void aCommandThatCannotBeReadIsOneLine(String command, String complaint) {
    Said said = Said.plaudit(command.split(" "));
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).isEqualTo(complaint + "\n");
    assertThat(said.out()).isEmpty();
  }

  @Test
  void theCompletionScriptKnowsTheCommands() {
    Said said = Said.plaudit("completion");
    assertThat(said.status()).isZero();
    assertThat(said.out()).contains("#!/usr/bin/env bash", "quiet", "compare", "complete -F");
  }

  @Test
  void somethingUnforeseenIsOneLine() {
    StringWriter err = new StringWriter();
    CommandLine line = new CommandLine(Main.commandLine().getCommandSpec());
    line.setErr(new PrintWriter(err));
    int status =
        new Complaints()
            .handleExecutionException(
                new IllegalStateException("a\nb"), line, line.parseArgs("list"));
    assertThat(status).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains("details in ");
  }

  @Test
  void coloursNeedATerminalThatWantsThem() {
    assertThat(Terminal.colours(true, Map.of())).isTrue();
    assertThat(Terminal.colours(true, Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Terminal.colours(true, Map.of("NO_COLOR", ""))).isTrue();
    assertThat(Terminal.colours(true, Map.of("TERM", "dumb"))).isFalse();
    assertThat(Terminal.colours(false, Map.of())).isFalse();
    assertThat(Ink.PLAIN.drawn("\u001b[31mx\u001b[0m")).isEqualTo("x");
    assertThat(Ink.COLOURED.bad("x")).isEqualTo("\u001b[31mx\u001b[0m");
    assertThat(Ink.PLAIN.bad("x")).isEqualTo("x");
  }
}
