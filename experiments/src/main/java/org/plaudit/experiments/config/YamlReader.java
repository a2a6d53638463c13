package org.plaudit.experiments.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plaudit.core.BadInput;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Makes a plain tree of maps, lists and scalars out of YAML, and notes where each value stands.
 *
 * <p>Nodes are only composed, never constructed: no tag makes an object of its own. A tree that
 * grows beyond {@link #MOST_NODES} (aliases of aliases) or {@link #DEEPEST} is refused, and so is a
 * key that stands twice. An empty value is a problem, except an arm's or a world's: it changes
 * nothing.
 */
final class YamlReader {
  static final int MOST_NODES = 100_000;
  static final int DEEPEST = 20;

  /** Arms and worlds, which may change nothing. */
  private static final Pattern CHANGES =
      Pattern.compile("(worlds\\.[^.]+\\.)?arms\\.[^.]+|worlds\\.[^.]+");

  private final String source;
  private final Places places;
  private final Problems problems;
  private int nodes;

  private YamlReader(String source, Places places, Problems problems) {
    this.source = source;
    this.places = places;
    this.problems = problems;
  }

  /**
   * Reads a whole config.
   *
   * @param source what to call the text in messages: a file's name
   * @throws BadInput if it is not YAML, not a mapping, or too large
   */
  static Map<String, Object> mapping(String text, String source, Places places, Problems problems) {
    Object tree = new YamlReader(source, places, problems).read(text, "");
    if (!(tree instanceof Map<?, ?>)) {
      throw new BadInput(
          source + ": a config must be a mapping of keys to values. Maybe start with name: NAME.");
    }
    return Tree.map(tree);
  }

  /** Reads one value, as of {@code --set path=value}; its place is {@code source}. */
  static Object value(String text, String source, String path) {
    Places inside = new Places(source);
    Problems problems = new Problems(inside);
    Object value = new YamlReader(source, inside, problems).read(text, path);
    problems.raise();
    return value;
  }

  private Object read(String text, String path) {
    LoaderOptions limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(20);
    limits.setNestingDepthLimit(DEEPEST);
    limits.setCodePointLimit(Source.MOST_BYTES);
    try {
      Optional<Node> root = Optional.ofNullable(new Yaml(limits).compose(new StringReader(text)));
      return root.map(node -> convert(node, path, 0))
          .orElseThrow(
              () ->
                  new BadInput(source + ": there is nothing in it. Maybe start with name: NAME."));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new BadInput(
          source + ":" + line + ": not YAML: " + oneLine(e.getProblem()) + ". " + remedy(e));
    } catch (YAMLException e) {
      throw new BadInput(
          source
              + ": not YAML: "
              + oneLine(e.getMessage())
              + ". Maybe it is another file: no config nests or repeats that much.");
    }
  }

  private static String remedy(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("TAB")) {
      return "Maybe indent with spaces instead of tabs.";
    }
    if (problem.contains("tag")) {
      return "Maybe delete what begins with an exclamation mark.";
    }
    if (problem.contains("another document")) {
      return "Maybe delete everything from that line (---) on.";
    }
    return "Maybe a bracket, a quote or a space after a colon is missing.";
  }

  private static String oneLine(String message) {
    return String.valueOf(message)
        .strip()
        .replaceAll(" \\(Do not use.*", "")
        .replaceAll("\\s+", " ")
        .replaceAll("\\.$", "");
  }

  private Object convert(Node node, String path, int depth) {
    nodes++;
    if (nodes > MOST_NODES || depth > DEEPEST) {
      throw new BadInput(
          "%s:%d: %s%s"
              .formatted(
                  source,
                  line(node),
                  nodes > MOST_NODES
                      ? "the config has more than " + MOST_NODES + " values, aliases counted."
                      : "the config is nested deeper than " + DEEPEST + " levels.",
                  " Maybe an alias (*name) repeats too much."));
    }
    places.line(path, line(node));
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, path, depth);
    }
    if (node instanceof SequenceNode sequence) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < sequence.getValue().size(); i++) {
        list.add(convert(sequence.getValue().get(i), path + "[" + i + "]", depth + 1));
      }
      return list;
    }
    return scalar((ScalarNode) node, path);
  }

  private Map<String, Object> mapping(MappingNode mapping, String path, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode named)) {
        places.line(path + ".?", line(tuple.getKeyNode()));
        problems.add(path + ".?", "a key must be a word. Maybe a colon is missing.");
        continue;
      }
      String key = named.getValue();
      String child = path.isEmpty() ? key : path + "." + key;
      if (lines.containsKey(key)) {
        places.line(child, line(named));
        problems.add(
            child,
            "the key stands here and in line %d. Maybe delete one.".formatted(lines.get(key)));
        continue;
      }
      lines.put(key, line(named));
      map.put(key, convert(tuple.getValueNode(), child, depth + 1));
      // A key's line is what people look for, also where its value begins on the next one.
      places.line(child, line(named));
    }
    return map;
  }

  private Object scalar(ScalarNode node, String path) {
    if (node.getScalarStyle() != ScalarStyle.PLAIN) {
      return node.getValue();
    }
    Optional<Object> value = Scalars.value(node.getValue());
    if (value.isEmpty() && CHANGES.matcher(path).matches()) {
      return new LinkedHashMap<String, Object>();
    }
    if (value.isEmpty()) {
      problems.add(path, "the value is empty. Maybe write one, or delete the key.");
    }
    return value.orElse("");
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
