package org.plaudit.core.vector;

import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;

/**
 * {@code size} copies of a world, stepped together. World {@code i}'s first episode has the seed
 * {@code seed + i}; later ones follow from it. The arrays handed out are the shared buffers
 * themselves: read them before the next call, never write to them.
 */
public sealed interface VectorEnv extends AutoCloseable permits SameStep, NextStep, Manual {
  /** The spec of one world. */
  EnvSpec<?, ?> spec();

  /** How many worlds; at least 1. */
  int size();

  /** Floats in one observation: {@code spec().observations().width()}. */
  default int observationWidth() {
    return spec().observations().width();
  }

  /** Floats in one action: {@code spec().actions().width()}. */
  default int actionWidth() {
    return spec().actions().width();
  }

  void reset(long seed);

  /**
   * Acts once in every world.
   *
   * @param actions (size, actionWidth), flat form
   * @throws IllegalStateException before reset
   */
  void step(float[] actions);

  /** What to act on next: (size, observationWidth). */
  float[] observations();

  /** What the last step earned: (size). */
  double[] rewards();

  /** How world {@code i}'s episode stood after the last step. */
  Ending ending(int world);

  @Override
  void close();
}
