package org.plaudit.experiments.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code metrics.csv}: one number a row. Names have neither commas nor quotes. */
final class MetricsCsv {
  static final String HEADER = "arm,seed,step,name,value";

  private MetricsCsv() {}

  static String row(Metric metric) {
    return metric.part().arm()
        + ","
        + metric.part().seed()
        + ","
        + metric.step()
        + ","
        + metric.name()
        + ","
        + metric.value();
  }

  static List<Metric> parse(BufferedReader in) throws IOException {
    if (!HEADER.equals(in.readLine())) {
      throw new IOException("its first line must be " + HEADER);
    }
    // A large run repeats a few parts and names millions of times: each of them is kept once.
    Map<PartId, PartId> parts = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    List<Metric> metrics = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] cells = line.split(",", -1);
      try {
        PartId part = new PartId(cells[0], Long.parseLong(cells[1]));
        metrics.add(
            new Metric(
                parts.computeIfAbsent(part, first -> first),
                Long.parseLong(cells[2]),
                names.computeIfAbsent(cells[3], first -> first),
                Double.parseDouble(cells[4])));
      } catch (RuntimeException e) {
        throw new IOException("line " + (metrics.size() + 2) + " is not " + HEADER, e);
      }
    }
    return metrics;
  }
}
