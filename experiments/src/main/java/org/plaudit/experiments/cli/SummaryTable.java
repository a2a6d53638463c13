package org.plaudit.experiments.cli;

import java.util.Locale;
import org.plaudit.experiments.store.Summary;

/** What came out, for a person at a terminal. */
final class SummaryTable {
  private SummaryTable() {}

  static String of(Summary summary) {
    int width = summary.arms().keySet().stream().mapToInt(String::length).max().orElse(3);
    width = Math.max(width, 3);
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%-" + width + "s  %10s  %-22s  %s%n",
            "arm",
            "return",
            "95 % interval",
            "questions (answered)"));
    for (var named : summary.arms().entrySet()) {
      Summary.ArmSummary arm = named.getValue();
      table.append(
          String.format(
              Locale.ROOT,
              "%-" + width + "s  %10s  %-22s  %s%n",
              named.getKey(),
              number(arm.sure().estimate()),
              "[" + number(arm.sure().low()) + ", " + number(arm.sure().high()) + "]",
              arm.asked() == 0
                  ? "none"
                  : String.format(Locale.ROOT, "%,d (%,d)", arm.asked(), arm.answered())));
    }
    table.append(
        String.format(
            Locale.ROOT,
            "return: interquartile mean of the true return over %d seed%s%n",
            summary.seeds().size(),
            summary.seeds().size() == 1 ? "" : "s"));
    return table.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
  }
}
