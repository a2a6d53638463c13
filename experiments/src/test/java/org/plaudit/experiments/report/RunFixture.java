package org.plaudit.experiments.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Ending;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.experiments.config.Arm;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;
import org.plaudit.experiments.config.RewardSource;
import org.plaudit.experiments.store.Answer;
import org.plaudit.experiments.store.Checkpoint;
import org.plaudit.experiments.store.Journal;
import org.plaudit.experiments.store.PartId;
import org.plaudit.experiments.store.Provenance;
import org.plaudit.experiments.store.Results;
import org.plaudit.experiments.store.RunFolder;
import org.plaudit.experiments.store.ShownSegment;

/**
 * Finished runs that look like real ones, made in a moment: curves that rise by formula, with noise
 * from a seed.
 */
public final class RunFixture {
  private static final String TEXT =
      """
      name: poles
      env: {id: CartPole-v1, wrap: [fixed-horizon]}
      learner: {id: ppo, steps: 120_000}
      oracle: {id: boltzmann, beta: 5, mistake: 0.1}
      feedback: {query: compare, select: disagreement, budget: 60, segment: 50}
      reward: learned
      seeds: [1, 2, 3, 4, 5]
      evaluate: {every: 20_000, episodes: 20}
      arms:
        learned: {}
        task: {reward: task}
        random: {reward: task, learner: {id: random}}
      """;

  private RunFixture() {}

  public static Catalog catalog() {
    return Catalog.installed();
  }

  /** The config of the run, with these changes. */
  public static ExperimentConfig config(String... sets) {
    return ConfigReader.parse(
        TEXT, "poles.yaml", new Overrides(List.of(sets), Optional.empty()), catalog());
  }

  /** A run of three arms. */
  public static Path write(Path out, String... sets) {
    return write(out, config(sets));
  }

  public static Path write(Path out, ExperimentConfig config) {
    Provenance began =
        new Provenance(
            "0.1.0",
            "0123456789abcdef0123456789abcdef01234567",
            config.sha256(),
            "OpenJDK 64-Bit Server VM 17.0.13+11",
            "Linux 6.1, amd64, 2 processors",
            "2025-01-02T03:04:05Z",
            List.of(),
            Optional.empty());
    RunFolder folder = RunFolder.create(out, config, "2025-01-02T03-04-05", began);
    List<Journal> journals = new ArrayList<>();
    for (PartId part : RunFolder.parts(config)) {
      journals.add(journal(config.arm(part.arm()), part));
    }
    new Results(config, catalog(), journals).write(folder, List.of());
    folder.write(began.finishedAt("2025-01-02T03:05:14Z"));
    return folder.path();
  }

  /** Leaves a checkpoint of one part, evaluated twice. */
  static void begin(RunFolder folder, ExperimentConfig config, String arm, long seed) {
    PartId part = new PartId(arm, seed);
    Journal journal = new Journal(part);
    journal.measured(0, "evaluate.return", 20);
    journal.measured(20_000, "evaluate.return", 120);
    folder
        .checkpoints(part, config.sha256())
        .write(Checkpoint.of(config.sha256(), journal, new Journal(part)));
  }

  private static Journal journal(Arm arm, PartId part) {
    RandomGenerator rng = Seed.of(part.seed()).child(part.arm()).generator();
    Journal journal = new Journal(part);
    boolean learns = !arm.learner().id().equals("random");
    boolean asks = arm.reward() instanceof RewardSource.Learned;
    double speed = (asks ? 30_000 : 18_000) * (0.8 + 0.5 * rng.nextDouble());
    for (long step = 0; step <= arm.steps(); step += 2_000) {
      double done = learns ? 1 - Math.exp(-step / speed) : 0;
      if (step > 0 && learns) {
        journal.measured(step, "learner.approx_kl", 0.01 + 0.01 * rng.nextDouble());
        journal.measured(step, "learner.entropy", 0.69 - 0.3 * done + 0.02 * rng.nextDouble());
        journal.measured(step, "learner.explained_variance", done - 0.1 * rng.nextDouble());
      }
      if (step > 0 && asks) {
        journal.measured(
            step, "reward.heldout_accuracy", 0.5 + 0.38 * done + 0.04 * rng.nextDouble());
      }
      if (step % arm.evaluate().every() == 0) {
        double noise = learns ? 25 * rng.nextDouble() : 3 * rng.nextDouble();
        journal.measured(step, "evaluate.return", Math.min(500, 21 + 490 * done - noise));
        journal.measured(step, "evaluate.length", 500);
      }
    }
    for (int query = 0; asks && query < 60; query++) {
      journal.answered(answer(part.seed(), query, rng));
    }
    journal.stepped(arm.steps());
    journal.finish();
    return journal;
  }

  private static Answer answer(long seed, int query, RandomGenerator rng) {
    double draw = rng.nextDouble();
    Feedback feedback =
        draw < 0.06
            ? new Feedback.Abstention("cannot tell")
            : new Feedback.Preference(
                draw < 0.1
                    ? Feedback.Preference.Choice.TIE
                    : draw < 0.55
                        ? Feedback.Preference.Choice.FIRST
                        : Feedback.Preference.Choice.SECOND);
    List<ShownSegment> shown =
        List.of(segment(seed, 100L * query), segment(seed, 100L * query + 50));
    return new Answer(query, "compare", "sim-0a1b2c3d", shown, feedback, 1000L * query);
  }

  private static ShownSegment segment(long seed, long start) {
    SegmentId id = new SegmentId(seed, 0, start, 50);
    return new ShownSegment(id, Vec.filled(51 * 4, 0), Vec.filled(50, 0), Ending.RUNNING);
  }
}
