package org.plaudit.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.BadInput;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;
import org.plaudit.experiments.store.Group;
import org.plaudit.experiments.store.Provenance;
import org.plaudit.experiments.store.RunFolder;
import org.plaudit.experiments.store.Summary;

class CrossedPageTest {
  private static final String TEXT =
      """
      name: tour
      reward: task
      learner: {steps: 60_000}
      seeds: [1, 2, 3, 4, 5]
      evaluate: {every: 20_000, episodes: 5}
      worlds:
        CartPole-v1:
        Acrobot-v1: {learner: {steps: 40_000}}
        Pendulum-v1: {skip: {slow: "takes <too> long"}}
        MountainCar-v0: {skip: {ppo: no, slow: no, random: no}}
      arms:
        ppo: {learner: ppo}
        slow: {learner: {id: ppo, learning_rate: 0.0001}}
        random: {learner: random}
      """;

  @TempDir Path out;

  private static ExperimentConfig config() {
    return ConfigReader.parse(TEXT, "tour.yaml", Overrides.none(), RunFixture.catalog());
  }

  @Test
  void everyWorldHasASectionAndAllHaveOne() throws IOException {
    Path run = RunFixture.write(out, config());
    String page = Files.readString(Report.write(run));
    assertThat(page)
        .contains("3 arms in 4 worlds, 5 seeds each.")
        .contains("<h2 id=\"across\">Across worlds</h2>")
        .contains("<h2 id=\"in-CartPole-v1\">CartPole-v1</h2>")
        .contains("Every arm got 40,000 steps a seed.")
        .contains("<li><b>slow</b>: takes &lt;too&gt; long</li>")
        .contains("No arm can run here.")
        .contains("475 (solved)", "(best: ppo)")
        .contains("<h3>3 worlds: CartPole-v1, Acrobot-v1, Pendulum-v1</h3>")
        .contains("<h3>2 worlds: CartPole-v1, Acrobot-v1</h3>");
    Summary summary = RunFolder.open(run).summary().orElseThrow();
    Digits two = new Digits(2);
    for (Group group : summary.groups()) {
      for (String arm : group.arms()) {
        assertThat(page).contains("<b>" + two.number(group.iqm(arm).estimate()) + "</b>");
      }
    }
    assertThat(page)
        .contains(Digits.percent(summary.groups().get(0).improvement("ppo", "random").estimate()));
    String cartpole = page.substring(page.indexOf("id=\"in-CartPole-v1\""));
    assertThat(cartpole.indexOf("</span>random</span>"))
        .as("the best comes first")
        .isGreaterThan(cartpole.indexOf("</span>ppo</span>"));
    linksLeadSomewhere(page);
    try (var files = Files.list(run.resolve("plots"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "across-1.png",
              "across-2.png",
              "CartPole-v1-return.png",
              "CartPole-v1-scores.png",
              "Acrobot-v1-return.png",
              "Acrobot-v1-scores.png",
              "Pendulum-v1-return.png",
              "Pendulum-v1-scores.png");
    }
  }

  private static void linksLeadSomewhere(String page) {
    Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(page);
    int found = 0;
    for (; links.find(); found++) {
      assertThat(links.group(1)).startsWith("#");
      assertThat(page).containsOnlyOnce(" id=\"" + links.group(1).substring(1) + "\"");
    }
    assertThat(found).isGreaterThan(8 * 5 * 2);
    for (String tag : List.of("section", "table", "figure", "details", "div", "ul", "p", "span")) {
      assertThat(Pattern.compile("<" + tag + "[ >]").matcher(page).results().count())
          .as(tag)
          .isEqualTo(Pattern.compile("</" + tag + ">").matcher(page).results().count());
    }
  }

  @Test
  void anUnfinishedRunIsReportedAsFarAsItGot() throws IOException {
    ExperimentConfig config = config();
    RunFolder folder =
        RunFolder.create(
            out, config, "half", Provenance.begins(config.sha256(), "2025-01-02T03:04:05Z"));
    RunFixture.begin(folder, config, "Acrobot-v1/ppo", 2);
    assertThat(Files.readString(Report.write(folder.path())))
        .contains("1 of 40 parts", "No arm has been evaluated here yet.")
        .contains("No two worlds can be put on one scale");
  }

  @Test
  void whereNothingCanBeDrawnThePageSaysSo() {
    RunData run = RunData.read(RunFixture.write(out, config()), RunFixture.catalog());
    RunPage page = RunPage.of(run, RunFixture.catalog(), Optional.of("no fonts"));
    assertThat(page.figures()).isEmpty();
    assertThat(page.html().toString()).contains("cannot draw letters").doesNotContain("<img");
  }

  @Test
  void suchARunIsNotComparedAsIfItPlayedOneWorld() {
    Path run = RunFixture.write(out, config());
    assertThatThrownBy(() -> Comparison.of(List.of(run), RunFixture.catalog()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("different worlds: CartPole-v1 in")
        .hasMessageContaining("its own report compares the arms");
  }
}
