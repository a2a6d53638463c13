package org.plaudit.experiments.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Problem;

/** All that is wrong with one config, each with its place; the same thing is said once. */
final class Problems {
  private final Places places;
  private final Set<Places.Located> said = new LinkedHashSet<>();

  Problems(Places places) {
    this.places = places;
  }

  /** A problem of what all arms share, or of the file as a whole. */
  void add(String path, String message) {
    add(Scope.SHARED, new Problem(path, message));
  }

  /**
   * A problem of one arm.
   *
   * @param scope where the arm's values may stand
   * @param problem its path is within the arm, as in {@code learner.clip}
   */
  void add(Scope scope, Problem problem) {
    said.add(places.locate(scope, problem));
  }

  void add(Scope scope, String path, String message) {
    add(scope, new Problem(path, message));
  }

  boolean none() {
    return said.isEmpty();
  }

  int count() {
    return said.size();
  }

  /**
   * @throws BadInput if there is any problem
   */
  void raise() {
    if (!said.isEmpty()) {
      throw new BadInput(
          said.stream()
              .sorted(Comparator.comparingInt(Places.Located::line))
              .map(Places.Located::text)
              .toList());
    }
  }
}
