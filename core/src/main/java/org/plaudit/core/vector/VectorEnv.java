package org.plaudit.core.vector;

import org.plaudit.core.Saves;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;

/**
 * {@code size} copies of a world, stepped together. World {@code i}'s first episode has the seed
 * {@code seed + i}; later ones follow from it, as {@link EpisodeSeeds} says. The arrays handed out
 * are the shared buffers themselves: read them before the next call, never write to them. A vector
 * serves one thread at a time, however many work inside it.
 *
 * <p>Its saved state is that of every world, the buffers and the episode counters: a loaded vector
 * goes on to the last bit as the saved one would have.
 */
public sealed interface VectorEnv extends AutoCloseable, Saves permits SameStep, NextStep, Manual {
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

  /**
   * Starts the first episode of every world.
   *
   * @param seed zero or more
   */
  void reset(long seed);

  /**
   * Acts once in every world. Actions are checked before any world acts; when a world fails all the
   * same, the vector must be reset.
   *
   * @param actions (size, actionWidth), flat form
   * @throws IllegalStateException before reset, or where a world fails; the message says which
   * @throws IllegalArgumentException if a row is not the flat form of an action; the message says
   *     which
   */
  void step(float[] actions);

  /** What to act on next: (size, observationWidth). */
  float[] observations();

  /** What the last step earned: (size). */
  double[] rewards();

  /** How that world's episode stood after the last step. */
  Ending ending(int world);

  /** Closes every world and ends the threads; harmless when called again. */
  @Override
  void close();
}
