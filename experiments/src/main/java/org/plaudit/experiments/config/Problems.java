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
    add("", new Problem(path, message));
  }

  /**
   * A problem of one arm.
   *
   * @param arm empty for what all arms share
   * @param problem its path is within the arm, as in {@code learner.clip}
   */
  void add(String arm, Problem problem) {
    said.add(places.locate(arm, problem));
  }

  void add(String arm, String path, String message) {
    add(arm, new Problem(path, message));
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
