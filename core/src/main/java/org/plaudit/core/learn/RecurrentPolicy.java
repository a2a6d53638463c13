package org.plaudit.core.learn;

import java.util.random.RandomGenerator;

/**
 * A policy that remembers within an episode. What it remembers of a world is a row of {@link
 * #memory} floats, all zero when an episode starts, that belongs to the caller: the policy itself
 * is as frozen as any other, and any thread may use it. {@link Memory} holds such rows.
 */
public interface RecurrentPolicy<O, A> extends Policy<O, A> {
  /** How many floats it remembers of one world; at least 1. */
  int memory();

  /**
   * @param memory what it remembers of this world, overwritten
   */
  A act(O observation, float[] memory, RandomGenerator rng);

  /**
   * Acts on many worlds at once, in the flat form of their spaces.
   *
   * @param observations (rows, observationWidth)
   * @param memories (rows, memory()), overwritten
   * @param actions (rows, actionWidth), overwritten
   */
  void act(float[] observations, float[] memories, int rows, float[] actions, RandomGenerator rng);

  /** As at the start of an episode. Whoever plays on keeps a {@link Memory}. */
  @Override
  default A act(O observation, RandomGenerator rng) {
    return act(observation, new float[memory()], rng);
  }
}
