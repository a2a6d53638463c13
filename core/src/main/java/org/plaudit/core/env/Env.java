package org.plaudit.core.env;

import java.util.Optional;

/**
 * A world with one agent. An episode is a pure function of its seed and its actions: two instances
 * given the same agree to the last bit, on any thread. One instance serves one thread at a time.
 *
 * @param <O> the type of observations, immutable
 * @param <A> the type of actions, immutable
 */
public interface Env<O, A> extends AutoCloseable {
  EnvSpec<O, A> spec();

  /**
   * Starts the episode named {@code seed}, whatever came before.
   *
   * @param seed zero or more
   * @throws IllegalArgumentException if {@code seed} is negative
   */
  O reset(long seed);

  /**
   * Acts once.
   *
   * @throws IllegalStateException before reset, or after the ending
   * @throws IllegalArgumentException if {@code action} is not a member of {@code spec().actions()}
   */
  Step<O> step(A action);

  /**
   * This world, or the one inside the wrappers, seen as what else it can do; empty if it cannot.
   */
  default <T> Optional<T> find(Class<T> ability) {
    return ability.isInstance(this) ? Optional.of(ability.cast(this)) : Optional.empty();
  }

  /** Frees what the world holds outside the heap; harmless when called again. */
  @Override
  default void close() {}
}
