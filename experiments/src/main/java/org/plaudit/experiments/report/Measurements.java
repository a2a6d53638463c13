package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plaudit.experiments.store.Metric;
import org.plaudit.experiments.store.PartId;

/** All that a run has measured: of each arm, under each name, in the order in which it was. */
public final class Measurements {
  private final Map<String, Map<String, List<Metric>>> arms = new LinkedHashMap<>();

  Measurements(List<Metric> metrics) {
    for (Metric metric : metrics) {
      arms.computeIfAbsent(metric.part().arm(), arm -> new HashMap<>())
          .computeIfAbsent(metric.name(), name -> new ArrayList<>())
          .add(metric);
    }
  }

  /** Whether anything was ever measured under this name. */
  boolean has(String name) {
    return arms.values().stream().anyMatch(names -> names.containsKey(name));
  }

  /** Of all seeds of an arm, one after the other. */
  List<Metric> of(String arm, String name) {
    return arms.getOrDefault(arm, Map.of()).getOrDefault(name, List.of());
  }

  /** The last step of training at which an arm was measured; 0 if it never was. */
  long steps(String arm) {
    return arms.getOrDefault(arm, Map.of()).values().stream()
        .flatMap(List::stream)
        .mapToLong(Metric::step)
        .max()
        .orElse(0);
  }

  /** Of all arms, by part. */
  Map<PartId, List<Metric>> of(String name) {
    return arms.keySet().stream()
        .flatMap(arm -> of(arm, name).stream())
        .collect(Collectors.groupingBy(Metric::part));
  }
}
