package org.plaudit.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;
import org.plaudit.experiments.fake.Pacer;
import org.plaudit.experiments.store.PartId;
import org.plaudit.experiments.store.RunFolder;
import org.plaudit.experiments.store.Summary;

/** What a policy remembers, through lessons, evaluations and checkpoints. */
class MemoryInRunsTest {
  private static final Catalog CATALOG = Pacer.catalog();

  private static final String TEXT =
      """
      name: pace
      env: {id: Corridor-v0, length: 6, limit: 20, slip: 0}
      learner: {id: pacer, steps: 640}
      reward: task
      seeds: [1, 2]
      evaluate: {every: 160, episodes: 4}
      checkpoint: {every: 64}
      """;

  @TempDir Path out;

  private static ExperimentConfig config() {
    return ConfigReader.parse(
        TEXT, "pace.yaml", new Overrides(List.of(), Optional.empty()), CATALOG);
  }

  private static Runner runner(RunFolder folder, Progress progress, Stop stop) {
    return new Runner(folder.config(CATALOG), CATALOG, folder, progress, stop, Walks.CLOCK);
  }

  /** Episodes of 20 steps do not end where lessons of 16 do; the pacer refuses any other memory. */
  @Test
  void itIsKeptFromLessonToLessonAndForgottenWhereEpisodesEnd() {
    RunFolder folder = Walks.folder(out, config());
    Summary summary = runner(folder, Progress.NONE, new Stop()).run(2).orElseThrow();
    // It is in the last cell every second step at most; without memory it would stay there.
    summary
        .arms()
        .values()
        .iterator()
        .next()
        .perSeed()
        .forEach(mean -> assertThat(mean).isIn(0.0, 2.5, 5.0, 7.5, 10.0));
  }

  @Test
  void itIsPartOfACheckpoint() {
    RunFolder whole = Walks.folder(out.resolve("whole"), config());
    runner(whole, Progress.NONE, new Stop()).run(1);
    RunFolder parts = Walks.folder(out.resolve("parts"), config());
    int stops = 0;
    for (boolean finished = false; !finished; stops++) {
      Stop stop = new Stop();
      AtomicLong left = new AtomicLong(9);
      Progress impatient =
          new Progress() {
            @Override
            public void stepped(PartId part, long done) {
              if (left.decrementAndGet() == 0) {
                stop.request();
              }
            }
          };
      finished = runner(RunFolder.open(parts.path()), impatient, stop).run(1).isPresent();
    }
    assertThat(stops).isGreaterThan(2);
    assertThat(Walks.results(parts)).isEqualTo(Walks.results(whole));
  }
}
