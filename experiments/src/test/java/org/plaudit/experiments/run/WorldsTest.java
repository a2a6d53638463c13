package org.plaudit.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.experiments.config.Arm;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.fake.Fakes;
import org.plaudit.experiments.store.PartId;
import org.plaudit.experiments.store.RunFolder;

class WorldsTest {
  private static final String NORMALIZED = "env.wrap=[normalize-observation]";

  @Test
  void anEvaluationSeesTheWorldAsTrainingDoes() {
    Arm arm = Walks.config(NORMALIZED).arm("task");
    try (Worlds training = new Worlds(arm, Fakes.catalog(), 1);
        Worlds fresh = new Worlds(arm, Fakes.catalog(), 1)) {
      training.vector().reset(3);
      for (int i = 0; i < 50; i++) {
        training.vector().step(new float[] {i % 3 == 0 ? 0 : 1});
      }
      fresh.vector().reset(9);
      float before = fresh.vector().observations()[0];
      fresh.lookLike(training);
      fresh.vector().reset(9);
      float first = fresh.vector().observations()[0];
      // A lone observation is its own mean; by the moments of training it is something else.
      assertThat(before).isZero();
      assertThat(first).isNotZero();
      // And the moments stay: the same episode looks the same again.
      fresh.vector().step(new float[] {1});
      fresh.vector().reset(9);
      assertThat(fresh.vector().observations()[0]).isEqualTo(first);
    }
  }

  @Test
  void movingMomentsAreResumedToTheLastBit(@TempDir Path out) {
    ExperimentConfig config = Walks.config(NORMALIZED);
    RunFolder whole = Walks.folder(out.resolve("whole"), config);
    Walks.run(config, whole, 2);
    RunFolder stopped = Walks.folder(out.resolve("stopped"), config);
    Stop stop = new Stop();
    Progress halfway =
        new Progress() {
          @Override
          public void stepped(PartId part, long done) {
            if (done >= 700) {
              stop.request();
            }
          }
        };
    assertThat(Walks.runner(config, stopped, halfway, stop).run(2)).isEmpty();
    Walks.run(config, stopped, 2);
    assertThat(Walks.results(stopped)).isEqualTo(Walks.results(whole));
  }
}
