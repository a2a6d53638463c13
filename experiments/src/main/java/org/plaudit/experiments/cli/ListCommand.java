package org.plaudit.experiments.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.plaudit.core.BadInput;
import org.plaudit.core.Suggest;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.experiments.config.ConfigReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plaudit list}: what there is, and what can be set about it. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List worlds, games, learners and whatever a config can name.",
    footer = {
      "",
      "Examples:",
      "  plaudit list                  everything, a line each",
      "  plaudit list worlds",
      "  plaudit list CartPole-v1      its options, with types, defaults and meanings",
      "  plaudit list configs quickstart",
      "  plaudit list learners ppo --json"
    })
final class ListCommand implements Callable<Integer> {
  private static final String CONFIGS = "configs";

  private final Supplier<Catalog> catalog;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..2",
      paramLabel = "KIND|ID",
      description =
          "A kind (worlds, games, wrappers, learners, oracles, traits, rewards, selectors, configs), an id,"
              + " or both.")
  private List<String> words = List.of();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** What the jars on the class path offer. */
  ListCommand() {
    this(Catalog::installed);
  }

  ListCommand(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  @Override
  public Integer call() {
    Catalog offered = catalog.get();
    String first = words.isEmpty() ? "" : words.get(0);
    boolean kind = first.equals(CONFIGS) || Offer.named(first).isPresent();
    PrintWriter out = spec.commandLine().getOut();
    if (words.isEmpty() || kind && words.size() == 1) {
      out.print(json ? JsonText.of(tree(first, offered)) : table(first, offered));
    } else if (kind) {
      out.print(one(first, words.get(1), offered));
    } else if (words.size() == 1) {
      out.print(anywhere(first, offered));
    } else {
      throw new BadInput(unknownKind(first));
    }
    out.flush();
    return 0;
  }

  private static String unknownKind(String word) {
    List<String> kinds = kinds();
    String remedy = Suggest.maybe(word, kinds);
    return "(%s) is no kind of thing.%s"
        .formatted(word, remedy.isEmpty() ? " Known: " + String.join(", ", kinds) + "." : remedy);
  }

  private static List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    for (Offer offer : Offer.values()) {
      kinds.add(offer.word());
    }
    kinds.add(CONFIGS);
    return kinds;
  }

  /** Ids and what they are, of one kind or of all. */
  private static Map<String, Map<String, String>> tree(String kind, Catalog offered) {
    Map<String, Map<String, String>> tree = new LinkedHashMap<>();
    for (Offer offer : Offer.values()) {
      if (kind.isEmpty() || kind.equals(offer.word())) {
        Map<String, String> entries = new LinkedHashMap<>();
        offer.entries(offered).forEach(entry -> entries.put(entry.id(), entry.summary()));
        tree.put(offer.word(), entries);
      }
    }
    if (kind.isEmpty() || kind.equals(CONFIGS)) {
      Map<String, String> configs = new LinkedHashMap<>();
      ConfigReader.builtIn().forEach(name -> configs.put(name, ConfigText.summary(name)));
      tree.put(CONFIGS, configs);
    }
    return tree;
  }

  private static String table(String kind, Catalog offered) {
    StringBuilder text = new StringBuilder();
    Map<String, Map<String, String>> tree = tree(kind, offered);
    tree.forEach(
        (name, entries) -> {
          Table table = new Table();
          entries.forEach(table::row);
          if (tree.size() > 1) {
            text.append(text.length() == 0 ? "" : System.lineSeparator())
                .append(Ink.here().bold(name))
                .append(System.lineSeparator());
          }
          text.append(table.text(tree.size() > 1 ? "  " : ""));
        });
    return text.toString();
  }

  private String one(String kind, String id, Catalog offered) {
    if (kind.equals(CONFIGS)) {
      return config(id);
    }
    Offer offer = Offer.named(kind).orElseThrow();
    return shown(
        offer,
        offer.find(offered, id).orElseThrow(() -> new BadInput(offer.shelf(offered).unknown(id))));
  }

  private String anywhere(String id, Catalog offered) {
    for (Offer offer : Offer.values()) {
      Optional<Entry<?>> entry = offer.find(offered, id);
      if (entry.isPresent()) {
        return shown(offer, entry.get());
      }
    }
    if (ConfigReader.builtIn().contains(id)) {
      return config(id);
    }
    List<String> all = kinds();
    tree("", offered).values().forEach(entries -> all.addAll(entries.keySet()));
    throw new BadInput(
        "(%s) is neither a kind nor a known id.%s"
            .formatted(
                id,
                Suggest.nearest(id, all)
                    .map(near -> " Maybe " + near + ".")
                    .orElse(" Kinds: " + String.join(", ", kinds()) + ".")));
  }

  private String config(String name) {
    if (!ConfigReader.builtIn().contains(name)) {
      String remedy = Suggest.maybe(name, ConfigReader.builtIn());
      throw new BadInput(
          "(%s) is not a built-in config.%s"
              .formatted(
                  name,
                  remedy.isEmpty()
                      ? " Known: " + String.join(", ", ConfigReader.builtIn()) + "."
                      : remedy));
    }
    String text = ConfigText.of(name);
    return json ? JsonText.of(Map.of("id", name, "text", text)) : text;
  }

  private String shown(Offer offer, Entry<?> entry) {
    return json ? JsonText.of(EntryText.tree(offer, entry)) : EntryText.of(offer, entry);
  }
}
