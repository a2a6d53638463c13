package org.plaudit.core.env;

/** The kinds of feedback that make sense for a world. */
public enum Asks {
  COMPARISON,
  RANKING,
  RATING,
  SURVEY,
  COMMENT,
  CORRECTION,
  DEMONSTRATION,
  SIGNAL,
  IMPLICIT
}
