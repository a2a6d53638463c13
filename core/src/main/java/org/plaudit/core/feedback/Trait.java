package org.plaudit.core.feedback;

import java.util.OptionalDouble;

/**
 * A way of being human that is laid over a person: {@code boltzmann | tired | delayed}. The first
 * trait lies innermost.
 */
public interface Trait {
  /**
   * The same person with this trait.
   *
   * @param setting what {@code person} was born with
   */
  <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting);

  /**
   * How many questions a person has been asked when half of the largest change of what they want
   * has come for the first time; empty if they go on wanting the same.
   */
  default OptionalDouble changes() {
    return OptionalDouble.empty();
  }
}
