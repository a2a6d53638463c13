package org.plaudit.experiments.store;

/** One arm with one seed: what runs by itself. */
public record PartId(String arm, long seed) {
  /** As in {@code learned/3}; also the part's folder of checkpoints. */
  @Override
  public String toString() {
    return arm + "/" + seed;
  }
}
