package org.plaudit.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static Summary summary() {
    Map<String, Summary.ArmSummary> arms = new LinkedHashMap<>();
    arms.put("learned", Summary.ArmSummary.of(List.of(500.0, 486.0, 12.0, 495.0, 489.0), 10, 7));
    arms.put("task", Summary.ArmSummary.of(List.of(-0.5, -0.5, -0.5, -0.5, -0.5), 0, 0));
    return new Summary(
        "walk", "c0ffee", List.of(1L, 2L, 3L, 4L, 5L), arms, List.of(), List.of("a \"warning\""));
  }

  @Test
  void theFileLooksAsPromised() {
    assertThat(summary().json())
        .isEqualTo(
            """
            {
              "name": "walk",
              "config_sha256": "c0ffee",
              "seeds": [1, 2, 3, 4, 5],
              "arms": {
                "learned": {
                  "return": {
                    "per_seed": [500.0, 486.0, 12.0, 495.0, 489.0],
                    "iqm": 490.0,
                    "low": %s,
                    "high": %s
                  },
                  "answers": {
                    "asked": 10,
                    "answered": 7,
                    "abstained": 3
                  }
                },
                "task": {
                  "return": {
                    "per_seed": [-0.5, -0.5, -0.5, -0.5, -0.5],
                    "iqm": -0.5,
                    "low": -0.5,
                    "high": -0.5
                  },
                  "answers": {
                    "asked": 0,
                    "answered": 0,
                    "abstained": 0
                  }
                }
              },
              "warnings": ["a \\"warning\\""]
            }
            """
                .formatted(
                    summary().arms().get("learned").sure().low(),
                    summary().arms().get("learned").sure().high()));
  }

  @Test
  void whatWasMeasuredOfALearnedRewardStandsBesideTheReturn() throws IOException {
    Map<String, Summary.ArmSummary> arms = new LinkedHashMap<>();
    arms.put(
        "learned",
        Summary.ArmSummary.of(List.of(5.0, 5.0), 10, 7)
            .learned(Map.of("epic", List.of(0.25, 0.25))));
    Summary summary = new Summary("walk", "c0ffee", List.of(1L, 2L), arms, List.of(), List.of());
    assertThat(summary.json())
        .contains(
            """
                  "reward": {
                    "epic": {
                      "per_seed": [0.25, 0.25],
                      "iqm": 0.25,
            """);
    assertThat(Summary.parse(summary.json())).isEqualTo(summary);
  }

  @Test
  void theFileReadsBack() throws IOException {
    assertThat(Summary.parse(summary().json())).isEqualTo(summary());
  }
}
