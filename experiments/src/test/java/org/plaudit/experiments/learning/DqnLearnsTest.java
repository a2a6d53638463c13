package org.plaudit.experiments.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.store.Summary;

class DqnLearnsTest {
  @TempDir Path out;

  @Test
  void replayTeachesToBalanceThePoleWithinThirtyThousandSteps() {
    Summary summary =
        Trials.run(
            out,
            Trials.text("cartpole-dqn", ""),
            Catalog.installed(),
            "seeds=[1, 2]",
            "learner.steps=30_000",
            "evaluate.every=30_000");
    assertThat(summary.arms().values().iterator().next().perSeed())
        .allMatch(mean -> mean >= 475, "at least 475 of 500");
  }
}
