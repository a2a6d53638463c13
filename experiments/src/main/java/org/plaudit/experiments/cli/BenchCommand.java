package org.plaudit.experiments.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.plaudit.core.BadInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code plaudit bench}, for those who look for it here: the benchmarks lie in a module that builds
 * on this one, so the launcher starts them itself.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measure how fast things are, and draw it.",
      "The launcher of a checkout starts it and knows its options: ./plaudit bench --help."
    },
    footer = {"", "Examples:", "  plaudit bench --list", "  plaudit bench CartPole --quick"})
final class BenchCommand implements Callable<Integer> {
  @Unmatched private final List<String> rest = new ArrayList<>();

  @Override
  public Integer call() {
    List<String> whole = new ArrayList<>(List.of("bench"));
    whole.addAll(rest);
    throw new BadInput(
        "%1$s: the benchmarks are no part of this program. Maybe use the launcher of a checkout: ./plaudit %1$s"
            .formatted(String.join(" ", whole)));
  }
}
