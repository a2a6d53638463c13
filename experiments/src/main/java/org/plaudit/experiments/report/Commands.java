package org.plaudit.experiments.report;

/** Commands that a reader may copy. */
final class Commands {
  private Commands() {}

  /** One word for a shell, in quotes if it needs them. */
  static String word(String text) {
    return text.matches("[A-Za-z0-9_./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
