package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.random.Seed;
import org.plaudit.experiments.calibrate.Compared;
import org.plaudit.experiments.calibrate.LogFiles;
import org.plaudit.experiments.calibrate.PlantedLog;

class CalibrateCommandTest {
  @TempDir Path folder;

  private final LogFiles files = new LogFiles();
  private Path log;
  private Path ledger;

  @BeforeEach
  void nameTheFiles() {
    log = folder.resolve("feedback.jsonl");
    ledger = folder.resolve("ledger.jsonl.gz");
  }

  private static List<Compared> answers(int count, long seed) {
    return PlantedLog.of(PlantedLog.teacher(2, .9, .1, .4), count, 4, Seed.of(seed).generator());
  }

  private Said calibrate(String... options) {
    files.writeLog(log);
    files.writeLedger(ledger);
    String[] all = new String[options.length + 4];
    System.arraycopy(options, 0, all, 4, options.length);
    all[0] = "calibrate";
    all[1] = log.toString();
    all[2] = "--rewards";
    all[3] = ledger.toString();
    return Said.plaudit(all);
  }

  @Test
  void oneRatersParametersAreATable() {
    files.and("ann", answers(800, 1));
    Said said = calibrate();
    assertThat(said.status()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out().lines())
        .hasSize(6)
        .anyMatch(line -> line.matches("ann: 800 comparisons, of which \\d+ ties, .*-\\d+\\.\\d"))
        .anyMatch(line -> line.matches("  beta +[123]\\.\\d+ +\\[[\\d.]+, [\\d.]+] +rational.*"))
        .anyMatch(line -> line.matches("  discount +0\\.[89]\\d+ +\\[0\\.\\d+, [\\d.]+] +.*"))
        .anyMatch(line -> line.matches("  mistake +0\\.[01]\\d+ +\\[[\\d.]+, [\\d.]+] +.*"))
        .anyMatch(line -> line.matches("  tie +0\\.[345]\\d+ +\\[[\\d.]+, [\\d.]+] +.*"));
  }

  @Test
  void theFolderOfARunHoldsBoth() throws IOException {
    files.and("ann", answers(100, 1)).writeLog(log);
    Files.writeString(folder.resolve("config.yaml"), "name: x");
    Said without = Said.plaudit("calibrate", folder.toString());
    assertThat(without.status()).isEqualTo(2);
    assertThat(without.err()).contains("there is no ledger.jsonl.gz in it", "Maybe --rewards FILE");
    files.writeLedger(ledger);
    assertThat(Said.plaudit("calibrate", folder.toString()).out()).startsWith("ann: 100 comp");
    Files.delete(log);
    assertThat(Said.plaudit("calibrate", folder.toString()).err())
        .contains("is not finished: there is no feedback.jsonl in it. Maybe plaudit resume");
  }

  @Test
  void severalRatersAreCalibratedTogetherAndEach() throws IOException {
    files.and("bob", answers(300, 2)).and("ann", answers(300, 1)).and("eve", answers(1, 3));
    JsonNode tree = new JsonMapper().readTree(calibrate("--json").out());
    assertThat(tree.path("all").path("comparisons").asInt()).isEqualTo(601);
    assertThat(tree.path("all").path("beta").path("low").asDouble()).isPositive();
    assertThat(tree.path("raters"))
        .extracting(rater -> rater.path("rater").asText())
        .containsExactly("ann", "bob", "eve");
    assertThat(tree.path("raters").get(2).path("notes").get(0).asText())
        .isEqualTo("1 comparison: four parameters need at least 10.");
    Said text = calibrate();
    assertThat(text.out())
        .startsWith("all 3 raters together: 601 comparisons")
        .contains("\nann: 300 comparisons", "\neve: 1 comparison, of which ");
  }

