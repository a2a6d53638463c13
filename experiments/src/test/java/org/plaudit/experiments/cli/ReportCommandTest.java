package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.experiments.report.RunFixture;

/** The commands {@code report} and {@code compare}. */
class ReportCommandTest {
  @TempDir Path out;

  @Test
  void aReportIsWrittenAgain() {
    Path run = RunFixture.write(out);
    Said said = Said.plaudit("report", run.toString());
    assertThat(said).isEqualTo(new Said(0, "Report: " + run.resolve("report.html") + "\n", ""));
    assertThat(run.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void severalRunsMakeOneReport() {
    Path first = RunFixture.write(out);
    Path second = RunFixture.write(out, "name=others", "learner.steps=80_000");
    Path page = out.resolve("both.html");
    Said said =
        Said.plaudit("report", first.toString(), second.toString(), "--out", page.toString());
    assertThat(said.status()).isZero();
    assertThat(said.out()).contains("Report: " + page, "warning: the arms had different budgets");
    assertThat(page).content().contains("poles/learned", "others/learned");
  }

  @Test
  void armsAreComparedInTables() {
    Path run = RunFixture.write(out);
    Path page = out.resolve("page.html");
    Said said = Said.plaudit("compare", run.toString(), "--html", page.toString());
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .containsPattern(
            "learned +4\\d\\d\\.\\d +\\[4\\d\\d\\.\\d, 4\\d\\d\\.\\d] +5 +120,000 +300")
        .containsPattern("learned +beats +random +100 % +\\[100, 100]")
        .contains("Page: " + page)
        .doesNotContain("warning");
    assertThat(page).isNotEmptyFile();
  }

  @Test
  void jsonHasBothDirections() throws IOException {
    Path run = RunFixture.write(out);
    JsonNode tree =
        new JsonMapper().readTree(Said.plaudit("compare", run.toString(), "--json").out());
    assertThat(tree.path("arms").path("learned").path("per_seed")).hasSize(5);
    assertThat(tree.path("improvement")).hasSize(6);
    JsonNode duel = tree.path("improvement").get(1);
    assertThat(duel.path("first").asText()).isEqualTo("learned");
    assertThat(duel.path("second").asText()).isEqualTo("random");
    assertThat(duel.path("probability").asDouble()).isEqualTo(1);
  }

  @Test
  void foldersThatHoldNoRunAreNamedEach() throws IOException {
    Path empty = Files.createDirectory(out.resolve("empty"));
    Path missing = out.resolve("missing");
    Said said = Said.plaudit("compare", empty.toString(), missing.toString());
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith(empty + ": is not the folder of a run"))
        .anyMatch(line -> line.startsWith(missing + ": there is no such folder"));
    assertThat(Said.plaudit("report", missing.toString()).status()).isEqualTo(2);
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsNamed() {
    Path run = RunFixture.write(out);
    Path nowhere = out.resolve("no/such/folder/page.html");
    Said said = Said.plaudit("compare", run.toString(), "--html", nowhere.toString());
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err()).contains(nowhere + ": cannot be written: its folder is not there");
  }
}
