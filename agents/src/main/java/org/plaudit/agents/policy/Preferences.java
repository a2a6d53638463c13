package org.plaudit.agents.policy;

import java.util.Optional;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Discrete;

/**
 * How much each of the moves is preferred, in any unit: values, or logits. Frozen: later learning
 * does not change it, and any thread may use it.
 */
public interface Preferences {
  /** Why there are no moves to choose from in such a world; empty if there are. */
  static Optional<String> unfit(EnvSpec<?, ?> spec) {
    return spec.actions() instanceof Discrete
        ? Optional.empty()
        : Optional.of(
            "its actions are %s; they must be Discrete."
                .formatted(spec.actions().getClass().getSimpleName()));
  }

  /** How many moves there are to choose from. */
  int moves();

  /**
   * Says how much each move is preferred.
   *
   * @param observations (rows, width), flat and with their masks if they have any; not written to
   * @param into (rows, moves), overwritten
   */
  void write(float[] observations, int rows, float[] into);
}
