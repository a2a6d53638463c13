package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Option;
import org.plaudit.core.catalog.Shelf;
import org.plaudit.experiments.config.Arm;
import org.plaudit.experiments.config.Choice;
import org.plaudit.experiments.config.ExperimentConfig;

/** What the arms are made of: every world, learner and teacher that has a name in the catalog. */
final class Parts {
  /**
   * One choice of an arm.
   *
   * @param role what it is there for, as in {@code learner}
   */
  record Part(String role, Choice choice, String summary) {}

  private Parts() {}

  /** In the order in which a config names them. */
  static List<Part> of(Arm arm, Catalog catalog) {
    List<Part> parts = new ArrayList<>();
    parts.add(part("world", arm.env().world(), catalog.worlds()));
    arm.env().wrap().forEach(wrap -> parts.add(part("wrapper", wrap, catalog.wrappers())));
    parts.add(part("learner", arm.learner(), catalog.learners()));
    arm.people()
        .ifPresent(
            people -> {
              parts.add(part("teacher", people.oracle(), catalog.oracles()));
              people.traits().forEach(trait -> parts.add(part("trait", trait, catalog.traits())));
              people.feedback().stream()
                  .filter(asked -> asked.asking().shown() > 0)
                  .forEach(
                      asked -> parts.add(part("selector", asked.select(), catalog.selectors())));
            });
    arm.reward().model().ifPresent(by -> parts.add(part("reward model", by, catalog.rewards())));
    return parts;
  }

  private static <P> Part part(String role, Choice choice, Shelf<P> shelf) {
    return new Part(role, choice, shelf.get(choice.id()).summary());
  }

  /** A link to where the page explains this id. */
  static Html link(String role, String id) {
    return Html.of("<a href=\"#{}\">{}</a>", anchor(role, id), id);
  }

  private static String anchor(String role, String id) {
    return (role + "-" + id).replaceAll("[^A-Za-z0-9]+", "-");
  }

  /** Each part once, with all its options; where arms differ, one column an arm. */
  static Html explained(ExperimentConfig config, Catalog catalog) {
    Map<String, List<Part>> byAnchor = new LinkedHashMap<>();
    Map<String, List<String>> users = new LinkedHashMap<>();
    for (Arm arm : config.arms()) {
      for (Part part : of(arm, catalog)) {
        String anchor = anchor(part.role(), part.choice().id());
        List<Part> same = byAnchor.computeIfAbsent(anchor, key -> new ArrayList<>());
        if (!same.contains(part)) {
          same.add(part);
        }
        users.computeIfAbsent(anchor, key -> new ArrayList<>()).add(arm.name());
      }
    }
    List<Html> items = new ArrayList<>();
    byAnchor.forEach(
        (anchor, same) ->
            items.add(
                Html.of(
                    """
                    <h4 id="{}">{} <code>{}</code></h4>
                    <p>{}. Used by {}.</p>
                    {}""",
                    anchor,
                    same.get(0).role(),
                    same.get(0).choice().id(),
                    same.get(0).summary(),
                    String.join(", ", users.get(anchor).stream().distinct().toList()),
                    options(same))));
    return Html.of("{}", items);
  }

  private static Html options(List<Part> same) {
    List<Option> first = Option.of(same.get(0).choice().options());
    if (first.isEmpty()) {
      return Html.NOTHING;
    }
    List<Html> rows = new ArrayList<>();
    for (Option option : first) {
      List<Object> values =
          same.stream()
              .map(part -> Option.written(part.choice().options()).get(option.key()))
              .distinct()
              .toList();
      rows.add(
          Html.of(
              "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td><td>{}</td></tr>\n",
              option.key(),
              String.join(" or ", values.stream().map(String::valueOf).toList()),
              option.meaning()));
    }
    return Html.of(
        """
        <div class="wide" tabindex="0"><table class="options">
        <thead><tr><th scope="col">option</th><th scope="col">value</th>\
        <th scope="col">meaning</th></tr></thead>
        <tbody>
        {}</tbody></table></div>
        """,
        rows);
  }
}
