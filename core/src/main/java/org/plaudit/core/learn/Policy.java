package org.plaudit.core.learn;

import java.util.random.RandomGenerator;

/** A frozen way to act: later learning does not change it, and any thread may use it. */
public interface Policy<O, A> {
  A act(O observation, RandomGenerator rng);
}
