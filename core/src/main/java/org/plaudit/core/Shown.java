package org.plaudit.core;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value as messages show it: in brackets and cut short. Of lists and maps only the first levels
 * and elements are looked at, so that a tree as deep or as wide as a hostile file can make it costs
 * nothing.
 */
public final class Shown {
  private static final int DEEPEST = 3;
  private static final int MOST = 32;
  private static final int LONGEST = 60;

  private Shown() {}

  /** As in {@code (1.5)}; at most 62 characters. */
  public static String of(Object value) {
    String text = text(value, DEEPEST);
    return "(" + (text.length() > LONGEST ? text.substring(0, LONGEST - 3) + "..." : text) + ")";
  }

  private static String text(Object value, int depth) {
    if (value instanceof List<?> list) {
      return depth == 0
          ? "[...]"
          : joined(list.stream().limit(MOST).map(part -> text(part, depth - 1)), "[", "]");
    }
    if (value instanceof Map<?, ?> map) {
      return depth == 0
          ? "{...}"
          : joined(
              map.entrySet().stream()
                  .limit(MOST)
                  .map(part -> text(part.getKey(), 0) + "=" + text(part.getValue(), depth - 1)),
              "{",
              "}");
    }
    return String.valueOf(value);
  }

  private static String joined(Stream<String> parts, String open, String close) {
    return parts.collect(Collectors.joining(", ", open, close));
  }
}
