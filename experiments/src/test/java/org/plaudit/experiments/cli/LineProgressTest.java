package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.plaudit.experiments.store.PartId;

class LineProgressTest {
  @Test
  void aLineEveryFiveSecondsTellsRateAndTimeLeft() {
    StringWriter out = new StringWriter();
    AtomicLong nanos = new AtomicLong(1_000_000_000);
    LineProgress progress = new LineProgress(new PrintWriter(out), nanos::get);
    PartId one = new PartId("task", 1);
    PartId two = new PartId("task", 2);
    progress.begins(List.of(one, two), 2_000_000, 100_000);
    progress.stepped(one, 100_000);
    progress.evaluated(one, 100_000, 20);
    progress.evaluated(two, 100_000, 30);
    nanos.addAndGet(4_000_000_000L);
    progress.stepped(two, 100_000);
    nanos.addAndGet(6_000_000_000L);
    progress.stepped(two, 200_000);
    assertThat(out.toString().lines())
        .containsExactly(
            "2 runs, 2,000,000 steps in all, 100,000 of them done before",
            " 15 %  20,000 steps/s  1:25 left  true return: task 25.0");
  }

  @Test
  void longTimesHaveHours() {
    assertThat(LineProgress.clock(59.6)).isEqualTo("1:00");
    assertThat(LineProgress.clock(3_725)).isEqualTo("1:02:05");
  }
}
