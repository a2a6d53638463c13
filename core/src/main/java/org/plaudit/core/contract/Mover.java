package org.plaudit.core.contract;

import java.util.Optional;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Space;

/**
 * A random player that respects masks. It may cling to an action for a while: uniform moves alone
 * seldom drive a world into its corners.
 */
final class Mover<A> {
  private final Space<A> space;
  private final double cling;
  private final Pcg64 rng;
  private Optional<A> previous = Optional.empty();

  private Mover(Space<A> space, double cling, Pcg64 rng) {
    this.space = space;
    this.cling = cling;
    this.rng = rng;
  }

  /**
   * @param moves decides how strongly it clings: not at all if it is a multiple of 3
   */
  Mover(Space<A> space, long moves, Seed seed) {
    this(space, new double[] {0, 0.9, 0.99}[(int) (moves % 3)], seed.generator());
  }

  A next(Object observation) {
    // The draw comes first, so that the stream does not depend on what the world shows.
    boolean repeat = rng.nextDouble() < cling;
    if (!repeat || previous.filter(action -> legal(action, observation)).isEmpty()) {
      previous = Optional.of(draw(observation));
    }
    return previous.orElseThrow();
  }

  /** Whether the mask, if there is one that this player understands, allows the action. */
  boolean legal(A action, Object observation) {
    return !masks(observation)
        || ((Masked<?>) observation).legal().allows((Integer) action - ((Discrete) space).start());
  }

  /** Whether the observation tells which of the actions are legal, and some are. */
  boolean masks(Object observation) {
    return observation instanceof Masked<?> masked
        && space instanceof Discrete moves
        && masked.legal() != null
        && masked.legal().size() == moves.n()
        && masked.legal().count() > 0;
  }

  private A draw(Object observation) {
    if (masks(observation)) {
      @SuppressWarnings("unchecked") // The members of a Discrete are integers.
      A action = (A) (Integer) ((Discrete) space).sample(rng, ((Masked<?>) observation).legal());
      return action;
    }
    return space.sample(rng);
  }

  /** A player that goes on as this one will. */
  Mover<A> copy() {
    Mover<A> copy = new Mover<>(space, cling, rng.copy());
    copy.previous = previous;
    return copy;
  }
}
