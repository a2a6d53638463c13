package org.plaudit.core.multi;

import java.util.Map;
import java.util.Optional;
import org.plaudit.core.env.EnvId;
import org.plaudit.core.env.EnvSpec;

/**
 * A world with several agents; turn-taking and simultaneous play are one interface. A game is a
 * pure function of its seed and the actions.
 */
public interface MultiEnv<O, A> extends AutoCloseable {
  EnvId id();

  /** One spec an agent, in the order of play; the same at every call. */
  Map<AgentId, EnvSpec<O, A>> specs();

  Round<O> reset(long seed);

  /**
   * Everyone who must act does.
   *
   * @param actions has exactly the keys of the last round's {@code observations}
   * @throws IllegalStateException before reset, or when the game is over
   * @throws IllegalArgumentException if an agent is missing or surplus, or an action is not a
   *     member of its space
   */
  Round<O> step(Map<AgentId, A> actions);

  /** As {@link org.plaudit.core.env.Env#find}. */
  default <T> Optional<T> find(Class<T> ability) {
    return ability.isInstance(this) ? Optional.of(ability.cast(this)) : Optional.empty();
  }

  @Override
  default void close() {}
}
