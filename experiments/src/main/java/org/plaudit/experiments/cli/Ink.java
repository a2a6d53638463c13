package org.plaudit.experiments.cli;

import java.util.regex.Pattern;

/** Text with colours, or without where nobody would see them. */
enum Ink {
  COLOURED,
  PLAIN;

  private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");

  /** As this process's terminal wants it. */
  static Ink here() {
    return Terminal.colours() ? COLOURED : PLAIN;
  }

  String bold(String text) {
    return in("1", text);
  }

  String faint(String text) {
    return in("2", text);
  }

  String good(String text) {
    return in("32", text);
  }

  String bad(String text) {
    return in("31", text);
  }

  /** What a world has drawn, which may hold colours of its own. */
  String drawn(String text) {
    return this == COLOURED ? text : ESCAPES.matcher(text).replaceAll("");
  }

  private String in(String code, String text) {
    return this == COLOURED ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
