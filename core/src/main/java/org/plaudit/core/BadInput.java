package org.plaudit.core;

import java.util.List;

/**
 * Something a person wrote cannot be used: a config, an id, a file. Carries every problem found,
 * not only the first; each names place, value, rule and remedy. The command line prints them and
 * exits with status 2, without a stack trace.
 */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  public BadInput(String problem) {
    this(List.of(problem));
  }

  public BadInput(List<String> problems) {
    super(String.join("\n", problems));
    Require.that(!problems.isEmpty(), "a BadInput needs at least one problem");
    this.problems = List.copyOf(problems);
  }

  /** At least one. */
  public List<String> problems() {
    return problems;
  }
}
