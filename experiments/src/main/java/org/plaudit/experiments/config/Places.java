package org.plaudit.experiments.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plaudit.core.catalog.Problem;

/**
 * Where each value of a config was written: a file and a line, or an option of the command line.
 */
final class Places {
  /**
   * A problem with its place in front.
   *
   * @param line orders problems: 0 for the whole file, beyond all lines for the command line
   */
  record Located(int line, String text) {}

  private record Place(String text, int line) {}

  private final String whole;
  private final Map<String, Place> byPath = new LinkedHashMap<>();

  /**
   * @param whole the place of everything together: the file
   */
  Places(String whole) {
    this.whole = whole;
  }

  /** The value at {@code path} stands in line {@code line} of the file. */
  void line(String path, int line) {
    if (!path.isEmpty()) {
      byPath.put(path, new Place(whole + ":" + line, line));
    }
  }

  /** The value at {@code path} was given by an option of the command line. */
  void option(String path, String option) {
    byPath.put(path, new Place(option, Integer.MAX_VALUE));
  }

  /**
   * The problem with its place in front. A value may stand in each of the scope's mappings; where
   * it is missing, its nearest parent tells the line.
   */
  Located locate(Scope scope, Problem problem) {
    for (String path = problem.path(); ; path = parent(path)) {
      for (String root : scope.roots()) {
        if (byPath.containsKey(joined(root, path))) {
          return located(
              byPath.get(joined(root, path)),
              new Problem(joined(root, problem.path()), problem.message()));
        }
      }
      if (path.isEmpty()) {
        return located(new Place(whole, 0), problem);
      }
    }
  }

  private static String joined(String root, String path) {
    return root.isEmpty() || path.isEmpty() ? root + path : root + "." + path;
  }

  private static Located located(Place place, Problem problem) {
    return new Located(place.line(), place.text() + ": " + problem);
  }

  private static String parent(String path) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return end < 0 ? "" : path.substring(0, end);
  }
}
