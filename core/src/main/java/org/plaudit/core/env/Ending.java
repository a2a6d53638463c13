package org.plaudit.core.env;

/** How an episode stands; "terminated and truncated" cannot be written. */
public enum Ending {
  RUNNING,
  /** The task itself ended: nothing more can be earned. */
  TERMINATED,
  /** The episode was cut off, by a time limit for instance; more could have been earned. */
  TRUNCATED;

  /** Whether the next call must be a reset. */
  public boolean over() {
    return this != RUNNING;
  }

  /** Weight of the next state's value: 0 once terminated, else 1 (arXiv:1712.00378). */
  public double bootstrap() {
    return this == TERMINATED ? 0 : 1;
  }
}
