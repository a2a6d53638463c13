package org.plaudit.experiments.cli;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/** What is at the other end of our output. */
final class Terminal {
  private Terminal() {}

  /**
   * Whether a person looks at both input and output. Since Java 22 there is a console without a
   * terminal, too; it says so.
   */
  static boolean present() {
    Optional<Console> console = Optional.ofNullable(System.console());
    try {
      return console.isPresent()
          && (boolean) Console.class.getMethod("isTerminal").invoke(console.get());
    } catch (NoSuchMethodException e) {
      return console.isPresent();
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Whether colours are wanted: on a terminal, unless its owner said no (no-color.org). */
  static boolean colours() {
    return colours(present(), System.getenv());
  }

  static boolean colours(boolean present, Map<String, String> environment) {
    return present
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
