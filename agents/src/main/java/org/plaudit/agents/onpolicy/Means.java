package org.plaudit.agents.onpolicy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.learn.Metrics;

/** Means of named numbers over the minibatches of a lesson. */
public final class Means {
  private final List<String> names;
  private final double[] sums;
  private int count;

  public Means(String... names) {
    this.names = List.of(names);
    this.sums = new double[names.length];
  }

  /** One minibatch's numbers, in the order of the names. */
  public void add(double... values) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
    count++;
  }

  public Metrics metrics() {
    Map<String, Double> means = new LinkedHashMap<>();
    for (int i = 0; i < sums.length; i++) {
      means.put(names.get(i), sums[i] / count);
    }
    return new Metrics(means);
  }
}
