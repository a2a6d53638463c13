package org.plaudit.experiments.run;

import java.util.Optional;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Env;
import org.plaudit.core.learn.Policy;
import org.plaudit.experiments.config.Arm;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.store.Checkpoint;
import org.plaudit.experiments.store.Journal;
import org.plaudit.experiments.store.PartId;
import org.plaudit.experiments.store.RunFolder;

/** What one part has learned by its latest checkpoint, and a world to show it in. */
public final class Trained<O, A> {
  private final Env<O, A> world;
  private final Policy<O, A> policy;
  private final Optional<Opinion<O, A>> opinion;
  private final Journal journal;

  private Trained(
      Env<O, A> world, Policy<O, A> policy, Optional<Opinion<O, A>> opinion, Journal journal) {
    this.world = world;
    this.policy = policy;
    this.opinion = opinion;
    this.journal = journal;
  }

  /**
   * @throws BadInput if the part has no checkpoint yet
   */
  public static Trained<?, ?> load(
      RunFolder folder, ExperimentConfig config, PartId id, Catalog catalog) {
    Checkpoint checkpoint =
        folder
            .checkpoints(id, config.sha256())
            .read(notice -> {})
            .orElseThrow(
                () ->
                    new BadInput(
                        "%s: %s has no checkpoint yet. Maybe resume the run first."
                            .formatted(folder.path(), id)));
    Journal journal = checkpoint.journal();
    Arm arm = config.arm(id.arm());
    try (Part<?, ?> part = Part.of(arm, catalog, journal, Progress.NONE)) {
      checkpoint.restore(part);
      return of(part, arm, catalog, journal);
    }
  }

  private static <O, A> Trained<O, A> of(
      Part<O, A> part, Arm arm, Catalog catalog, Journal journal) {
    // A single world never takes the native vector form, and is shown as the training saw it.
    @SuppressWarnings("unchecked") // The part's worlds are made in the same way.
    Env<O, A> world = (Env<O, A>) arm.world(catalog);
    Worlds.lookLike(world, part.worlds());
    return new Trained<>(world, part.learner().best(), part.opinion(), journal);
  }

  /** A fresh world as the learner sees it; whoever asked for it closes it. */
  public Env<O, A> world() {
    return world;
  }

  /** How it acts when it counts. */
  public Policy<O, A> policy() {
    return policy;
  }

  /** The reward that it learned by; empty where none was learned. */
  public Optional<Opinion<O, A>> opinion() {
    return opinion;
  }

  /** All that was measured on the way. */
  public Journal journal() {
    return journal;
  }
}
