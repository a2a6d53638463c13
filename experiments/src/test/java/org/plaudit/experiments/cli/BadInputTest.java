package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is wrong with what a person hands in, they read one line for each mistake, with the
 * place, the value, the rule and a remedy; the exit status is 2 and nothing was written.
 */
class BadInputTest {
  private static final String GOOD =
      """
      name: tiny
      env: {id: CartPole-v1, wrap: [fixed-horizon]}
      learner: {id: ppo, steps: 8_000, horizon: 100, minibatch: 100}
      oracle: {id: boltzmann, beta: 5, mistake: 0.1}
      feedback: {query: compare, select: disagreement, budget: 60, segment: 20}
      reward: {id: bradley-terry, actions: false}
      seeds: [1, 2]
      evaluate: {every: 4_000, episodes: 3}
      arms:
        learned: {}
        random: {reward: task, learner: {id: random}}
      """;

  @TempDir Path folder;

  private static UnaryOperator<String> with(String before, String after) {
    return text -> {
      assertThat(text).contains(before);
      return text.replace(before, after);
    };
  }

  private Said run(String... more) {
    List<String> args = new ArrayList<>(List.of("run"));
    args.addAll(List.of(more));
    args.addAll(List.of("-q", "--out", folder.resolve("runs").toString()));
    return Said.plaudit(args.toArray(new String[0]));
  }

