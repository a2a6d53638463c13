package org.plaudit.core.feedback;

/** What can be noticed of a person who was not asked. */
public enum Channel {
  /** A labelled movement: nod, shake, point, wave. */
  GESTURE,
  /** A labelled face: smile, frown, surprise. */
  EXPRESSION,
  /** Whether it was clicked: 0 or 1. */
  CLICK,
  /** Seconds spent on it. */
  DWELL,
  /** Share of it that was used to the end, in [0, 1]. */
  COMPLETION,
  /** Whether the person came back: 0 or 1. */
  RETURN,
  /** Whether the person left for good: 0 or 1. */
  CHURN;

  /** Whether it carries a label with a confidence, rather than a number. */
  public boolean labelled() {
    return this == GESTURE || this == EXPRESSION;
  }
}
