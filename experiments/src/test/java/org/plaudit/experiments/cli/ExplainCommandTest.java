package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.experiments.report.RunFixture;

class ExplainCommandTest {
  private static final String CONFIG =
      """
      name: reasons
      env: {id: CartPole-v1}
      learner: {id: reinforce, steps: 4_000}
      oracle: [{id: boltzmann, beta: 1}, {id: drifting, shape: sudden, questions: 12}]
      raters: {people: 2, redundancy: 2}
      feedback: {query: compare, budget: 30, segment: 5}
      reward: {id: bradley-terry, members: 1, hidden: [8], steps: 40}
      seeds: [3, 4]
      evaluate: {every: 1_000, episodes: 1}
      arms:
        task: {reward: task}
        network: {}
        linear: {reward: tribuo-linear}
        trees: {reward: tribuo-tree}
      """;

  @TempDir static Path out;
  private static Path run;

  @BeforeAll
  static void learn() throws IOException {
    Path config = Files.writeString(out.resolve("reasons.yaml"), CONFIG);
    Said said = Said.plaudit("run", config.toString(), "--quiet", "--out", out.toString());
    assertThat(said.status()).as(said.err()).isZero();
    try (Stream<Path> runs = Files.list(out.resolve("reasons"))) {
      run = runs.toList().get(0);
    }
  }

  @Test
  void aNetworkIsExplainedByTryingItOut() {
    Said said = Said.plaudit("explain", run.toString(), "--answers", "2");
    assertThat(said.status()).as(said.err()).isZero();
    Path page = run.resolve("explain-network-3.html");
    assertThat(said.out())
        .startsWith("network/3")
        .contains("Why a rather than b", "observation[2]", "Which answers it hangs on")
        .contains("2 of 60 answers tried", "It has no account of its own")
        .containsPattern("[+-]\\d\\.\\d{3}  answer to question \\d+ by sim-")
        .contains("Page: " + page)
        .doesNotContain("The same by its weights");
    assertThat(page)
        .content()
        .contains("data:image/png;base64,", "mean in a", "What this does not say")
        .doesNotContain("<script", "http:", "https:");
    // What is explained once is explained the same way twice.
    assertThat(Said.plaudit("explain", run.toString(), "--answers", "2").out())
        .isEqualTo(said.out());
  }

  @Test
  void tribuosModelsAlsoSayItThemselves() {
    Path page = out.resolve("why.html");
    Said linear =
        Said.plaudit(
            "explain", run.toString(), "--arm", "linear", "--seed", "4", "-o", page.toString());
    assertThat(linear.status()).as(linear.err()).isZero();
    assertThat(linear.out())
        .contains("linear/4", "The same by its weights", "The nearest pair that it finds equal")
        .contains("By its own account", "trainer: org.tribuo", "Page: " + page);
    assertThat(page).isNotEmptyFile();
    Said trees = Said.plaudit("explain", run.toString(), "--arm", "trees", "--answers", "0");
    assertThat(trees.out())
        .contains("By its own account", "was not asked for (--answers 0)")
        .doesNotContain("The same by its weights");
  }

  @Test
  void oneQuestionCanBeExplained() {
    assertThat(Said.plaudit("explain", run.toString(), "--query", "7", "--answers", "0").out())
        .contains("the first two segments of question 7");
  }

  @Test
  void whatCannotBeExplainedIsSaid() {
    assertThat(Said.plaudit("explain", run.toString(), "--arm", "task"))
        .isEqualTo(
            new Said(
                2,
                "",
                "the arm task learns no reward, so there is nothing to explain. Maybe --arm network.\n"));
    assertThat(Said.plaudit("explain", run.toString(), "--query", "700").err())
        .contains("--query (700) has no answer");
    assertThat(Said.plaudit("explain", run.toString(), "--answers", "-1").err())
        .contains("must not be negative");
    assertThat(Said.plaudit("explain", run.toString(), "--arm", "networks").err())
        .isEqualTo("--arm (networks) is not in this run. Maybe network.\n");
    assertThat(Said.plaudit("explain", RunFixture.write(out).toString()).err())
        .contains("has no checkpoint");
  }

  @Test
  void theReportSaysWhenPeopleChangedAndWhetherTheyAgree() throws IOException {
    assertThat(Said.plaudit("report", run.toString()).status()).isZero();
    assertThat(Files.readString(run.resolve("report.html")))
        .contains("When people changed their minds", "Upright dashes")
        .contains("Krippendorff", "<td>compare</td>")
        .contains("plaudit explain " + run)
        .doesNotContain("EPIC distance");
  }
}