  private void refused(Said said, String... complaints) {
    assertThat(said.status()).as(said.err()).isEqualTo(2);
    assertThat(said.err().replace(folder + "/", "").lines()).containsExactly(complaints);
    assertThat(said.out()).isEmpty();
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  private void refused(byte[] config, String... complaints) throws IOException {
    Path file = Files.write(folder.resolve("bad.yaml"), config);
    refused(run(file.toString()), complaints);
  }

  private DynamicTest refused(String what, UnaryOperator<String> spoil, String... complaints) {
    return DynamicTest.dynamicTest(
        what, () -> refused(spoil.apply(GOOD).getBytes(StandardCharsets.UTF_8), complaints));
  }

  @TestFactory
  Stream<DynamicTest> aBrokenConfigIsRefusedInWords() {
    return Stream.of(
        refused(
            "an unknown key",
            with("seeds:", "sedes:"),
            "bad.yaml:7: sedes: unknown key. Maybe seeds."),
        refused(
            "wrong types",
            text ->
                text.replace("8_000", "many")
                    .replace("beta: 5", "beta: [5]")
                    .replace("[1, 2]", "1"),
            "bad.yaml:3: learner.steps: (many) must be a whole number. Maybe 100000.",
            "bad.yaml:4: oracle.beta: ([5]) must be a number. Maybe 1.0.",
            "bad.yaml:7: seeds: (1) must be a list, as in [1, 2]."),
        refused(
            "out of range",
            text ->
                text.replace("minibatch: 100", "minibatch: 1")
                    .replace("mistake: 0.1", "mistake: 0.7")
                    .replace("budget: 60", "budget: -3"),
            "bad.yaml:3: learner: minibatch (1) must be at least 2. Maybe 64.",
            "bad.yaml:4: oracle: mistake (0.7) must lie in [0, 0.5]. Maybe 0.1.",
            "bad.yaml:5: feedback: budget (-3) must lie in [1, 10000000]. Maybe write 500."),
        refused(
            "no number",
            with("beta: 5", "beta: .nan"),
            "bad.yaml:4: oracle.beta: (NaN) must be a finite number. Maybe 1.0."),
        refused(
            "a lesson that fits no memory",
            with("horizon: 100", "horizon: 2_000_000_000"),
            "bad.yaml:3: learner: worlds (8) times horizon (2000000000) must be at most 16777216,"
                + " which is one lesson. Maybe 8 and 256."),
        refused(
            "a key twice",
            text -> text + "name: other\n",
            "bad.yaml:12: name: the key stands here and in line 1. Maybe delete one."),
        refused(
            "unknown ids",
            text ->
                text.replace("CartPole", "CartPol")
                    .replace("ppo", "poo")
                    .replace("boltzmann", "boltzman")
                    .replace("fixed-horizon", "fixed-horizn"),
            "bad.yaml:2: env.id: (CartPol-v1) is not a known world. Maybe CartPole-v1.",
            "bad.yaml:2: env.wrap[0].id: (fixed-horizn) is not a known wrapper. Maybe fixed-horizon.",
            "bad.yaml:3: learner.id: (poo) is not a known learner. Maybe ppo.",
            "bad.yaml:4: oracle.id: (boltzman) is not a known oracle. Maybe boltzmann."),
        refused(
            "a name that leaves the folder",
            with("tiny", "../../up"),
            "bad.yaml:1: name: (../../up) names a folder: at most 63 letters, digits, dots, dashes"
                + " and underscores. Maybe up."),
        refused(
            "tabs",
            with("  learned", "\tlearned"),
            "bad.yaml:10: not YAML: found character '\\t(TAB)' that cannot start any token. Maybe"
                + " indent with spaces instead of tabs."),
        refused(
            "two documents",
            text -> text + "---\n" + text,
            "bad.yaml:12: not YAML: but found another document. Maybe delete everything from that"
                + " line (---) on."),
        refused(
            "a tag that makes objects",
            text -> "name: !!java.net.URL [\"http://x/\"]\n",
            "bad.yaml:1: not YAML: Global tag is not allowed: tag:yaml.org,2002:java.net.URL. Maybe"
                + " delete what begins with an exclamation mark."),
        refused(
            "HTML",
            text -> "<!DOCTYPE html>\n<p>a: b</p>\n",
            "bad.yaml:2: not YAML: mapping values are not allowed here. Maybe a bracket, a quote or"
                + " a space after a colon is missing."),
        refused(
            "a list",
            text -> "- a\n- b\n",
            "bad.yaml: a config must be a mapping of keys to values. Maybe start with name: NAME."),
        refused(
            "nothing",
            text -> "",
            "bad.yaml: there is nothing in it. Maybe start with name: NAME."),
        refused(
            "brackets without end",
            text -> "[".repeat(100_000),
            "bad.yaml: not YAML: Nesting Depth exceeded max 20. Maybe it is another file: no config"
                + " nests or repeats that much."),
        refused(
            "ten megabytes",
            text -> text + "# more\n".repeat(1_500_000),
            "bad.yaml: is larger than 1 MB (1048576 bytes), which no config is. Maybe it is another"
                + " file."));
  }

  @Test
  void aBombOfAliasesIsRefusedAtOnce() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String one = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s]%n".formatted(i, i, String.join(", ", List.of(one, one, one))));
    }
    refused(
        bomb.toString().getBytes(StandardCharsets.UTF_8),
        "bad.yaml: not YAML: Number of aliases for non-scalar nodes exceeds the specified max=20."
            + " Maybe it is another file: no config nests or repeats that much.");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    byte[] binary = new byte[4096];
    for (int i = 0; i < binary.length; i++) {
      binary[i] = (byte) i;
    }
    String complaint =
        "bad.yaml: is not text in UTF-8. Maybe save it as UTF-8, or it is another file.";
    refused(binary, complaint);
    refused(GOOD.getBytes(StandardCharsets.UTF_16), complaint);
  }

  @Test
  void whatIsNoFileIsRefused() throws IOException {
    refused(
        run(folder.resolve("quickstrat").toString()),
        "quickstrat: there is no such file. Maybe quickstart, which is built in.");
    Files.createDirectory(folder.resolve("a"));
    refused(
        run(folder.resolve("a").toString()),
        "a: is a folder, not a config. Maybe name a file in it.");
    assertThat(run("").err()).startsWith("CONFIG is empty. Built in: ").contains(" cartpole-ppo, ");
  }

  @Test
  void mistakesInOptionsAreAllToldAtOnce() throws IOException {
    String file = Files.writeString(folder.resolve("good.yaml"), GOOD).toString();
    Map<String, String> sets = new LinkedHashMap<>();
    sets.put("learner.stps=3", "learner.stps: unknown key. Maybe steps.");
    sets.put("learner.steps=lots", "learner.steps: (lots) must be a whole number. Maybe 100000.");
    sets.put("learner", "must look like KEY=VALUE. Maybe write learner.steps=2000.");
    sets.put("learner.steps=", "has no value. Maybe write learner.steps=VALUE.");
    sets.put(
        "arms.lerned.learner.steps=9000", "(lerned) is not an arm of this config. Maybe learned.");
    sets.forEach(
        (set, complaint) -> refused(run(file, "--set", set), "--set " + set + ": " + complaint));
    for (String seeds : List.of("x", "1,2,", "5..1", "1..1000000000", "1.5", "")) {
      Said said = run(file, "--seeds", seeds);
      assertThat(said.status()).isEqualTo(2);
      assertThat(said.err())
          .startsWith("--seeds " + seeds + ": (")
          .endsWith(
              "must be a whole number or a range of at most 1000. Maybe write 1,2,3 or 1..5.\n");
    }
    refused(
        run(file, "--seeds", "1,1"),
        "--seeds 1,1: seeds: seed (1) stands there twice. Maybe delete one.");
    refused(run(file, "--jobs", "0"), "--jobs (0) must be at least 1. Maybe write --jobs 2.");
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("good.yaml"), GOOD);
    Said said = Said.plaudit("run", file.toString(), "--out", file.resolve("x").toString());
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err().replace(folder + "/", ""))
        .isEqualTo(
            "good.yaml/x/tiny: the run's folder cannot be made there: Not a directory. Maybe write"
                + " --out FOLDER.\n");
    assertThat(file).hasContent(GOOD);
  }

  @TestFactory
  Stream<DynamicTest> whatHoldsNoRunIsRefusedByEveryCommandThatReadsOne() {
    return Stream.of("resume", "report", "compare", "watch")
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command,
                    () -> {
                      Path file = Files.writeString(folder.resolve("good.yaml"), GOOD);
                      refused(
                          Said.plaudit(command, folder.resolve("nowhere").toString()),
                          "nowhere: there is no such folder. Maybe look into runs/.");
                      refused(
                          Said.plaudit(command, file.toString()),
                          "good.yaml: is not the folder of a run, but a file. Maybe"
                              + " runs/NAME/STAMP.");
                      assertThat(Said.plaudit(command, folder.toString()).err())
                          .contains("is not the folder of a run, there is no config.yaml in it.");
                      assertThat(Said.plaudit(command, "").err())
                          .isEqualTo("RUN is empty. Maybe runs/NAME/STAMP.\n");
                    }));
  }
}
