package org.plaudit.experiments.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.experiments.cli.Main;

/** The quickstart's three arms, shrunken, whole and through processes that are killed. */
class SameBytesTest {
  /** Two seeds; checkpoints come often, so that a kill finds something to go on from. */
  private static final List<String> SMALL =
      List.of(
          "seeds=[1, 2]",
          "learner.steps=4_800",
          "learner.horizon=50",
          "feedback.budget=40",
          "feedback.segment=20",
          "feedback.rounds=4",
          "evaluate={every: 2_400, episodes: 3}",
          "checkpoint.every=400");

  @TempDir Path folder;

  private Process plaudit(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-Djava.awt.headless=true", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private Process run(String name) throws IOException {
    List<String> args =
        new ArrayList<>(
            List.of("run", "quickstart", "-q", "--out", folder.resolve(name).toString()));
    for (String set : SMALL) {
      args.addAll(List.of("--set", set));
    }
    return plaudit(args.toArray(new String[0]));
  }

  private Map<String, String> whole(String name, int jobs) throws IOException {
    Path out = folder.resolve(name);
    String text = Trials.text("quickstart");
    Trials.run(out, jobs, text, Catalog.installed(), SMALL.toArray(new String[0]));
    return Trials.results(only(name));
  }

  private void ends(Process process) throws Exception {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
  }

  private Path only(String name) throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve(name).resolve("quickstart"))) {
      List<Path> all = runs.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  @Test
  void oneJobOrTwoKilledOrNotTheResultsAreTheSame() throws Exception {
    Map<String, String> right = whole("one", 1);
    assertThat(right.get("feedback.jsonl").lines()).hasSize(2 * 40);
    assertThat(right.get("summary.json")).contains("\"learned\"", "\"task\"", "\"random\"");
    assertThat(whole("two", 2)).isEqualTo(right);

    Pcg64 rng = Seed.of(11).generator();
    Process first = run("killed");
    Path checkpoint = Path.of("checkpoints", "learned", "1", "latest.bin");
    while (first.isAlive() && !(begun() && Files.exists(only("killed").resolve(checkpoint)))) {
      Thread.sleep(10);
    }
    Thread.sleep(rng.nextInt(300));
    first.destroyForcibly().waitFor();
    Path killed = only("killed");
    assertThat(killed.resolve(checkpoint)).exists();
    assertThat(killed.resolve("summary.json")).doesNotExist();

    // Killed once more, wherever it may be by then.
    Process second = plaudit("resume", killed.toString(), "-q", "--jobs", "1");
    second.waitFor(1_000 + rng.nextInt(1_000), TimeUnit.MILLISECONDS);
    second.destroyForcibly().waitFor();
    ends(plaudit("resume", killed.toString(), "-q", "--jobs", "2"));
    assertThat(Trials.results(killed)).isEqualTo(right);
  }

  private boolean begun() throws IOException {
    Path named = folder.resolve("killed").resolve("quickstart");
    if (!Files.isDirectory(named)) {
      return false;
    }
    try (Stream<Path> runs = Files.list(named)) {
      return runs.findAny().isPresent();
    }
  }
}
