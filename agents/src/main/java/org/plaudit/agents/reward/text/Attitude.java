package org.plaudit.agents.reward.text;

import java.util.Locale;

/** How somebody found it; the worst first. */
public enum Attitude {
  BAD,
  MIDDLING,
  GOOD;

  /** As in the corpus. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
