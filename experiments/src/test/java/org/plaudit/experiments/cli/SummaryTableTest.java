package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plaudit.experiments.stats.Scale;
import org.plaudit.experiments.store.PartId;
import org.plaudit.experiments.store.Summary;
import org.plaudit.experiments.store.WorldSummary;

class SummaryTableTest {
  private static Summary.ArmSummary earned(double value) {
    return Summary.ArmSummary.of(List.of(value, value), 0, 0);
  }

  @Test
  void severalWorldsHaveATableEachAndOneTogether() {
    Map<String, Summary.ArmSummary> arms = new LinkedHashMap<>();
    arms.put("A/ppo", earned(5));
    arms.put("A/random", earned(0));
    arms.put("B/ppo", earned(200));
    arms.put("B/random", earned(100));
    Map<String, Long> steps = new LinkedHashMap<>();
    steps.put("ppo", 50_000L);
    steps.put("random", 50_000L);
    Summary summary =
        new Summary(
            "tour",
            "c0ffee",
            List.of(1L, 2L),
            arms,
            List.of(
                new WorldSummary(
                    "A", steps, Map.of("sac", "no."), Optional.of(new Scale(0, 10)), "threshold"),
                new WorldSummary("B", steps, Map.of(), Optional.of(new Scale(100, 200)), "ppo")),
            List.of());
    assertThat(SummaryTable.of(summary))
        .isEqualTo(
            """
            A  50,000 steps a seed
              ppo     5.000  [5.000, 5.000]
              random  0.000  [0.000, 0.000]
              skipped: sac

            B  50,000 steps a seed
              ppo     200.0  [200.0, 200.0]
              random  100.0  [100.0, 100.0]

            Over A, B  0: random, 1: solved, or the best arm
              ppo     0.750  [0.750, 0.750]
              random  0.000  [0.000, 0.000]

            return: interquartile mean of the true return over 2 seeds
            """);
  }

  @Test
  void ofManyArmsTheLatestStandOnTheLine() {
    Standing standing = new Standing();
    List<PartId> parts =
        java.util.stream.Stream.of("a", "b", "c", "d", "e").map(arm -> new PartId(arm, 1)).toList();
    standing.begins(parts);
    parts.forEach(part -> standing.evaluated(part, 1));
    assertThat(standing.returns()).isEqualTo("b 1.0  c 1.0  d 1.0  e 1.0");
    standing.evaluated(parts.get(0), 2);
    assertThat(standing.returns()).isEqualTo("a 2.0  c 1.0  d 1.0  e 1.0");
  }
}
