package org.plaudit.experiments.store;

import java.lang.ref.SoftReference;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What each part of a run has left so far, arm by arm and seed by seed. A large run leaves more
 * than fits into memory, so a journal is read from its part's checkpoint when it is asked for, and
 * stays only while nothing else needs the room.
 */
public final class Journals extends AbstractList<Journal> {
  private final RunFolder folder;
  private final String config;
  private final List<PartId> parts;
  private final AtomicReferenceArray<SoftReference<Journal>> read;

  Journals(RunFolder folder, String config, List<PartId> parts) {
    this.folder = folder;
    this.config = config;
    this.parts = parts;
    this.read = new AtomicReferenceArray<>(parts.size());
  }

  /** Saves reading the journal of a part, which a checkpoint holds as it is. */
  public void keep(Journal journal) {
    read.set(parts.indexOf(journal.part()), new SoftReference<>(journal));
  }

  /**
   * @return an empty journal if the part has no checkpoint
   * @throws RunFailed if it has, but cannot read it
   */
  @Override
  public Journal get(int index) {
    SoftReference<Journal> kept = read.get(index);
    Journal journal = kept == null ? null : kept.get();
    if (journal == null) {
      PartId part = parts.get(index);
      journal =
          folder
              .checkpoints(part, config)
              .read(notice -> {})
              .map(Checkpoint::journal)
              .orElseGet(() -> new Journal(part));
      read.set(index, new SoftReference<>(journal));
    }
    return journal;
  }

  @Override
  public int size() {
    return parts.size();
  }
}
