package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import picocli.CommandLine;

class RunCommandTest {
  private static final String CONFIG =
      """
      name: walk
      env: {id: Corridor-v0, length: 6, limit: 20}
      learner: {id: lean, steps: 960, delay: 10}
      oracle: {id: exact}
      feedback: {budget: 30, segment: 8, rounds: 4}
      reward: learned
      seeds: [1, 2]
      evaluate: {every: 320, episodes: 4}
      checkpoint: {every: 64}
      arms:
        learned: {}
        task: {reward: task}
      """;

  @TempDir Path folder;
  private Path config;
  private String said = "";
  private String complained = "";

  @BeforeEach
  void config() throws IOException {
    config = Files.writeString(folder.resolve("walk.yaml"), CONFIG);
  }

  private int plaudit(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        ChildMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = command.execute(args);
    said = out.toString();
    complained = err.toString();
    return status;
  }

  private static Path only(Path named) throws IOException {
    try (Stream<Path> runs = Files.list(named)) {
      List<Path> all = runs.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private static Map<String, String> results(Path run) throws IOException {
    Map<String, String> bytes = new LinkedHashMap<>();
    for (String name :
        List.of("summary.json", "metrics.csv", "feedback.jsonl", "segments.jsonl.gz")) {
      bytes.put(name, Files.readString(run.resolve(name), StandardCharsets.ISO_8859_1));
    }
    return bytes;
  }

  @Test
  void aReportThatNobodyWantsIsNotMade() throws IOException {
    int status =
        plaudit(
            "run", config.toString(), "--out", folder.resolve("runs").toString(), "--no-report");
    assertThat(status).isZero();
    Path run = only(folder.resolve("runs/walk"));
    assertThat(run.resolve("summary.json")).exists();
    assertThat(run.resolve("report.html")).doesNotExist();
    assertThat(said).contains("Results: " + run);
  }

  @Test
  void aRunEndsWithItsTableAndAFolderOfResults() throws IOException {
    assertThat(plaudit("run", config.toString(), "--out", folder.resolve("runs").toString()))
        .isZero();
    Path run = only(folder.resolve("runs/walk"));
    assertThat(said)
        .contains("learned", "task", "60 (52)", "none", "Report: " + run.resolve("report.html"))
        .contains("warning: 2 seeds: the intervals say little.");
    assertThat(complained).contains("4 runs, 3,840 steps in all").doesNotContain("\tat ");
    assertThat(run.resolve("provenance.json")).content().contains("\"finished\"");
    assertThat(plaudit("resume", run.toString())).isZero();
    assertThat(complained).contains("is finished already");
  }

  @Test
  void jsonIsTheSummaryAndNothingElse() throws IOException {
    int status =
        plaudit(
            "run",
            config.toString(),
            "--out",
            folder.toString(),
            "--json",
            "--quiet",
            "--set",
            "learner.delay=0",
            "--seeds",
            "7");
    assertThat(status).isZero();
    assertThat(said)
        .isEqualTo(Files.readString(only(folder.resolve("walk")).resolve("summary.json")))
        .contains("\"seeds\": [7]");
    assertThat(complained).isEmpty();
  }

  @Test
  void badInputIsOneLineEachAndStatusTwo() {
    assertThat(plaudit("run", config.toString(), "--set", "learner.rat=1", "--set", "nme=x"))
        .isEqualTo(2);
    assertThat(complained.lines())
        .containsExactlyInAnyOrder(
            "--set learner.rat=1: learner.rat: unknown key. Maybe rate.",
            "--set nme=x: nme: unknown key. Maybe name.");
    assertThat(plaudit("run", "quickstrat")).isEqualTo(2);
    assertThat(complained.strip())
        .isEqualTo("quickstrat: there is no such file. Maybe quickstart, which is built in.");
    assertThat(plaudit("resume", folder.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(complained).contains("there is no such folder");
    assertThat(plaudit("run", config.toString(), "--jobs", "0")).isEqualTo(2);
    assertThat(plaudit("run", config.toString(), "--out", config.toString())).isEqualTo(2);
    assertThat(complained).contains("the run's folder cannot be made there");
  }

  @Test
  void aFailedRunIsStatusOneWithoutAStackTrace() {
    int status =
        plaudit(
            "run",
            config.toString(),
            "-q",
            "--out",
            folder.toString(),
            "--set",
            "learner.poison=3");
    assertThat(status).isEqualTo(1);
    assertThat(complained).contains("learner.loss is NaN").doesNotContain("\tat ");
  }

  @Test
  void aRunThatIsKilledAgainAndAgainEndsInTheSameBytes() throws Exception {
    plaudit("run", config.toString(), "-q", "--out", folder.resolve("whole").toString());
    Map<String, String> whole = results(only(folder.resolve("whole/walk")));

    Pcg64 rng = Seed.of(5).generator();
    Path out = folder.resolve("killed");
    Process child = child("run", config.toString(), "-q", "--out", out.toString());
    Path run = began(out.resolve("walk"), child);
    for (int kills = 0; kills < 3; kills++) {
      boolean ended = child.waitFor(30 + rng.nextInt(300), TimeUnit.MILLISECONDS);
      child.destroyForcibly().waitFor();
      assertThat(ended && child.exitValue() != 0).as("the child failed by itself").isFalse();
      // The parts take at least 600 ms, so the first kill always comes in between.
      assertThat(kills == 0 && Files.exists(run.resolve("summary.json"))).isFalse();
      if (!Files.exists(run.resolve("summary.json"))) {
        Process next = child("resume", run.toString(), "-q");
        awaitResumed(run, kills + 1, next);
        child = next;
      }
    }
    child.destroyForcibly().waitFor();
    assertThat(plaudit("resume", run.toString(), "-q")).as(() -> complained).isZero();
    assertThat(results(run)).isEqualTo(whole);
  }

  @Test
  void aPoliteKillStopsAtASafePointAndSaysHowToGoOn() throws Exception {
    Process child =
        child("run", config.toString(), "--set", "learner.delay=100", "--out", folder.toString());
    Path run = began(folder.resolve("walk"), child);
    Path first = run.resolve("checkpoints/learned/1/latest.bin");
    while (!Files.exists(first) && child.isAlive()) {
      Thread.sleep(10);
    }
    child.destroy();
    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    String all = Files.readString(folder.resolve("child.log"));
    assertThat(child.exitValue()).as(all).isEqualTo(130);
    assertThat(all).contains("To go on: plaudit resume " + run).doesNotContain("\tat ");
    assertThat(run.resolve("summary.json")).doesNotExist();
    assertThat(plaudit("resume", run.toString(), "-q")).isZero();
    assertThat(run.resolve("summary.json")).exists();
  }

  private Process child(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(ChildMain.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("child.log").toFile())
        .start();
  }

  /** Waits until the child has made its run's folder. */
  private Path began(Path named, Process child) throws Exception {
    while (!Files.isDirectory(named) || empty(named)) {
      assertThat(child.isAlive())
          .as(() -> "the child ended: " + read(folder.resolve("child.log")))
          .isTrue();
      Thread.sleep(5);
    }
    Path run = only(named);
    while (!Files.exists(run.resolve("provenance.json"))) {
      Thread.sleep(5);
    }
    return run;
  }

  /** Waits until the child has noted that it goes on. */
  private void awaitResumed(Path run, int times, Process child) throws Exception {
    while (child.isAlive()
        && Files.readString(run.resolve("provenance.json")).split("T\\d\\d:").length < times + 2) {
      Thread.sleep(5);
    }
  }

  private static boolean empty(Path named) throws IOException {
    try (Stream<Path> runs = Files.list(named)) {
      return runs.findAny().isEmpty();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
