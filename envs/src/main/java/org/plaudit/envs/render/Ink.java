package org.plaudit.envs.render;

/** Colours and weights of text in a terminal (ECMA-48 "select graphic rendition"). */
public enum Ink {
  PLAIN(""),
  BOLD("1"),
  FAINT("2"),
  INVERSE("7"),
  RED("31"),
  GREEN("32"),
  YELLOW("33"),
  BLUE("34"),
  MAGENTA("35"),
  CYAN("36"),
  ON_GREEN("30;42"),
  ON_YELLOW("30;43"),
  ON_BLUE("97;44"),
  ON_RED("97;41"),
  ON_CYAN("30;46"),
  ON_WHITE("30;47"),
  ON_GREY("97;100");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** {@code text} in this ink, and plain again after it. */
  public String write(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
