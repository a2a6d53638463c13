package org.plaudit.agents.reward;

/** How "neither is acceptable" is read. */
public enum BothBad {
  /** As a tie: nothing is said of how good the two are. */
  TIE,
  /**
   * As a word on either: a segment is unacceptable with probability sigmoid(c - R), c learned, each
   * for itself; both being so is said first, and otherwise the two are compared. It pushes both
   * down, and every other answer a little up.
   */
  DOWN
}
