package org.plaudit.experiments.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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

  static List<Metric> parse(String text) throws IOException {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IOException("its first line must be " + HEADER);
    }
    List<Metric> metrics = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      try {
        metrics.add(
            new Metric(
                new PartId(cells[0], Long.parseLong(cells[1])),
                Long.parseLong(cells[2]),
                cells[3],
                Double.parseDouble(cells[4])));
      } catch (RuntimeException e) {
        throw new IOException("line " + (i + 1) + " is not " + HEADER, e);
      }
    }
    return metrics;
  }
}
