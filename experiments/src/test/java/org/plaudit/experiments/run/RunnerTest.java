package org.plaudit.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Env;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.random.Seed;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;
import org.plaudit.experiments.fake.Fakes;
import org.plaudit.experiments.store.FeedbackLine;
import org.plaudit.experiments.store.Journal;
import org.plaudit.experiments.store.Metric;
import org.plaudit.experiments.store.PartId;
import org.plaudit.experiments.store.Results;
import org.plaudit.experiments.store.RunFailed;
import org.plaudit.experiments.store.RunFolder;
import org.plaudit.experiments.store.RunLock;
import org.plaudit.experiments.store.Summary;

class RunnerTest {
  @TempDir Path out;

  @Test
  void bothRewardsTeachTheWay() {
    ExperimentConfig config = Walks.config();
    Summary summary = Walks.run(config, Walks.folder(out, config), 2);
    assertThat(summary.arms()).containsOnlyKeys("learned", "task");
    // Always right earns about 15 of 20 steps; at random it is about 4.
    summary.arms().values().forEach(arm -> assertThat(arm.sure().low()).isGreaterThan(10));
    assertThat(summary.arms().get("learned").perSeed()).hasSize(3);
    assertThat(summary.configSha256()).isEqualTo(config.sha256());
    assertThat(summary.warnings()).hasSize(1);
  }

  @Test
  void everyQuestionIsAskedAnsweredAndLogged() {
    ExperimentConfig config = Walks.config();
    RunFolder folder = Walks.folder(out, config);
    Summary summary = Walks.run(config, folder, 2);
    Summary.ArmSummary learned = summary.arms().get("learned");
    assertThat(learned.asked()).isEqualTo(3 * 41);
    assertThat(learned.abstained()).isEqualTo(3 * 5);
    assertThat(summary.arms().get("task").asked()).isZero();
    List<FeedbackLine> lines = folder.feedback(config);
    assertThat(lines).hasSize(123);
    assertThat(lines.subList(0, 41))
        .extracting(FeedbackLine::query)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(lines.get(6).feedback()).isEqualTo(new Feedback.Abstention("cannot tell"));
    // What was shown can be found again, and had happened by the time of asking.
    List<String> shown =
        folder.segments().stream().map(line -> line.part() + " " + line.segment().id()).toList();
    assertThat(shown).doesNotHaveDuplicates();
    for (FeedbackLine line : lines) {
      assertThat(line.segments())
          .hasSize(2)
          .allMatch(id -> id.length() == 8)
          .allMatch(id -> shown.contains(line.part() + " " + id))
          .allMatch(id -> 2 * (id.start() + id.length()) <= line.step());
    }
  }

  @Test
  void theFeedbackLogDoesNotTellTheTrueReward() throws IOException {
    ExperimentConfig config = Walks.config();
    RunFolder folder = Walks.folder(out, config);
    Walks.run(config, folder, 1);
    String line = Files.readAllLines(folder.path().resolve("feedback.jsonl")).get(0);
    assertThat(line)
        .matches(
            "\\{\"v\":1,\"arm\":\"learned\",\"seed\":1,\"query\":0,\"kind\":\"compare\","
                + "\"rater\":\"sim-[0-9a-f]{8}\",\"segments\":\\[\"[^\"]+\",\"[^\"]+\"],"
                + "\"answer\":\"(first|second|tie)\",\"step\":\\d+}");
  }

  @Test
  void jobsChangeNoByte() {
    ExperimentConfig config = Walks.config();
    RunFolder one = Walks.folder(out.resolve("1"), config);
    RunFolder four = Walks.folder(out.resolve("4"), config);
    Walks.run(config, one, 1);
    Walks.run(config, four, 4);
    assertThat(Walks.results(four)).isEqualTo(Walks.results(one));
  }

