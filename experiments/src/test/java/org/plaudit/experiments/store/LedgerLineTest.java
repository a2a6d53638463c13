package org.plaudit.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.BadInput;
import org.plaudit.core.trace.SegmentId;

class LedgerLineTest {
  private static final String LINE =
      "{\"v\":1,\"arm\":\"learned\",\"seed\":1,\"id\":\"1:0:2048+3\",\"rewards\":[1.0,-0.1,3.0E-7]}";

  private static final LedgerLine READ =
      new LedgerLine(
          new PartId("learned", 1), new SegmentId(1, 0, 2048, 3), List.of(1.0, -0.1, 3e-7));

  @TempDir Path folder;

  @Test
  void formatOneIsReadAndWrittenAsEver() throws IOException {
    assertThat(LedgerLine.parse(LINE)).isEqualTo(READ);
    assertThat(READ.json()).isEqualTo(LINE);
  }

  @Test
  void otherLinesAreRefusedWithTheReason() {
    refused(LINE.replace("\"v\":1", "\"v\":2"), "its format is 2, this version reads 1");
    refused(LINE.replace("+3", "+2"), "segment 1:0:2048+2 has 2 steps, not 3 rewards");
    refused(LINE.replace("-0.1", "\"x\""), "a reward (\"x\") must be a number");
    refused(LINE.replace("-0.1", "1e999"), "a reward (Infinity) of 1:0:2048+3 must be finite");
    refused(LINE.replace("1:0:2048", "here"), "(here+3) is no segment");
  }

  private static void refused(String line, String why) {
    assertThatThrownBy(() -> LedgerLine.parse(line))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aLedgerIsReadAsItWasWrittenZippedOrNot() throws IOException {
    Path zipped = folder.resolve("ledger.jsonl.gz");
    WholeFile.write(zipped, LedgerFile.content(List.of(READ)));
    Path plain = Files.writeString(folder.resolve("ledger.jsonl"), LINE + "\n" + LINE + "\r\n");
    for (Path file : List.of(zipped, plain)) {
      LedgerFile ledger = LedgerFile.read(file, notice -> {});
      assertThat(ledger.rewards(READ.part(), READ.id())).contains(READ.rewards());
      assertThat(ledger.rewards(new PartId("learned", 2), READ.id())).isEmpty();
    }
  }

  @Test
  void twoTruthsAboutOneSegmentAreRefused() throws IOException {
    Path file =
        Files.writeString(folder.resolve("l"), LINE + "\n" + LINE.replace("1.0", "2.0") + "\n");
    assertThatThrownBy(() -> LedgerFile.read(file, notice -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("segment 1:0:2048+3 of learned/1 stands there twice");
  }
}
