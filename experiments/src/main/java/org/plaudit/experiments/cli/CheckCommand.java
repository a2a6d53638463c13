package org.plaudit.experiments.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.contract.EnvCheck;
import org.plaudit.core.contract.MultiEnvCheck;
import org.plaudit.core.contract.Violation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plaudit check ID}: whether a world keeps its contract. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Check that a world or game keeps the rules of its contract.",
      "Plays dozens of episodes and looks at every step. Exit status 1 if a rule is broken."
    },
    footer = {
      "",
      "Examples:",
      "  plaudit check CartPole-v1",
      "  plaudit check FrozenLake-v1 --set map=8x8",
      "  plaudit check gym:Acrobot-v1 --json"
    })
final class CheckCommand implements Callable<Integer> {
  /** What was found out about a subject. */
  private record Findings(Map<String, List<Violation>> verdicts, List<Violation> advice) {
    boolean held() {
      return verdicts.values().stream().allMatch(List::isEmpty);
    }
  }

  private final Supplier<Catalog> catalog;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The world or game, as in CartPole-v1.")
  private String id = "";

  @Option(
      names = "--set",
      paramLabel = "OPTION=VALUE",
      description = "An option of the world; may be repeated. The value is JSON or a bare text.")
  private List<String> settings = List.of();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** What the jars on the class path offer. */
  CheckCommand() {
    this(Catalog::installed);
  }

  CheckCommand(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  @Override
  public Integer call() {
    Findings found =
        Subject.of(catalog.get(), id, settings)
            .match(
                new Subject.Cases<Findings>() {
                  @Override
                  public Findings world(Subject.World world) {
                    // A wrong option is the caller's fault, not the world's: it comes out here.
                    world.create().close();
                    return new Findings(
                        EnvCheck.verdicts(world::create), EnvCheck.advice(world::create));
                  }

                  @Override
                  public Findings game(Subject.Game game) {
                    game.create().close();
                    return new Findings(
                        MultiEnvCheck.verdicts(game::create), MultiEnvCheck.advice(game::create));
                  }
                });
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? JsonText.of(tree(found)) : text(found));
    out.flush();
    return found.held() ? 0 : Complaints.FAILED;
  }

  private String text(Findings found) {
    Ink ink = Ink.here();
    StringBuilder text = new StringBuilder();
    String line = System.lineSeparator();
    found
        .verdicts()
        .forEach(
            (rule, violations) -> {
              text.append(violations.isEmpty() ? ink.good("held   ") : ink.bad("BROKEN "));
              text.append(rule).append(line);
              violations.forEach(
                  violation -> text.append("         ").append(violation.detail()).append(line));
            });
    found
        .advice()
        .forEach(
            said ->
                text.append("advice ")
                    .append(said.rule())
                    .append(line)
                    .append("         ")
                    .append(said.detail())
                    .append(line));
    long broken = found.verdicts().values().stream().filter(each -> !each.isEmpty()).count();
    text.append(
            found.held()
                ? id + " keeps all " + found.verdicts().size() + " rules."
                : id + " breaks " + broken + " of " + found.verdicts().size() + " rules tried.")
        .append(line);
    return text.toString();
  }

  private Map<String, Object> tree(Findings found) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", id);
    tree.put("held", found.held());
    List<Object> rules = new ArrayList<>();
    found
        .verdicts()
        .forEach(
            (rule, violations) -> {
              Map<String, Object> each = new LinkedHashMap<>();
              each.put("rule", rule);
              each.put("violations", violations.stream().map(Violation::detail).toList());
              rules.add(each);
            });
    tree.put("rules", rules);
    tree.put("advice", found.advice().stream().map(Violation::toString).toList());
    return tree;
  }
}
