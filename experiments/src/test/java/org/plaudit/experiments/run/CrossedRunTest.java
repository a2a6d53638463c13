package org.plaudit.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;
import org.plaudit.experiments.fake.Fakes;
import org.plaudit.experiments.stats.Interval;
import org.plaudit.experiments.store.Group;
import org.plaudit.experiments.store.PartId;
import org.plaudit.experiments.store.RunFailed;
import org.plaudit.experiments.store.RunFolder;
import org.plaudit.experiments.store.Summary;
import org.plaudit.experiments.store.WorldSummary;

/** Arms crossed with worlds, from config to results. */
class CrossedRunTest {
  private static final String TEXT =
      """
      name: tour
      reward: task
      learner: {steps: 1_280}
      seeds: [1, 2, 3]
      evaluate: {every: 320, episodes: 4}
      checkpoint: {every: 256}
      worlds:
        near: {env: {id: Corridor-v0, length: 6, limit: 20}}
        far: {env: {id: Corridor-v0, length: 8, limit: 40}, learner: {steps: 2_560}}
        Pendulum-v1: {learner: {steps: 400}, evaluate: {every: 400}}
      arms:
        lean: {learner: lean}
        random: {learner: random}
      """;

  private static final Catalog CATALOG = Fakes.manyWorlds();

  @TempDir Path out;

  private static ExperimentConfig config(String... sets) {
    return ConfigReader.parse(
        TEXT, "tour.yaml", new Overrides(List.of(sets), Optional.empty()), CATALOG);
  }

  private static Runner runner(
      ExperimentConfig config, RunFolder folder, Progress progress, Stop stop) {
    return new Runner(config, CATALOG, folder, progress, stop, Walks.CLOCK);
  }

  private static Summary run(ExperimentConfig config, RunFolder folder, int jobs) {
    return runner(config, folder, Progress.NONE, new Stop()).run(jobs).orElseThrow();
  }

  @Test
  void theSummaryTellsWorldByWorldAndAllTogether() {
    ExperimentConfig config = config();
    RunFolder folder = Walks.folder(out, config);
    Summary summary = run(config, folder, 2);
    assertThat(summary.arms())
        .containsOnlyKeys(
            "near/lean", "near/random", "far/lean", "far/random", "Pendulum-v1/random");
    assertThat(summary.worlds())
        .extracting(WorldSummary::name)
        .containsExactly("near", "far", "Pendulum-v1");
    WorldSummary far = summary.worlds().get(1);
    assertThat(far.steps()).containsEntry("lean", 2_560L).containsEntry("random", 2_560L);
    // No return is agreed, so the best arm is the end of the scale.
    assertThat(far.oneIs()).isEqualTo("lean");
    assertThat(far.scale().orElseThrow().zero())
        .isEqualTo(summary.arms().get("far/random").sure().estimate());
    WorldSummary pendulum = summary.worlds().get(2);
    assertThat(pendulum.skipped().get("lean")).startsWith("it knows only two moves");
    assertThat(pendulum.scale()).isEmpty();
    Group both = summary.groups().get(0);
    assertThat(summary.groups()).hasSize(1);
    assertThat(both.worlds()).containsExactly("near", "far");
    assertThat(both.iqm("lean").estimate()).isBetween(0.9, 1.1);
    assertThat(both.improvement("lean", "random")).isEqualTo(new Interval(1, 1, 1));
    // What stands in the file is the same.
    assertThat(folder.summary()).contains(summary);
    assertThat(folder.summary().orElseThrow().json()).isEqualTo(summary.json());
    assertThat(summary.json())
        .contains(
            "\"one_is\": \"lean\"",
            "\"aggregates\": [{",
            "\"worlds\": [\"near\", \"far\"]",
            "\"lean\": \"it knows only two moves");
  }

  @Test
  void jobsChangeNoByte() {
    ExperimentConfig config = config();
    RunFolder one = Walks.folder(out.resolve("1"), config);
    RunFolder four = Walks.folder(out.resolve("4"), config);
    run(config, one, 1);
    run(config, four, 4);
    assertThat(Walks.results(four)).isEqualTo(Walks.results(one));
  }

  @Test
  void aRunThatIsStoppedAndResumedEndsInTheSameBytes() {
    ExperimentConfig config = config();
    RunFolder whole = Walks.folder(out.resolve("whole"), config);
    run(config, whole, 2);
    RunFolder parts = Walks.folder(out.resolve("parts"), config);
    int stops = 0;
    for (boolean finished = false; !finished; stops++) {
      Stop stop = new Stop();
      AtomicLong left = new AtomicLong(37);
      Progress impatient =
          new Progress() {
            @Override
            public void stepped(PartId part, long done) {
              if (left.decrementAndGet() == 0) {
                stop.request();
              }
            }
          };
      RunFolder again = RunFolder.open(parts.path());
      finished = runner(again.config(CATALOG), again, impatient, stop).run(2).isPresent();
    }
    assertThat(stops).isGreaterThan(3);
    assertThat(Walks.results(parts)).isEqualTo(Walks.results(whole));
  }

  @Test
  void whatIsSkippedIsSaidBeforeTheRun() {
    ExperimentConfig config = config();
    List<String> said = new ArrayList<>();
    Progress listening =
        new Progress() {
          @Override
          public void notice(String message) {
            said.add(message);
          }

          @Override
          public void begins(List<PartId> parts, long steps, long done) {
            said.add("begins");
          }
        };
    assertThat(runner(config, Walks.folder(out, config), listening, new Stop()).run(2)).isPresent();
    assertThat(said.get(0)).startsWith("lean skips Pendulum-v1: it knows only two moves");
    assertThat(said).endsWith("begins");
  }

  @Test
  void aLossThatIsNoNumberStopsItsCellAndKeepsTheLastGoodCheckpoint() {
    ExperimentConfig config =
        config("worlds.near.arms.lean.learner.poison=20", "worlds.near.arms.lean.learner.rate=0");
    RunFolder folder = Walks.folder(out, config);
    RunFailed failed = catchThrowableOfType(RunFailed.class, () -> run(config, folder, 2));
    assertThat(failed.getMessage().lines())
        .containsExactlyInAnyOrder(
            message("near/lean/1"), message("near/lean/2"), message("near/lean/3"));
    assertThat(folder.journals(config))
        .allMatch(
            journal ->
                journal.part().arm().equals("near/lean")
                    ? journal.steps() == 512 && !journal.finished()
                    : journal.finished());
    assertThat(out.resolve("tour/now/checkpoints/near/lean/1/latest.bin")).isRegularFile();
    Trained<?, ?> kept = Trained.load(folder, config, new PartId("near/lean", 1), CATALOG);
    assertThat(kept.journal().steps()).isEqualTo(512);
  }

  private static String message(String part) {
    return part
        + " stopped at step 608, its last good checkpoint is kept: learner.loss is NaN. Maybe lower"
        + " the learning rate.";
  }
}
