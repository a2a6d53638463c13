package org.plaudit.experiments.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.catalog.Catalog;

/** That the pendulum is swung up; standing still at the bottom scores about -1,200. */
class PendulumLearningTest {
  @TempDir Path out;

  @Test
  void softActorCriticSwingsThePendulumUpWithinTenThousandSteps() {
    assertThat(
            Trials.run(
                    out,
                    Trials.text("pendulum-sac"),
                    Catalog.installed(),
                    "seeds=[1]",
                    "learner.steps=10_000",
                    "learner.batch=128",
                    "evaluate.every=10_000")
                .arms()
                .get("pendulum-sac")
                .perSeed())
        .allMatch(mean -> mean >= -300, "at least -300");
  }
}
