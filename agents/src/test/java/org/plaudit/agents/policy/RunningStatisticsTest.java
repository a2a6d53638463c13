package org.plaudit.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RunningStatisticsTest {
  @Test
  void batchesAddUpToTheWhole() {
    RunningStatistics parts = new RunningStatistics(2);
    parts.add(new float[] {1, 10, 2, 20}, 2);
    parts.add(new float[] {6, 60}, 1);
    assertThat(parts.mean(0)).isCloseTo(3, within(1e-12));
    assertThat(parts.mean(1)).isCloseTo(30, within(1e-12));
    assertThat(parts.deviation(0)).isCloseTo(Math.sqrt(14 / 3.), within(1e-12));
  }

  @Test
  void aConstantColumnIsNotBlownUpAndAnOutlierIsClipped() {
    RunningStatistics statistics = new RunningStatistics(2);
    statistics.add(new float[] {5, 0, 5, 2}, 2);
    float[] row = {5, 1e6f};
    statistics.normalize(row, 1, row);
    assertThat(row).containsExactly(0, 10);
  }

  @Test
  void savedStatisticsGoOnAsTheOriginal() throws IOException {
    RunningStatistics original = new RunningStatistics(1);
    original.add(new float[] {1, 2, 4}, 3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    original.save(new DataOutputStream(bytes));
    RunningStatistics loaded = new RunningStatistics(1);
    loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    original.add(new float[] {7}, 1);
    loaded.add(new float[] {7}, 1);
    assertThat(loaded.mean(0)).isEqualTo(original.mean(0));
    assertThat(loaded.deviation(0)).isEqualTo(original.deviation(0));
    assertThatThrownBy(
            () ->
                new RunningStatistics(2)
                    .load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .hasMessage("running statistics of 1 columns cannot serve 2");
  }
}
