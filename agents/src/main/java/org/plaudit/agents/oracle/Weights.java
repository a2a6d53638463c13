package org.plaudit.agents.oracle;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.plaudit.core.Require;

/** Weights of objectives as they are written in a config. */
final class Weights {
  private Weights() {}

  /**
   * In alphabetical order, so that nothing depends on how they were written.
   *
   * @param option what they are called
   * @throws IllegalArgumentException if one is no number, or all are 0
   */
  static Map<String, Double> of(String option, Map<String, ?> written) {
    Map<String, Double> weights = new TreeMap<>();
    written.forEach(
        (name, weight) -> {
          Require.that(
              weight instanceof Number number && Double.isFinite(number.doubleValue()),
              "%s: the weight of %s (%s) must be a finite number. Maybe 1.",
              option,
              name,
              weight);
          weights.put(name, ((Number) weight).doubleValue());
        });
    Require.that(
        weights.values().stream().anyMatch(weight -> weight != 0),
        "%s (%s) must weigh something. Maybe {reward: 1}.",
        option,
        written);
    return weights;
  }

  /** The same, to be kept among options. */
  static Map<String, Object> kept(String option, Map<String, ?> written) {
    return Collections.unmodifiableMap(new TreeMap<>(of(option, written)));
  }
}
