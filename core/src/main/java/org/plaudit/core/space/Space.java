package org.plaudit.core.space;

import java.util.random.RandomGenerator;

/**
 * The values an observation or an action may take. Immutable; holds no random state.
 *
 * @param <T> the type of a member, itself immutable
 */
public sealed interface Space<T>
    permits Discrete, MultiDiscrete, MultiBinary, Box, Text, Sequence, Product, OneOf, WithMask {

  /** Whether {@code x} is a member; false, never an exception, for anything else. */
  boolean contains(Object x);

  /** Draws a member; uniformly where the space is finite or bounded. */
  T sample(RandomGenerator rng);

  /** Length of the flat form, in floats; the same for all members, at least 1, at most 2^24. */
  int width();

  /** Writes the flat form of a member to {@code into[at .. at + width())}. */
  void write(T x, float[] into, int at);

  /**
   * The member whose flat form lies at {@code from[at .. at + width())}.
   *
   * @throws IllegalArgumentException if what should be an index or a length there is none; numbers
   *     of a {@link Box} are taken as they are
   */
  T read(float[] from, int at);

  <R> R match(Cases<R> cases);

  /** One answer per kind of space: a new kind breaks every reader until it answers. */
  interface Cases<R> {
    R discrete(Discrete space);

    R multiDiscrete(MultiDiscrete space);

    R multiBinary(MultiBinary space);

    R box(Box space);

    R text(Text space);

    R sequence(Sequence<?> space);

    R product(Product space);

    R oneOf(OneOf space);

    R withMask(WithMask<?> space);
  }
}
