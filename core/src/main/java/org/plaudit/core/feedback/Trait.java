package org.plaudit.core.feedback;

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
}
