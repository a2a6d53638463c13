package org.plaudit.experiments.run;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.config.Advice;
import org.plaudit.experiments.config.Arm;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.store.Checkpoint;
import org.plaudit.experiments.store.CheckpointFiles;
import org.plaudit.experiments.store.Journal;
import org.plaudit.experiments.store.Journals;
import org.plaudit.experiments.store.PartId;
import org.plaudit.experiments.store.Results;
import org.plaudit.experiments.store.RunFailed;
import org.plaudit.experiments.store.RunFolder;
import org.plaudit.experiments.store.RunLock;
import org.plaudit.experiments.store.Summary;

/**
 * Runs all parts of an experiment side by side and merges what they leave. Begins each part at its
 * latest checkpoint, so that a first run and a resumed one are the same thing.
 */
public final class Runner {
  private final ExperimentConfig config;
  private final String hash;
  private final Catalog catalog;
  private final RunFolder folder;
  private final Progress progress;
  private final Stop stop;
  private final Clock clock;
  private final AtomicBoolean abort = new AtomicBoolean();

  /**
   * @param folder holds the same config
   * @param stop asks to stop at the next safe point
   * @param clock tells the times in the provenance, and nothing else
   */
  public Runner(
      ExperimentConfig config,
      Catalog catalog,
      RunFolder folder,
      Progress progress,
      Stop stop,
      Clock clock) {
    this.config = config;
    this.hash = config.sha256();
    this.catalog = catalog;
    this.folder = folder;
    this.progress = progress;
    this.stop = stop;
    this.clock = clock;
  }

  /**
   * Runs what is left to run.
   *
   * @param jobs how many parts at the same time, at least 1; changes no byte of the results
   * @return what came out; empty if it was stopped before the end
   * @throws RunFailed if a part, or the folder, fails; the other parts are run to their end first,
   *     where they can be
   */
  public Optional<Summary> run(int jobs) {
    Require.that(jobs >= 1, "jobs (%d) must be at least 1", jobs);
    try (RunLock lock = folder.lock()) {
      Require.state(lock != null, "the folder must be locked");
      return locked(jobs);
    }
  }

  private Optional<Summary> locked(int jobs) {
    List<String> advice = Advice.of(config, catalog);
    config.crossing().sentences().forEach(progress::notice);
    advice.forEach(progress::notice);
    List<PartId> parts = RunFolder.parts(config);
    long steps =
        config.arms().stream().mapToLong(arm -> Part.plannedSteps(arm, catalog)).sum()
            * config.seeds().size();
    Journals journals = folder.journals(config);
    progress.begins(parts, steps, done(journals));
    if (!finished(parts, journals, jobs)) {
      return Optional.empty();
    }
    Summary summary = new Results(config, catalog, journals).write(folder, advice);
    folder.write(folder.provenance().finishedAt(now(clock)));
    return Optional.of(summary);
  }

  /** Steps in the checkpoints so far. */
  private static long done(Journals journals) {
    try {
      return journals.stream().mapToLong(Journal::steps).sum();
    } catch (RunFailed e) {
      // The part that it is about will say so.
      return 0;
    }
  }

  /** The present time in ISO 8601, to the second, with the zone. */
  public static String now(Clock clock) {
    return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Runs the parts, and tells whether all came to their end. */
  private boolean finished(List<PartId> parts, Journals journals, int jobs) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(jobs, parts.size()),
            task -> {
              Thread thread = new Thread(task, "plaudit-part");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Boolean>> running = new ArrayList<>();
      for (PartId part : parts) {
        running.add(threads.submit(() -> guarded(part, journals)));
      }
      return gathered(running);
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean guarded(PartId part, Journals journals) {
    try {
      Journal journal = run(part);
      journals.keep(journal);
      return journal.finished();
    } catch (RunFailed e) {
      if (e.scope() == RunFailed.Scope.RUN) {
        abort.set(true);
      }
      throw e;
    } catch (RuntimeException | Error e) {
      abort.set(true);
      throw e;
    }
  }

  private boolean gathered(List<Future<Boolean>> running) {
    boolean finished = true;
    List<RuntimeException> unexpected = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    List<Throwable> causes = new ArrayList<>();
    for (Future<Boolean> part : running) {
      try {
        finished &= part.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RunFailed failed) {
          failures.add(failed.getMessage());
          Optional.ofNullable(failed.getCause()).ifPresent(causes::add);
        } else if (e.getCause() instanceof OutOfMemoryError) {
          failures.add(
              "the run needs more than its %d MB of memory. Maybe give it more, as in PLAUDIT_JVM=-Xmx8g, or fewer --jobs, learner.worlds or learner.horizon."
                  .formatted(Runtime.getRuntime().maxMemory() >> 20));
        } else if (e.getCause() instanceof RuntimeException cause) {
          unexpected.add(cause);
        } else {
          unexpected.add(new IllegalStateException(e.getCause()));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        abort.set(true);
        throw new RunFailed(RunFailed.Scope.RUN, "the run was interrupted. Maybe resume it.");
      }
    }
    if (!unexpected.isEmpty()) {
      throw unexpected.get(0);
    }
    if (!failures.isEmpty()) {
      throw new RunFailed(
          RunFailed.Scope.RUN,
          String.join("\n", failures.stream().distinct().toList()),
          causes.stream().findFirst());
    }
    return finished;
  }

  /** Runs one part from its latest checkpoint on, to its end or to the next safe point. */
  private Journal run(PartId id) {
    CheckpointFiles files = folder.checkpoints(id, hash);
    Optional<Checkpoint> latest = files.read(progress::notice);
    Journal journal = latest.map(Checkpoint::journal).orElseGet(() -> new Journal(id));
    progress.stepped(id, journal.steps());
    if (!journal.finished() && !stopped()) {
      Arm arm = config.arm(id.arm());
      try (Part<?, ?> part = Part.of(arm, catalog, journal, progress)) {
        latest.ifPresent(checkpoint -> checkpoint.restore(part));
        run(part, journal, files);
      }
    }
    if (journal.finished()) {
      progress.finished(id);
    }
    return journal;
  }

  private void run(Part<?, ?> part, Journal journal, CheckpointFiles files) {
    while (!part.done() && !stopped()) {
      iterate(part, journal);
      if (part.done() || part.passed(config.checkpoint().every()) || stopped()) {
        files.write(Checkpoint.of(hash, journal, part));
      }
    }
  }

  /** Worlds that fail, as by the death of a child process, say so by an illegal state. */
  private static void iterate(Part<?, ?> part, Journal journal) {
    try {
      part.iterate();
    } catch (IllegalStateException e) {
      throw new RunFailed(
          RunFailed.Scope.PART,
          "%s stopped at step %d, its last good checkpoint is kept: %s"
              .formatted(journal.part(), journal.steps(), e.getMessage()),
          Optional.of(e));
    }
  }

  private boolean stopped() {
    return stop.requested() || abort.get();
  }
}
