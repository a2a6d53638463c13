package org.plaudit.agents.reward.tribuo;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Tribuo's progress messages, switched off: results go into metrics, and warnings still come. */
public final class Quiet {
  // Held, since the logging of the JDK forgets loggers, and their levels, that nobody holds.
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  static {
    TRIBUO.setLevel(Level.WARNING);
  }

  private Quiet() {}

  /** The level that holds for Tribuo; asking for it switches the messages off. */
  public static Level level() {
    return TRIBUO.getLevel();
  }
}
