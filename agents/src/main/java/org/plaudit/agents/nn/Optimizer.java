package org.plaudit.agents.nn;

import org.plaudit.core.Saves;

/**
 * Moves {@link Parameters} against their gradients. What it remembers between steps is its state to
 * save. Implemented by {@link Adam}, {@link RmsProp} and {@link Sgd}.
 */
public interface Optimizer extends Saves {
  /** One step along the gradients, which are zero afterwards. */
  void step();

  /** The same with a learning rate of this moment, as a {@link Schedule} gives it; 0 or more. */
  void step(double learningRate);

  /** Steps taken so far. */
  long steps();
}
