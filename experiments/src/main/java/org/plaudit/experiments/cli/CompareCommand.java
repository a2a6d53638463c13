package org.plaudit.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.report.Comparison;
import org.plaudit.experiments.report.Contender;
import org.plaudit.experiments.report.Digits;
import org.plaudit.experiments.report.Report;
import org.plaudit.experiments.stats.Interval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plaudit compare RUN...}: which arm did better, and how sure one can be. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compare the arms of runs on the same world.",
      "Shows returns with 95 %% intervals, what they cost, and how often a seed of one arm beats a",
      "seed of another. Warns where the comparison is not fair."
    },
    footer = {
      "",
      "Examples:",
      "  plaudit compare runs/quickstart/20250102-030405",
      "  plaudit compare runs/first/* runs/second/* --html both.html",
      "  plaudit compare runs/*/* --json"
    })
final class CompareCommand implements Callable<Integer> {
  private final Supplier<Catalog> catalog;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "Folders, as in runs/NAME/STAMP.")
  private List<Path> runs = List.of();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with curves and tables as well.")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  /** What the jars on the class path offer. */
  CompareCommand() {
    this(Catalog::installed);
  }

  CompareCommand(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  @Override
  public Integer call() {
    Comparison comparison = Comparison.of(runs, catalog.get());
    PrintWriter out = spec.commandLine().getOut();
    html.ifPresent(file -> Report.write(comparison, file));
    out.print(json ? JsonText.of(tree(comparison)) : text(comparison));
    out.flush();
    return 0;
  }

  private String text(Comparison comparison) {
    Digits digits = comparison.digits();
    Ink ink = Ink.here();
    String line = System.lineSeparator();
    Table results =
        new Table().row("arm", "return", "95 % interval", "seeds", "steps each", "questions");
    for (Contender contender : comparison.contenders()) {
      Interval sure = contender.sure();
      results.row(
          contender.label(),
          digits.number(sure.estimate()),
          "[" + digits.number(sure.low()) + ", " + digits.number(sure.high()) + "]",
          String.valueOf(contender.finals().size()),
          Digits.whole(contender.steps()),
          contender.answers().asked() == 0 ? "none" : Digits.whole(contender.answers().asked()));
    }
    StringBuilder text = new StringBuilder(results.text(""));
    text.append("return: interquartile mean of the true return over the seeds").append(line);
    if (comparison.contenders().size() > 1) {
      text.append(line)
          .append(ink.bold("How often a seed of the first beats a seed of the second:"))
          .append(line)
          .append(duels(comparison).text("  "));
    }
    comparison.warnings().forEach(said -> text.append("warning: ").append(said).append(line));
    html.ifPresent(file -> text.append("Page: ").append(file).append(line));
    return text.toString();
  }

  private static Table duels(Comparison comparison) {
    Table table = new Table();
    List<Contender> all = comparison.contenders();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Interval wins = comparison.improvement(all.get(i), all.get(j));
        table.row(
            all.get(i).label(),
            "beats",
            all.get(j).label(),
            Digits.percent(wins.estimate()),
            "[%d, %d]".formatted(Math.round(100 * wins.low()), Math.round(100 * wins.high())));
      }
    }
    return table;
  }

  private static Map<String, Object> tree(Comparison comparison) {
    Map<String, Object> arms = new LinkedHashMap<>();
    for (Contender contender : comparison.contenders()) {
      Map<String, Object> arm = new LinkedHashMap<>();
      arm.put("seeds", contender.finals().stream().map(Contender.Final::seed).toList());
      arm.put("per_seed", contender.values());
      arm.put("iqm", contender.sure().estimate());
      arm.put("low", contender.sure().low());
      arm.put("high", contender.sure().high());
      arm.put("steps", contender.steps());
      arm.put("asked", contender.answers().asked());
      arm.put("answered", contender.answers().answered());
      arms.put(contender.label(), arm);
    }
    List<Object> duels = new ArrayList<>();
    for (Contender first : comparison.contenders()) {
      for (Contender second : comparison.contenders()) {
        if (!first.equals(second)) {
          Interval wins = comparison.improvement(first, second);
          Map<String, Object> duel = new LinkedHashMap<>();
          duel.put("first", first.label());
          duel.put("second", second.label());
          duel.put("probability", wins.estimate());
          duel.put("low", wins.low());
          duel.put("high", wins.high());
          duels.add(duel);
        }
      }
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("runs", comparison.runs().stream().map(run -> run.folder().toString()).toList());
    tree.put("arms", arms);
    tree.put("improvement", duels);
    tree.put("warnings", comparison.warnings());
    return tree;
  }
}
