package org.plaudit.experiments.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.plaudit.experiments.store.PartId;

/** How far a run is and how its arms stand; fed by many threads. */
final class Standing {
  /** A line has no room for more. */
  private static final int MOST_ARMS = 4;

  private final Map<PartId, Long> done = new LinkedHashMap<>();
  private final Map<PartId, Double> returns = new LinkedHashMap<>();

  synchronized void begins(List<PartId> parts) {
    parts.forEach(part -> done.put(part, 0L));
  }

  /** Returns the steps of all parts together. */
  synchronized long stepped(PartId part, long steps) {
    done.put(part, steps);
    return done.values().stream().mapToLong(Long::longValue).sum();
  }

  synchronized void evaluated(PartId part, double mean) {
    // The latest last.
    returns.remove(part);
    returns.put(part, mean);
  }

  /**
   * Each arm's latest true return, averaged over the seeds that have one: {@code task 212.5}; of
   * many arms those that were evaluated last.
   */
  synchronized String returns() {
    Map<String, double[]> sums = new LinkedHashMap<>();
    Set<String> shown = latest();
    for (PartId part : done.keySet()) {
      if (returns.containsKey(part) && shown.contains(part.arm())) {
        double[] sum = sums.computeIfAbsent(part.arm(), arm -> new double[2]);
        sum[0] += returns.get(part);
        sum[1]++;
      }
    }
    StringBuilder text = new StringBuilder();
    sums.forEach(
        (arm, sum) ->
            text.append(text.length() == 0 ? "" : "  ")
                .append(String.format(Locale.ROOT, "%s %.1f", arm, sum[0] / sum[1])));
    return text.toString();
  }

  private Set<String> latest() {
    List<String> arms = new ArrayList<>();
    returns.keySet().forEach(part -> arms.add(part.arm()));
    Collections.reverse(arms);
    return arms.stream().distinct().limit(MOST_ARMS).collect(Collectors.toSet());
  }
}