  @Test
  void whatCannotBeUsedIsCountedAndSaid() {
    files.and("ann", answers(60, 1));
    List<String> lines = files.log();
    String first = lines.get(0).replaceFirst("\"answer\":\"[a-z]+\"", "\"answer\":\"both_bad\"");
    lines.add(first.replace("\"v\":1", "\"v\":2"));
    lines.add(lines.get(5));
    lines.add(lines.get(6).replace("1:0:48+4", "1:0:9999+4"));
    lines.add(
        lines
            .get(7)
            .replaceFirst("\"answer\":\"[a-z]+\"", "\"answer\":\"abstention\",\"reason\":\"?\""));
    lines.add(
        lines
            .get(8)
            .replace("\"v\":1", "\"v\":2")
            .replaceFirst("\"answer\":\"[a-z]+\"", "\"answer\":\"comment\",\"text\":\"hm\""));
    Said said = calibrate();
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .startsWith("ann: 60 comparisons")
        .contains("1 of 65 answers stand there twice and count once.")
        .contains("1 of 65 answers are abstentions and were left out.")
        .contains("1 of 65 answers say that both are bad, not which is better")
        .contains("1 of 65 answers are no comparisons of two segments")
        .contains("1 of 65 answers show a segment that the ledger does not know")
        .contains("answers were given at an earlier step than the one before");
  }

  @Test
  void aTornLastLineIsLeftOutAndAnyOtherNamed() throws IOException {
    files.and("ann", answers(60, 1)).writeLog(log);
    files.writeLedger(ledger);
    String whole = Files.readString(log);
    Files.writeString(log, whole.substring(0, whole.length() - 20));
    Said torn = Said.plaudit("calibrate", log.toString(), "--rewards", ledger.toString());
    assertThat(torn.out())
        .startsWith("ann: 59 comparisons")
        .contains("its last line is torn off and was left out");
    Files.writeString(log, whole.replaceFirst("\"rater\"", "\"ratr\""));
    Said bad = Said.plaudit("calibrate", log.toString(), "--rewards", ledger.toString());
    assertThat(bad)
        .isEqualTo(new Said(2, "", log + ":1: the key rater is missing. Maybe delete the line.\n"));
  }

  @Test
  void logsThatSayNothingAreRefused() throws IOException {
    Compared tie = new Compared(List.of(1.), List.of(2.), Choice.TIE);
    files.and("ann", List.of(tie));
    Said one = calibrate();
    assertThat(one.status()).isEqualTo(2);
    assertThat(one.err()).isEqualTo(log + ": 1 comparison: four parameters need at least 10.\n");
    files.log().clear();
    assertThat(calibrate().err())
        .isEqualTo(
            log
                + ": no comparison in it can be used. Maybe calibrate a run with query: compare.\n");
  }

  @Test
  void filesThatAreNotThereOrWrongAreNamed() throws IOException {
    files.and("ann", answers(20, 1));
    files.writeLog(log);
    refused("calibrate nowhere", "nowhere: there is no such file or folder");
    refused("calibrate " + log, log + ": a log does not say what the segments truly earned.");
    refused("calibrate " + log + " --rewards nowhere", "nowhere: there is no such file.");
    refused("calibrate " + folder, "there is no config.yaml in it");
    Files.writeString(
        ledger, "{\"v\":1,\"arm\":\"learned\",\"seed\":1,\"id\":\"1:0:0+2\",\"rewards\":[1]}\n");
    refused(
        "calibrate " + log + " --rewards " + ledger,
        ledger + ":1: segment 1:0:0+2 has 2 steps, not 1 rewards.");
    Files.write(ledger, new byte[] {0x1f, (byte) 0x8b, 8, 0});
    refused("calibrate " + log + " --rewards " + ledger, ledger + ": cannot be read");
    assertThat(Said.plaudit("calibrate", "").err())
        .isEqualTo("LOG is empty. Maybe runs/NAME/STAMP.\n");
  }

  private static void refused(String command, String why) {
    Said said = Said.plaudit(command.split(" "));
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains(why);
  }
}
