package org.plaudit.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Env;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.report.Why;
import org.plaudit.experiments.run.Opinion;
import org.plaudit.experiments.run.Trained;
import org.plaudit.experiments.store.PartId;
import org.plaudit.experiments.store.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plaudit explain RUN}: why the reward that was learned says what it says. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Explain why a learned reward says what it says.",
      "Of the last checkpoint: what the reward goes by, why it prefers one of two segments,",
      "what would turn that preference, and on which answers it hangs. Prints it, and writes a page."
    },
    footer = {
      "",
      "Examples:",
      "  plaudit explain runs/quickstart/20250102-030405",
      "  plaudit explain runs/quickstart/20250102-030405 --arm learned --seed 3 --query 17",
      "  plaudit explain runs/quickstart/20250102-030405 --answers 100 --out why.html"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Supplier<Catalog> catalog;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run's folder, as in runs/NAME/STAMP.")
  private Path run = Path.of("");

  @Mixin private WhichPart which = new WhichPart();

  @Option(
      names = "--query",
      paramLabel = "N",
      description = {
        "The question whose segments are compared, as it is numbered in feedback.jsonl.",
        "Default: the best and the worst segment that people judged."
      })
  private Optional<Long> query = Optional.empty();

  @Option(
      names = "--answers",
      paramLabel = "K",
      description = {
        "How many answers to leave out in turn, each at the cost of fitting the reward anew.",
        "Default: ${DEFAULT-VALUE}."
      })
  private int answers = 10;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where the page goes. Default: explain-ARM-SEED.html in the run's folder.")
  private Optional<Path> out = Optional.empty();

  /** What the jars on the class path offer. */
  ExplainCommand() {
    this(Catalog::installed);
  }

  ExplainCommand(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  @Override
  public Integer call() {
    if (answers < 0) {
      throw new BadInput("--answers (%d) must not be negative. Maybe 10.".formatted(answers));
    }
    Catalog offered = catalog.get();
    RunFolder folder = RunFolder.open(run);
    ExperimentConfig config = folder.config(offered);
    PartId part = which.of(config, arm -> arm.reward().model().isPresent());
    if (config.arm(part.arm()).reward().model().isEmpty()) {
      throw new BadInput(
          "the arm %s learns no reward, so there is nothing to explain.%s"
              .formatted(part.arm(), learning(config)));
    }
    Why why = why(Trained.load(folder, config, part, offered), part);
    Path page =
        out.orElseGet(
            () ->
                run.resolve(
                    "explain-%s-%d.html".formatted(part.arm().replace('/', '-'), part.seed())));
    why.write(page);
    PrintWriter said = spec.commandLine().getOut();
    said.print(text(why, Ink.here()));
    said.println("Page: " + page);
    said.flush();
    return 0;
  }

  private static String learning(ExperimentConfig config) {
    return config.arms().stream()
        .filter(arm -> arm.reward().model().isPresent())
        .findFirst()
        .map(arm -> " Maybe --arm " + arm.name() + ".")
        .orElse("");
  }

  private <O, A> Why why(Trained<O, A> trained, PartId part) {
    try (Env<O, A> world = trained.world()) {
      Opinion<O, A> opinion =
          trained
              .opinion()
              .orElseThrow(() -> new BadInput(world.spec().id() + ": no reward was learned."));
      return Why.of(
          part, opinion, query.map(OptionalLong::of).orElseGet(OptionalLong::empty), answers);
    }
  }

  private static String text(Why why, Ink ink) {
    String line = System.lineSeparator();
    StringBuilder text = new StringBuilder();
    text.append(ink.bold(why.part().toString())).append(line).append(why.lead()).append(line);
    for (Why.Reason reason : why.reasons()) {
      text.append(line).append(ink.bold(reason.title())).append(line);
      text.append(reason.meaning()).append(line);
      reason.why().ifPresent(numbers -> text.append(numbers).append(line));
    }
    return text.append(line).toString();
  }
}
