package org.plaudit.core.feedback;

import java.util.Optional;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.EnvSpec;

/** A kind of simulated person. */
public interface Teacher {
  /** One person of this kind. */
  <O, A> Likelihood<O, A> person(Setting<O, A> setting);

  /**
   * Why such a person has nothing to say to this kind of question in this world; empty if they
   * have.
   *
   * @param expert whether somebody knows what should be done there
   */
  default Optional<String> unfit(Asks kind, EnvSpec<?, ?> spec, boolean expert) {
    return kind == Asks.COMPARISON ? Optional.empty() : Optional.of("it only compares");
  }
}
