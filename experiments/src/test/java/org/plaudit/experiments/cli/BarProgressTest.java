package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.experiments.store.PartId;

class BarProgressTest {
  private static final PartId PART = new PartId("task", 1);

  @Test
  void theBarShowsStepsAndReturnsAndLeavesCtrlCToUs() throws ReflectiveOperationException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try (BarProgress bar = new BarProgress()) {
      bar.begins(List.of(PART), 200, 50);
      bar.evaluated(PART, 100, 12.5);
      bar.stepped(PART, 100);
    } finally {
      System.setErr(before);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains(" 50% |", "left", "steps/s", "task 12.5");
    // A terminal that JLine has opened would end the process at once on Ctrl-C.
    Field terminal =
        Class.forName("me.tongfei.progressbar.TerminalUtils").getDeclaredField("terminal");
    terminal.setAccessible(true);
    assertThat(terminal.get(null)).isNull();
  }
}
