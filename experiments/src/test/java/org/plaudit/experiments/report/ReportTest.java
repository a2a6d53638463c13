package org.plaudit.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.core.BadInput;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.plot.Drawing;
import org.plaudit.experiments.store.Provenance;
import org.plaudit.experiments.store.RunFolder;
import org.plaudit.experiments.store.Summary;

class ReportTest {
  @TempDir Path out;

  @Test
  void tellsTheResultOfTheSummary() throws IOException {
    Path run = RunFixture.write(out);
    String page = page(run);
    Summary summary = RunFolder.open(run).summary().orElseThrow();
    assertThat(summary.arms()).hasSize(3);
    summary
        .arms()
        .forEach(
            (arm, result) -> {
              Digits digits = new Digits(1);
              assertThat(page)
                  .contains("<b>" + digits.number(result.sure().estimate()) + "</b>")
                  .contains(
                      "["
                          + digits.number(result.sure().low())
                          + ",&nbsp;"
                          + digits.number(result.sure().high())
                          + "]");
              result.perSeed().forEach(v -> assertThat(page).contains(digits.number(v) + "</a>"));
            });
    assertThat(page)
        .contains(RunFolder.open(run).provenance().configSha256())
        .contains("1 min 9 s")
        .contains("No person answered")
        .contains("plaudit run " + run + "/config.yaml")
        .doesNotContain("Careful:");
  }

  @Test
  void needsNothingFromOutside() throws IOException {
    String page = page(RunFixture.write(out));
    assertThat(page).doesNotContain("http:", "https:", "<script", "url(", "@import", "<link");
    Matcher sources = Pattern.compile("src=\"([^\"]{0,30})").matcher(page);
    int pictures = 0;
    for (; sources.find(); pictures++) {
      assertThat(sources.group(1)).startsWith("data:image/png;base64,");
    }
    assertThat(pictures).isEqualTo(6);
    assertThat(Pattern.compile("<img[^>]* alt=\"[^\"]{20,}").matcher(page).results()).hasSize(6);
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    String page = page(RunFixture.write(out));
    Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(page);
    int found = 0;
    for (; links.find(); found++) {
      assertThat(links.group(1)).startsWith("#");
      assertThat(page).containsOnlyOnce(" id=\"" + links.group(1).substring(1) + "\"");
    }
    // Nine sections, fifteen seeds in the table and as many in the picture.
    assertThat(found).isGreaterThan(9 + 15 + 15);
  }

  @Test
  void theTagsAreBalanced() throws IOException {
    String page = page(RunFixture.write(out));
    List<String> open = new ArrayList<>();
    Matcher tags = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>").matcher(page);
    while (tags.find()) {
      if (tags.group(1).isEmpty()) {
        if (!List.of("meta", "img").contains(tags.group(2))) {
          open.add(tags.group(2));
        }
      } else {
        assertThat(open.remove(open.size() - 1)).isEqualTo(tags.group(2));
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void namesOfFoldersAreNoMarkup() throws IOException {
    Path hostile = out.resolve("<img src=x onerror=alert(1)> & 'so on'");
    String page = page(RunFixture.write(hostile));
    assertThat(page).doesNotContain("<img src=x").contains("&lt;img src=x onerror=alert(1)&gt;");
    // The command can be copied into a shell all the same.
    assertThat(page).contains("&amp; &#39;\\&#39;&#39;so on&#39;\\&#39;&#39;");
  }

  @Test
  void plotsLieBesideTheReport() throws IOException {
    Path run = RunFixture.write(out);
    Report.write(run);
    try (var files = Files.list(run.resolve("plots"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "return.png",
              "scores.png",
              "learner-approx-kl.png",
              "learner-entropy.png",
              "learner-explained-variance.png",
              "reward-heldout-accuracy.png");
    }
  }

  @Test
  void whereNothingCanBeDrawnThePageSaysSo() {
    RunData run = RunData.read(RunFixture.write(out), RunFixture.catalog());
    RunPage page = RunPage.of(run, RunFixture.catalog(), Optional.of("no <fonts>"));
    assertThat(page.figures()).isEmpty();
    assertThat(page.html().toString())
        .contains("cannot draw letters (no &lt;fonts&gt;)", "How sure can one be?")
        .doesNotContain("<img");
    assertThat(Drawing.obstacle()).isEmpty();
  }

  @Test
  void writtenTwiceItIsTheSame() throws IOException {
    Path run = RunFixture.write(out);
    assertThat(page(run)).isEqualTo(page(run));
  }

  @Test
  void fewSeedsAreWarnedAbout() throws IOException {
    assertThat(page(RunFixture.write(out, "seeds=[1, 2, 3]")))
        .contains("Careful:", "3 seeds are too few");
    assertThat(page(RunFixture.write(out, "name=one", "seeds=[1]")))
        .contains("Careful:", "one seed has no interval at all");
  }

  @Test
  void anUnfinishedRunIsReportedAsFarAsItGot() throws IOException {
    ExperimentConfig config = RunFixture.config("seeds=[1, 2]");
    Path run = half(config, true);
    assertThat(page(run))
        .contains("This run is not finished.", "1 of 6 parts", "plaudit resume " + run)
        .contains("Some arms were not evaluated yet");
  }

  @Test
  void aRunWithoutAnyResultHasNoReport() {
    Path run = half(RunFixture.config(), false);
    assertThatThrownBy(() -> Report.write(run))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("nothing has been evaluated yet")
        .hasMessageContaining("Maybe plaudit resume");
    assertThat(run.resolve("report.html")).doesNotExist();
  }

  private Path half(ExperimentConfig config, boolean begun) {
    RunFolder folder =
        RunFolder.create(
            out, config, "half", Provenance.begins(config.sha256(), "2025-01-02T03:04:05Z"));
    if (begun) {
      RunFixture.begin(folder, config, "task", 2);
    }
    return folder.path();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"config.yaml", "provenance.json", "metrics.csv", "feedback.jsonl", "summary.json"})
  void aDamagedFileIsNamed(String name) throws IOException {
    Path run = RunFixture.write(out);
    Path file = run.resolve(name);
    String whole = Files.readString(file);
    for (String damaged :
        List.of("", whole.substring(0, whole.length() / 2), "\u0000\u0001{{{", "[]")) {
      Files.writeString(file, damaged);
      BadInput complaint = catchThrowableOfType(BadInput.class, () -> Report.write(run));
      assertThat(complaint).as("%s with %.20s", name, damaged).isNotNull();
      assertThat(complaint.problems().get(0)).contains(name);
      assertThat(run.resolve("report.html")).doesNotExist();
    }
  }

  @Test
  void aSummaryThatContradictsTheMetricsIsRefused() throws IOException {
    Path run = RunFixture.write(out);
    Path file = run.resolve("summary.json");
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"per_seed\": \\[", "\"per_seed\": [1"));
    assertThatThrownBy(() -> Report.write(run))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("summary.json and metrics.csv disagree about the arm learned");
  }

  private static String page(Path run) throws IOException {
    return Files.readString(Report.write(run));
  }
}
