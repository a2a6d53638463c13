package org.plaudit.experiments.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of words in columns as wide as they need. */
final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Every row has equally many words. */
  Table row(String... words) {
    rows.add(List.of(words));
    return this;
  }

  /** Without spaces at the ends of lines; each line begins with {@code indent}. */
  String text(String indent) {
    if (rows.isEmpty()) {
      return "";
    }
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      int at = column;
      widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
    }
    return rows.stream()
        .map(row -> (indent + padded(row, widths)).stripTrailing() + System.lineSeparator())
        .collect(Collectors.joining());
  }

  private static String padded(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String word = row.get(column);
      line.append(word).append(" ".repeat(widths.get(column) - word.length())).append(GAP);
    }
    return line.toString();
  }
}
