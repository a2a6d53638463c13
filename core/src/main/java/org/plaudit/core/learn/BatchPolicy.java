package org.plaudit.core.learn;

import java.util.random.RandomGenerator;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Space;

/**
 * A frozen way to act on many worlds at once, in the flat form of their spaces. Holds scratch
 * space: one instance serves one thread at a time.
 */
public interface BatchPolicy {
  /**
   * @param observations (rows, observationWidth)
   * @param actions (rows, actionWidth), overwritten
   */
  void act(float[] observations, int rows, float[] actions, RandomGenerator rng);

  /** Any policy, row by row. */
  static <O, A> BatchPolicy of(Policy<O, A> policy, EnvSpec<O, A> spec) {
    Space<O> seen = spec.observations();
    Space<A> done = spec.actions();
    return (observations, rows, actions, rng) -> {
      for (int row = 0; row < rows; row++) {
        A action = policy.act(seen.read(observations, row * seen.width()), rng);
        done.write(action, actions, row * done.width());
      }
    };
  }
}
