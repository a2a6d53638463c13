package org.plaudit.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plaudit.core.BadInput;
import org.plaudit.experiments.calibrate.Calibration;
import org.plaudit.experiments.calibrate.LoggedAnswers;
import org.plaudit.experiments.report.Digits;
import org.plaudit.experiments.stats.Interval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plaudit calibrate LOG}: what kind of teacher gave these answers. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Tell from comparisons what kind of teacher made them.",
      "Fits rationality, myopia, mistakes and ties of the boltzmann teacher by",
      "maximum likelihood, with 95 %% intervals: for all raters together, and for each.",
      "Needs the true rewards of what was shown, which runs with simulated teachers",
      "keep beside the log."
    },
    footer = {
      "",
      "Examples:",
      "  plaudit calibrate runs/quickstart/20250102-030405",
      "  plaudit calibrate feedback.jsonl --rewards ledger.jsonl.gz --json",
      "",
      "A line of true rewards:",
      "  {\"v\":1,\"arm\":\"learned\",\"seed\":1,\"id\":\"1:0:2048+2\",\"rewards\":[1.0,0.5]}"
    })
final class CalibrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "LOG",
      description = "Folder of a run, as in runs/NAME/STAMP, or a file like its feedback.jsonl.")
  private Path log;

  @Option(
      names = "--rewards",
      paramLabel = "FILE",
      description = {
        "True rewards of the segments, a line each, zipped or not.",
        "Default: ledger.jsonl.gz in the folder of the run."
      })
  private Optional<Path> rewards = Optional.empty();

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  @Override
  public Integer call() {
    LoggedAnswers logged = LoggedAnswers.read(log, rewards);
    List<Calibration> calibrations = calibrations(logged);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        json ? JsonText.of(tree(logged, calibrations)) : text(logged, calibrations, Ink.here()));
    out.flush();
    return 0;
  }

  /** All together first; then each, if there are several. */
  private List<Calibration> calibrations(LoggedAnswers logged) {
    Calibration all = Calibration.of("all", logged.comparisons());
    if (all.fit().isEmpty()) {
      List<String> problems = new ArrayList<>();
      all.notes().forEach(note -> problems.add(log + ": " + note));
      problems.addAll(logged.notices());
      throw new BadInput(problems);
    }
    List<Calibration> calibrations = new ArrayList<>(List.of(all));
    if (logged.raters().size() > 1) {
      logged.raters().forEach((rater, said) -> calibrations.add(Calibration.of(rater, said)));
    }
    return calibrations;
  }

  private static String text(LoggedAnswers logged, List<Calibration> calibrations, Ink ink) {
    String line = System.lineSeparator();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < calibrations.size(); i++) {
      Calibration calibration = calibrations.get(i);
      text.append(i == 0 ? "" : line)
          .append(ink.bold(i == 0 ? everybody(logged) : calibration.rater()))
          .append(": ")
          .append(Digits.count(calibration.answers(), "comparison"))
          .append(", of which ")
          .append(Digits.count(calibration.ties(), "tie"));
      calibration
          .fit()
          .ifPresent(
              fit ->
                  text.append(
                          ", log-likelihood %s"
                              .formatted(String.format(Locale.ROOT, "%.1f", fit.logLikelihood())))
                      .append(line)
                      .append(table(fit).text("  ")));
      text.append(calibration.fit().isPresent() ? "" : line);
      calibration.notes().forEach(note -> text.append("  ").append(note).append(line));
    }
    logged.notices().forEach(said -> text.append("warning: ").append(said).append(line));
    return text.toString();
  }

  private static String everybody(LoggedAnswers logged) {
    return logged.raters().size() == 1
        ? logged.raters().keySet().iterator().next()
        : "all %d raters together".formatted(logged.raters().size());
  }

  private static Table table(Calibration.Fit fit) {
    Table table = new Table().row("parameter", "estimate", "95 % interval", "");
    row(table, "beta", fit.beta(), "rationality, per unit of true return");
    row(table, "discount", fit.discount(), "weight of a step relative to the next");
    row(table, "mistake", fit.mistake(), "chance of saying the opposite");
    row(table, "tie", fit.tie(), "half-width of doubt, in logits");
    return table;
  }

  private static void row(Table table, String name, Interval sure, String meaning) {
    table.row(
        name,
        number(sure.estimate()),
        "[" + number(sure.low()) + ", " + number(sure.high()) + "]",
        meaning);
  }

  /** Three significant digits. */
  private static String number(double value) {
    if (value == Double.POSITIVE_INFINITY) {
      return "no end";
    }
    if (value < 1e-4) {
      return "0";
    }
    int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(value)));
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static Map<String, Object> tree(LoggedAnswers logged, List<Calibration> calibrations) {
    List<Object> raters = new ArrayList<>();
    for (Calibration calibration : calibrations) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("rater", calibration.rater());
      each.put("comparisons", calibration.answers());
      each.put("ties", calibration.ties());
      calibration
          .fit()
          .ifPresent(
              fit -> {
                each.put("log_likelihood", fit.logLikelihood());
                each.put("beta", tree(fit.beta()));
                each.put("discount", tree(fit.discount()));
                each.put("mistake", tree(fit.mistake()));
                each.put("tie", tree(fit.tie()));
              });
      each.put("notes", calibration.notes());
      raters.add(each);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("all", raters.get(0));
    tree.put("raters", raters.subList(1, raters.size()));
    tree.put("warnings", logged.notices());
    return tree;
  }

  /** An interval without an upper end has no key for it. */
  private static Map<String, Object> tree(Interval sure) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("estimate", sure.estimate());
    tree.put("low", sure.low());
    if (Double.isFinite(sure.high())) {
      tree.put("high", sure.high());
    }
    return tree;
  }
}
