package org.plaudit.core.learn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named numbers, in the order in which they were measured; a number that does not apply is absent.
 */
public record Metrics(Map<String, Double> values) {
  public Metrics {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public static Metrics none() {
    return new Metrics(Map.of());
  }

  /** These numbers and one more. */
  public Metrics and(String name, double value) {
    Map<String, Double> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Metrics(more);
  }

  /** These numbers and those of {@code other}, which win where both have a name. */
  public Metrics and(Metrics other) {
    Map<String, Double> more = new LinkedHashMap<>(values);
    more.putAll(other.values);
    return new Metrics(more);
  }
}
