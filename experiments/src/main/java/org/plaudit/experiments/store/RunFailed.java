package org.plaudit.experiments.store;

import java.util.Optional;
import org.plaudit.core.Require;

/**
 * A run cannot go on, for a reason that one sentence can tell: a full disk, a loss that is not a
 * number, a broken checkpoint. The command line prints the message and exits with status 1.
 */
public final class RunFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How much of a run has failed. */
  public enum Scope {
    /** One arm with one seed; the others can go on. */
    PART,
    /** Everything: the same would happen to all. */
    RUN
  }

  private final Scope scope;

  public RunFailed(Scope scope, String message) {
    this(scope, message, Optional.empty());
  }

  /**
   * @param cause whose stack trace may help the author of what failed; empty where the message says
   *     all there is to know
   */
  public RunFailed(Scope scope, String message, Optional<Throwable> cause) {
    super(message, cause.orElse(null));
    Require.that(!message.isBlank(), "a failure must say what happened");
    this.scope = scope;
  }

  public Scope scope() {
    return scope;
  }
}
