package org.plaudit.experiments.config;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a plain scalar means: the core schema of YAML 1.2 (section 10.3.2), so that {@code no} and
 * {@code 1:30} are texts, and digits may be grouped as in {@code 100_000}.
 */
final class Scalars {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+(_[0-9]+)*");
  private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
  private static final Pattern REAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(_[0-9]+)*(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)");
  private static final Pattern NOTHING = Pattern.compile("|~|null|Null|NULL");

  private Scalars() {}

  /** A Long, a BigInteger beyond the longs, a Double, a Boolean or a String; empty for null. */
  static Optional<Object> value(String text) {
    if (NOTHING.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(present(text));
  }

  private static Object present(String text) {
    if (text.matches("true|True|TRUE")) {
      return true;
    }
    if (text.matches("false|False|FALSE")) {
      return false;
    }
    if (WHOLE.matcher(text).matches()) {
      return narrowed(new BigInteger(text.replace("_", "").replace("+", "")));
    }
    if (HEX.matcher(text).matches()) {
      return narrowed(new BigInteger(text.substring(2), 16));
    }
    if (OCTAL.matcher(text).matches()) {
      return narrowed(new BigInteger(text.substring(2), 8));
    }
    if (REAL.matcher(text).matches()) {
      return Double.parseDouble(text.replace("_", ""));
    }
    if (INFINITE.matcher(text).matches()) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return text.matches("\\.(nan|NaN|NAN)") ? (Object) Double.NaN : text;
  }

  private static Object narrowed(BigInteger whole) {
    return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
  }
}
