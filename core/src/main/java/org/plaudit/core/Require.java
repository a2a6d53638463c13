package org.plaudit.core;

import java.util.Locale;

/** Checks at birth: a value that breaks its rule never becomes an object. */
public final class Require {
  private Require() {}

  /**
   * Throws unless {@code rule} holds.
   *
   * @param message names the value, the rule and, where one is known, the remedy; a format as of
   *     {@link String#format}
   * @throws IllegalArgumentException carrying the formatted message
   */
  public static void that(boolean rule, String message, Object... values) {
    if (!rule) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
    }
  }

  /**
   * Throws unless the object is in a state that allows the call.
   *
   * @throws IllegalStateException carrying the formatted message
   */
  public static void state(boolean rule, String message, Object... values) {
    if (!rule) {
      throw new IllegalStateException(String.format(Locale.ROOT, message, values));
    }
  }
}
