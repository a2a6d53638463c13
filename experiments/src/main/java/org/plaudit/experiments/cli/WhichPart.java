package org.plaudit.experiments.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.plaudit.core.BadInput;
import org.plaudit.core.Suggest;
import org.plaudit.experiments.config.Arm;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.store.PartId;
import picocli.CommandLine.Option;

/** Options that name one part of a run. */
final class WhichPart {
  @Option(names = "--arm", paramLabel = "ARM", description = "Default: the first that will do.")
  private Optional<String> arm = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Default: the config's first.")
  private Optional<Long> seed = Optional.empty();

  /**
   * The part that was named, or else the first.
   *
   * @param fit which arms come first if none is named
   * @throws BadInput if the run has no such part
   */
  PartId of(ExperimentConfig config, Predicate<Arm> fit) {
    return new PartId(arm(config, fit), seed(config));
  }

  private String arm(ExperimentConfig config, Predicate<Arm> fit) {
    List<String> arms = config.arms().stream().map(Arm::name).toList();
    String wanted =
        arm.orElseGet(
            () ->
                config.arms().stream().filter(fit).findFirst().map(Arm::name).orElse(arms.get(0)));
    if (!arms.contains(wanted)) {
      String remedy = Suggest.maybe(wanted, arms);
      throw new BadInput(
          "--arm (%s) is not in this run.%s"
              .formatted(
                  wanted, remedy.isEmpty() ? " Arms: " + String.join(", ", arms) + "." : remedy));
    }
    return wanted;
  }

  private long seed(ExperimentConfig config) {
    long wanted = seed.orElse(config.seeds().get(0));
    if (!config.seeds().contains(wanted)) {
      throw new BadInput(
          "--seed (%d) is not in this run. Seeds: %s.".formatted(wanted, config.seeds()));
    }
    return wanted;
  }
}
