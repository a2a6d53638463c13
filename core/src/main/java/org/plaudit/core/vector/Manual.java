package org.plaudit.core.vector;

/** An ended world stays ended until the caller resets it; stepping it before is an error. */
public non-sealed interface Manual extends VectorEnv {
  /** Resets world {@code world} alone, to the episode named {@code seed}. */
  void reset(int world, long seed);
}
