package org.plaudit.experiments.cli;

import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.plaudit.experiments.config.Crossing;
import org.plaudit.experiments.stats.Interval;
import org.plaudit.experiments.store.Group;
import org.plaudit.experiments.store.Summary;
import org.plaudit.experiments.store.WorldSummary;

/** What came out, for a person at a terminal. */
final class SummaryTable {
  private static final String LINE = System.lineSeparator();

  private SummaryTable() {}

  static String of(Summary summary) {
    return (summary.worlds().isEmpty() ? arms(summary) : worlds(summary))
        + String.format(
            Locale.ROOT,
            "return: interquartile mean of the true return over %d seed%s%n",
            summary.seeds().size(),
            summary.seeds().size() == 1 ? "" : "s");
  }

  private static String arms(Summary summary) {
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
              between(arm.sure()),
              questions(arm)));
    }
    return table.toString();
  }

  /** A table a world, then one for each group of worlds. */
  private static String worlds(Summary summary) {
    Ink ink = Ink.here();
    StringBuilder text = new StringBuilder();
    for (WorldSummary world : summary.worlds()) {
      text.append(ink.bold(world.name())).append("  ").append(steps(world)).append(LINE);
      Table table = new Table();
      for (String arm : world.steps().keySet()) {
        Summary.ArmSummary result = summary.arms().get(Crossing.cell(world.name(), arm));
        table.row(
            arm,
            number(result.sure().estimate()),
            between(result.sure()),
            result.asked() == 0 ? "" : questions(result));
      }
      text.append(table.text("  "));
      if (!world.skipped().isEmpty()) {
        text.append("  skipped: ").append(String.join(", ", world.skipped().keySet())).append(LINE);
      }
      text.append(LINE);
    }
    for (Group group : summary.groups()) {
      text.append(ink.bold("Over " + String.join(", ", group.worlds())))
          .append("  0: random, 1: solved, or the best arm")
          .append(LINE);
      Table table = new Table();
      for (String arm : group.arms()) {
        Interval sure = group.iqm(arm);
        table.row(arm, number(sure.estimate()), between(sure));
      }
      text.append(table.text("  ")).append(LINE);
    }
    return text.toString();
  }

  private static String steps(WorldSummary world) {
    TreeSet<Long> budgets = new TreeSet<>(world.steps().values());
    return budgets.isEmpty()
        ? "no arm can run here"
        : budgets.stream()
                .map(steps -> String.format(Locale.ROOT, "%,d", steps))
                .collect(Collectors.joining(" or "))
            + " steps a seed";
  }

  private static String questions(Summary.ArmSummary arm) {
    return arm.asked() == 0
        ? "none"
        : String.format(Locale.ROOT, "%,d (%,d)", arm.asked(), arm.answered());
  }

  private static String between(Interval sure) {
    return "[" + number(sure.low()) + ", " + number(sure.high()) + "]";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
  }
}
