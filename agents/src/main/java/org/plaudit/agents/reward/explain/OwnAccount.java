package org.plaudit.agents.reward.explain;

/** A reward model that can say itself what it goes by, and how it came about. */
public interface OwnAccount {
  /** Which features matter most by its own account, each in the unit of that account. */
  Explanation topFeatures();

  /** How it was trained, on what; the same for equal models. */
  String provenance();
}
