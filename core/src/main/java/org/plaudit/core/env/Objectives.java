package org.plaudit.core.env;

import java.util.List;

/**
 * What can be wanted of a world, as numbers: success, effort, symmetry, honesty. A person is a set
 * of weights over them, so that different people want different things of one world.
 */
public interface Objectives<O, A> {
  /**
   * Different words in small letters, as in {@code effort}; at least one. More of each is more of
   * what it names.
   */
  List<String> objectives();

  /**
   * How much of each objective one step holds, each within [-1, 1].
   *
   * @param into (objectives), overwritten
   */
  void measure(O observation, A action, O next, double[] into);
}
