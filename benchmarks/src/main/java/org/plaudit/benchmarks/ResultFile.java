package org.plaudit.benchmarks;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.Require;

/** Results as JMH writes them with {@code -rf csv}. */
final class ResultFile {
  /** Benchmark, mode, threads, samples, score, error, unit; then one column a parameter. */
  private static final int COLUMNS = 7;

  private ResultFile() {}

  /**
   * Name (with parameters) to figure, in the file's order; what profilers added is left out.
   *
   * @throws IllegalArgumentException if the file is no such table; the message names the line
   */
  static Map<String, Figure> read(Path file) throws IOException {
    try {
      return parse(file.toString(), Files.readAllLines(file));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not text. Maybe it is another file.", e);
    }
  }

  /**
   * @param file what to call the table in messages
   */
  static Map<String, Figure> parse(String file, List<String> lines) {
    Require.that(
        !lines.isEmpty() && lines.get(0).startsWith("\"Benchmark\",\"Mode\","),
        "%s is not a table of results. Maybe run the benchmarks with -rf csv.",
        file);
    List<String> header = cells(lines.get(0));
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      try {
        add(header, cells(lines.get(i)), figures);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s, line %d: %s".formatted(file, i + 1, e.getMessage()), e);
      }
    }
    return figures;
  }

  private static void add(List<String> header, List<String> cells, Map<String, Figure> figures) {
    Require.that(
        cells.size() == header.size() && cells.size() >= COLUMNS,
        "%d cells must be %d, as many as columns",
        cells.size(),
        header.size());
    String unit = cells.get(6);
    boolean rate = unit.startsWith("ops/");
    if (!rate && !unit.endsWith("/op")) {
      return;
    }
    StringBuilder name = new StringBuilder(cells.get(0));
    for (int column = COLUMNS; column < cells.size(); column++) {
      if (!cells.get(column).isEmpty()) {
        String parameter = header.get(column).replace("Param: ", "");
        name.append(' ').append(parameter).append('=').append(cells.get(column));
      }
    }
    double score = Double.parseDouble(cells.get(4));
    double error = Double.parseDouble(cells.get(5));
    figures.put(
        name.toString(), new Figure(score, error, unit, rate ? Figure.Aim.HIGH : Figure.Aim.LOW));
  }

  /** Cells apart by commas; a comma within quotes belongs to its cell. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
