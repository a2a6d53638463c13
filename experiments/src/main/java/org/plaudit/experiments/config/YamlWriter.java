package org.plaudit.experiments.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a plain tree as YAML, always in the same way: blocks outside, braces inside. */
final class YamlWriter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./+-]*");

  private YamlWriter() {}

  static String write(Map<String, Object> tree) {
    StringBuilder out = new StringBuilder();
    block(tree, "", out);
    return out.toString();
  }

  private static void block(Map<?, ?> map, String indent, StringBuilder out) {
    map.forEach(
        (key, value) -> {
          out.append(indent).append(text(String.valueOf(key))).append(':');
          if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
            out.append('\n');
            block(inner, indent + "  ", out);
          } else if (value instanceof List<?> list
              && list.stream().anyMatch(element -> element instanceof Map)) {
            out.append('\n');
            list.forEach(
                element -> out.append(indent).append("  - ").append(flow(element)).append('\n'));
          } else {
            out.append(' ').append(flow(value)).append('\n');
          }
        });
  }

  private static String flow(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> text(String.valueOf(e.getKey())) + ": " + flow(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(YamlWriter::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Double number) {
      return number.isNaN()
          ? ".nan"
          : number.isInfinite() ? (number > 0 ? ".inf" : "-.inf") : number.toString();
    }
    return value instanceof String text ? text(text) : String.valueOf(value);
  }

  /** Plain where it cannot be mistaken for anything but a text, else in double quotes. */
  private static String text(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && Scalars.value(text).map(value -> value instanceof String).orElse(false);
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f || c == 0x85 || c == 0xa0 || c == 0x2028 || c == 0x2029) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