  @Test
  void aRunThatIsStoppedAndResumedEndsInTheSameBytes() {
    ExperimentConfig config = Walks.config();
    RunFolder whole = Walks.folder(out.resolve("whole"), config);
    Walks.run(config, whole, 2);
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
      finished =
          Walks.runner(again.config(Fakes.catalog()), again, impatient, stop).run(2).isPresent();
      assertThat(again.finished()).isEqualTo(finished);
    }
    assertThat(stops).isGreaterThan(3);
    assertThat(Walks.results(parts)).isEqualTo(Walks.results(whole));
  }

  @Test
  void aStoppedRunCanBeReadAlready() {
    ExperimentConfig config = Walks.config();
    RunFolder folder = Walks.folder(out, config);
    Stop stop = new Stop();
    Progress once =
        new Progress() {
          @Override
          public void stepped(PartId part, long done) {
            if (done >= 640) {
              stop.request();
            }
          }
        };
    assertThat(Walks.runner(config, folder, once, stop).run(1)).isEmpty();
    assertThat(folder.finished()).isFalse();
    assertThat(folder.summary()).isEmpty();
    assertThat(folder.metrics(config))
        .extracting(Metric::name)
        .contains("evaluate.return", "learner.lean", "train.return", "reward.slope");
    assertThat(folder.feedback(config)).isNotEmpty();
  }

  @Test
  void aLossThatIsNoNumberStopsItsPartAndKeepsTheLastGoodCheckpoint() {
    ExperimentConfig config =
        Walks.config("arms.task.learner.poison=20", "arms.task.learner.rate=0");
    RunFolder folder = Walks.folder(out, config);
    RunFailed failed = catchThrowableOfType(RunFailed.class, () -> Walks.run(config, folder, 2));
    assertThat(failed.getMessage().lines())
        .hasSize(3)
        .allMatch(
            line ->
                line.matches(
                    "task/\\d stopped at step 608, its last good checkpoint is kept: learner.loss is"
                        + " NaN. Maybe lower the learning rate."));
    assertThat(folder.finished()).isFalse();
    assertThat(folder.journals(config))
        .filteredOn(journal -> journal.part().arm().equals("learned"))
        .allMatch(journal -> journal.finished());
    assertThat(folder.journals(config))
        .filteredOn(journal -> journal.part().arm().equals("task"))
        .allMatch(journal -> journal.steps() == 512);
  }

  /** As a child process that somebody kills. */
  @Test
  void aWorldThatFailsStopsItsPartAndKeepsTheLastGoodCheckpoint() {
    Catalog catalog = Catalog.of(new Fakes(), new Mortal.Offering());
    ExperimentConfig config =
        ConfigReader.parse(
            Walks.TEXT,
            "walk.yaml",
            new Overrides(
                List.of("arms.task.env.wrap=[{id: mortal, steps: 200}]", "arms.task.reward=task"),
                Optional.of("1")),
            catalog);
    RunFolder folder = Walks.folder(out, config);
    Runner runner = new Runner(config, catalog, folder, Progress.NONE, new Stop(), Walks.CLOCK);
    RunFailed failed = catchThrowableOfType(RunFailed.class, () -> runner.run(2));
    assertThat(failed)
        .hasMessage(
            "task/1 stopped at step 384, its last good checkpoint is kept: world 0: the child is"
                + " dead.")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(folder.finished()).isFalse();
    List<Journal> journals = folder.journals(config);
    assertThat(journals.get(0).finished()).isTrue();
    assertThat(journals.get(1).steps()).isEqualTo(256);
  }

  /** As of a run that is larger than memory. */
  @Test
  void journalsThatAreReadAgainGiveTheSameResults() {
    ExperimentConfig config = Walks.config();
    RunFolder folder = Walks.folder(out, config);
    Summary summary = Walks.run(config, folder, 2);
    Map<String, String> results = Walks.results(folder);
    Results again = new Results(config, Fakes.catalog(), folder.journals(config));
    assertThat(again.write(folder, summary.warnings())).isEqualTo(summary);
    assertThat(Walks.results(folder)).isEqualTo(results);
  }

  @Test
  void aDamagedCheckpointFallsBackToTheOneBefore() throws IOException {
    ExperimentConfig config = Walks.config();
    RunFolder folder = Walks.folder(out, config);
    Walks.run(config, folder, 2);
    Map<String, String> results = Walks.results(folder);
    Path latest = folder.path().resolve("checkpoints/learned/2/latest.bin");
    byte[] bytes = Files.readAllBytes(latest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(latest, bytes);
    Files.delete(folder.path().resolve("summary.json"));
    List<String> notices = new ArrayList<>();
    Progress listening =
        new Progress() {
          @Override
          public void notice(String message) {
            notices.add(message);
          }
        };
    assertThat(Walks.runner(config, folder, listening, new Stop()).run(1)).isPresent();
    assertThat(notices)
        .contains(
            latest
                + ": the checkpoint cannot be used: its checksum does not match."
                + " Trying the one before.");
    assertThat(Walks.results(folder)).isEqualTo(results);
  }

  @Test
  void withoutAnyWholeCheckpointThePartSaysWhatToDo() throws IOException {
    ExperimentConfig config = Walks.config();
    RunFolder folder = Walks.folder(out, config);
    Walks.run(config, folder, 2);
    Path seat = folder.path().resolve("checkpoints/task/1");
    Files.write(seat.resolve("latest.bin"), new byte[] {1, 2, 3});
    Files.write(seat.resolve("previous.bin"), new byte[0]);
    Files.delete(folder.path().resolve("summary.json"));
    RunFailed failed = catchThrowableOfType(RunFailed.class, () -> Walks.run(config, folder, 1));
    assertThat(failed)
        .hasMessage(
            seat
                + ": no checkpoint of task/1 is whole. Maybe delete that folder: the part then"
                + " starts anew, and ends in the same results.");
  }

  @Test
  void aFolderThatCannotBeMadeIsBadInput() throws IOException {
    Path file = Files.writeString(out.resolve("file"), "in the way");
    ExperimentConfig config = Walks.config();
    assertThat(catchThrowableOfType(BadInput.class, () -> Walks.folder(file, config)).problems())
        .singleElement()
        .asString()
        .contains("the run's folder cannot be made there")
        .endsWith("Maybe write --out FOLDER.");
  }

  @Test
  void aFolderThatCannotBeWrittenFailsTheRunWithOneMessage() throws IOException {
    ExperimentConfig config = Walks.config();
    RunFolder folder = Walks.folder(out, config);
    Files.writeString(folder.path().resolve("checkpoints"), "in the way");
    RunFailed failed = catchThrowableOfType(RunFailed.class, () -> Walks.run(config, folder, 1));
    assertThat(failed.getMessage().lines())
        .allMatch(line -> line.contains("cannot be read: Not a directory"));
    assertThat(folder.path().resolve("summary.json")).doesNotExist();
  }

  @Test
  void aConfigThatWasChangedIsNotResumed() throws IOException {
    ExperimentConfig config = Walks.config();
    RunFolder folder = Walks.folder(out, config);
    Path file = folder.path().resolve("config.yaml");
    Files.writeString(file, Files.readString(file).replace("every: 320", "every: 64"));
    assertThat(
            catchThrowableOfType(BadInput.class, () -> folder.config(Fakes.catalog())).problems())
        .singleElement()
        .asString()
        .contains("was changed since the run began");
  }

  @Test
  void twoProcessesDoNotShareAFolder() {
    ExperimentConfig config = Walks.config();
    RunFolder folder = Walks.folder(out, config);
    try (RunLock lock = folder.lock()) {
      assertThat(lock).isNotNull();
      assertThat(
              catchThrowableOfType(BadInput.class, () -> Walks.run(config, folder, 1)).problems())
          .singleElement()
          .asString()
          .contains("another process is running it");
    }
  }

  @Test
  void whatWasLearnedCanBeShown() {
    ExperimentConfig config = Walks.config();
    RunFolder folder = Walks.folder(out, config);
    Walks.run(config, folder, 2);
    Trained<?, ?> trained = Trained.load(folder, config, new PartId("learned", 2), Fakes.catalog());
    assertThat((Object) move(trained)).isEqualTo(1);
    assertThat(trained.journal().finished()).isTrue();
  }

  private static <O, A> A move(Trained<O, A> trained) {
    try (Env<O, A> world = trained.world()) {
      return trained.policy().act(world.reset(5), Seed.of(1).generator());
    }
  }
}
