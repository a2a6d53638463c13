package org.plaudit.experiments.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.config.Asking;
import org.plaudit.experiments.config.Grid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plaudit grid [WORLD...]}: what can be put together, and why the rest cannot. */
@Command(
    name = "grid",
    mixinStandardHelpOptions = true,
    description = {
      "Show what can be put together: worlds, learners, simulated people and kinds of questions.",
      "A dot stands where a combination is refused; the reasons follow."
    },
    footer = {
      "",
      "Examples:",
      "  plaudit grid CartPole-v1",
      "  plaudit grid FrozenLake-v1 Pendulum-v1 --oracle persona",
      "  plaudit grid --json"
    })
final class GridCommand implements Callable<Integer> {
  private final Supplier<Catalog> catalog;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "WORLD", description = "Ids; all worlds by default.")
  private List<String> worlds = List.of();

  @Option(
      names = "--oracle",
      paramLabel = "ID",
      defaultValue = "boltzmann",
      description = "Which simulated people (default: ${DEFAULT-VALUE}); --json shows all.")
  private String oracle;

  @Option(names = "--arms", description = "Print the arms of a config with all that run.")
  private boolean arms;

  @Option(names = "--json", description = "Print every cell as JSON.")
  private boolean json;

  /** What the jars on the class path offer. */
  GridCommand() {
    this(Catalog::installed);
  }

  GridCommand(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  @Override
  public Integer call() {
    Catalog offered = catalog.get();
    offered.oracles().get(oracle);
    List<String> wanted = worlds.isEmpty() ? Grid.worlds(offered) : Grid.known(offered, worlds);
    PrintWriter out = spec.commandLine().getOut();
    if (arms) {
      out.print(Grid.arms(offered, wanted, oracle));
      out.flush();
      return 0;
    }
    List<Grid.Cell> cells = Grid.of(offered, wanted);
    out.print(json ? JsonText.of(cells.stream().map(GridCommand::tree).toList()) : text(cells));
    out.flush();
    return 0;
  }

  private String text(List<Grid.Cell> cells) {
    Map<String, List<Grid.Cell>> byWorld = new LinkedHashMap<>();
    cells.stream()
        .filter(cell -> cell.teacher().equals(oracle))
        .forEach(cell -> byWorld.computeIfAbsent(cell.world(), w -> new ArrayList<>()).add(cell));
    StringBuilder text = new StringBuilder();
    String line = System.lineSeparator();
    byWorld.forEach(
        (world, there) ->
            text.append(text.isEmpty() ? "" : line)
                .append(Ink.here().bold(world))
                .append(line)
                .append(table(there).text("  "))
                .append(reasons(there)));
    long run = cells.stream().filter(cell -> cell.refusal().isEmpty()).count();
    return text.append(line)
        .append("With all simulated people: %d of %d cells run.".formatted(run, cells.size()))
        .append(line)
        .toString();
  }

  private static Table table(List<Grid.Cell> cells) {
    Table table = new Table();
    List<String> head = new ArrayList<>(List.of("learner"));
    for (Asking.Kind kind : Asking.Kind.values()) {
      head.add(kind.word());
    }
    table.row(head.toArray(new String[0]));
    for (String learner : cells.stream().map(Grid.Cell::learner).distinct().toList()) {
      List<String> row = new ArrayList<>(List.of(learner));
      cells.stream()
          .filter(cell -> cell.learner().equals(learner))
          .forEach(cell -> row.add(cell.refusal().isPresent() ? "." : cell.reward()));
      if (row.subList(1, row.size()).stream().anyMatch(word -> !word.equals("."))) {
        table.row(row.toArray(new String[0]));
      }
    }
    return table;
  }

  /** Each reason once, with those whom it keeps out. */
  private static String reasons(List<Grid.Cell> cells) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (Grid.Cell cell : cells) {
      cell.refusal()
          .ifPresent(
              why -> byReason.computeIfAbsent(why, w -> new ArrayList<>()).add(cell.learner()));
    }
    StringBuilder text = new StringBuilder();
    byReason.forEach(
        (why, who) ->
            text.append("  ")
                .append(String.join(", ", who.stream().distinct().toList()))
                .append(": ")
                .append(why)
                .append(System.lineSeparator()));
    return text.toString();
  }

  private static Map<String, Object> tree(Grid.Cell cell) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("world", cell.world());
    tree.put("learner", cell.learner());
    tree.put("oracle", cell.teacher());
    tree.put("query", cell.query().word());
    tree.put("reward", cell.reward());
    tree.put("runs", cell.refusal().isEmpty());
    cell.refusal().ifPresent(why -> tree.put("refusal", why));
    return tree;
  }
}
