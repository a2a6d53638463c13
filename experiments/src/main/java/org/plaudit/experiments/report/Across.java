package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.plot.Estimate;
import org.plaudit.experiments.plot.Palette;
import org.plaudit.experiments.plot.Plots;
import org.plaudit.experiments.plot.Ruler;
import org.plaudit.experiments.stats.Interval;
import org.plaudit.experiments.stats.Scale;
import org.plaudit.experiments.store.Group;
import org.plaudit.experiments.store.WorldSummary;

/**
 * What several worlds together say about the arms.
 *
 * @param arms names, in the order of the config, which decides the colours
 */
record Across(List<WorldSummary> worlds, List<Group> groups, List<String> arms, int seeds) {
  private static final Digits DIGITS = new Digits(2);

  Across {
    worlds = List.copyOf(worlds);
    groups = List.copyOf(groups);
    arms = List.copyOf(arms);
  }

  /** A part of the page, and the pictures in it. */
  record Drawn(Html html, List<Figure> figures) {
    Drawn {
      figures = List.copyOf(figures);
    }
  }

  static Across of(RunData run, Catalog catalog) {
    Map<String, List<Double>> returns = new LinkedHashMap<>();
    run.contenders().forEach(c -> returns.put(c.arm().name(), c.values()));
    List<WorldSummary> worlds = WorldSummary.of(run.config(), returns, catalog);
    return new Across(
        worlds,
        Group.of(worlds, returns),
        run.config().crossing().arms(),
        run.config().seeds().size());
  }

  /** The result in sentences. */
  Html lead() {
    List<Html> sentences = new ArrayList<>();
    sentences.add(
        Html.of(
            "{} in {}, {} each. ",
            Digits.count(arms.size(), "arm"),
            Digits.count(worlds.size(), "world"),
            Digits.count(seeds, "seed")));
    for (Group group : groups) {
      sentences.add(first(group));
    }
    if (groups.isEmpty()) {
      sentences.add(Html.of("No two worlds can be put on one scale and compared."));
    }
    return Html.of("<p class=\"lead\">{}</p>\n", sentences);
  }

  private Html first(Group group) {
    Map<String, Interval> ranked = ranked(group);
    List<String> order = List.copyOf(ranked.keySet());
    Interval best = ranked.get(order.get(0));
    List<String> near =
        order.subList(1, order.size()).stream()
            .filter(arm -> ranked.get(arm).high() >= best.low())
            .toList();
    return Html.of(
        "Over {}, <b>{}</b> comes first with <b>{}</b> of 1{}. ",
        String.join(", ", group.worlds()),
        order.get(0),
        DIGITS.interval(best),
        near.isEmpty()
            ? "; its interval lies above all others"
            : "; the intervals of it and " + String.join(", ", near) + " overlap");
  }

  private static Map<String, Interval> ranked(Group group) {
    Map<String, Interval> sure = new LinkedHashMap<>();
    group.arms().forEach(arm -> sure.put(arm, group.iqm(arm)));
    return sure.entrySet().stream()
        .sorted(Comparator.comparingDouble(arm -> -arm.getValue().estimate()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  /** Says what every arm of a world was given. */
  static String budget(WorldSummary world) {
    TreeSet<Long> steps = new TreeSet<>(world.steps().values());
    if (steps.size() == 1) {
      return "Every arm got " + Digits.whole(steps.first()) + " steps a seed.";
    }
    return "The budgets differ: "
        + world.steps().entrySet().stream()
            .map(arm -> arm.getKey() + " " + Digits.whole(arm.getValue()))
            .collect(Collectors.joining(", "))
        + " steps a seed.";
  }

  /**
   * @param obstacle why nothing can be drawn here; empty if it can
   */
  Drawn drawn(Optional<String> obstacle) {
    List<Html> parts = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    for (Group group : groups) {
      Map<String, Interval> ranked = ranked(group);
      Optional<Figure> figure =
          obstacle.isPresent()
              ? Optional.empty()
              : Optional.of(figure(group, ranked, groups.indexOf(group) + 1));
      figure.ifPresent(figures::add);
      parts.add(
          Html.of(
              """
              <h3>{}: {}</h3>
              {}{}{}""",
              Digits.count(group.worlds().size(), "world"),
              String.join(", ", group.worlds()),
              table(ranked),
              figure.map(Figure::html).orElse(Html.NOTHING),
              Sureness.matrix(group.arms(), group::improvement)));
    }
    return new Drawn(Html.of("{}{}{}", MEANING, scales(), parts), figures);
  }

  private static final Html MEANING =
      Html.of(
          """
          <p>Returns of different worlds have different units, so each is put on a scale: 0 is what \
          the arm that behaves at random earns in that world, 1 is the return at which the world \
          counts as solved, or, where none is agreed, what the best arm earns there (interquartile \
          means; a best arm whose interval is not above the random one gives no scale). A score may be below 0 or above 1. Below, arms are compared over \
          those worlds only in which all of them ran: the interquartile mean of all worlds and \
          seeds together, with a 95&nbsp;% interval from drawing the seeds of each world anew \
          (stratified bootstrap; the scales stay), and how often a seed of one arm beats a seed of \
          another in the same world (probability of improvement, each world counts the same, a tie \
          counts half).</p>
          """);

  private Html scales() {
    List<Html> rows = new ArrayList<>();
    for (WorldSummary world : worlds) {
      rows.add(
          Html.of(
              """
              <tr><th scope="row"><a href="#in-{}">{}</a></th><td>{}</td><td class="number">{}</td>\
              <td>{}</td></tr>
              """,
              world.name(),
              world.name(),
              steps(world),
              world.scale().map(scale -> number(scale.zero())).orElse(""),
              world.scale().map(scale -> one(world, scale)).orElseGet(() -> unscaled(world))));
    }
    return Html.of(
        """
        <div class="wide" tabindex="0"><table>
        <caption>Steps of training a seed, and the returns that become 0 and 1</caption>
        <thead><tr><th scope="col">world</th><th scope="col">steps</th><th scope="col">0</th>\
        <th scope="col">1</th></tr></thead>
        <tbody>
        {}</tbody></table></div>
        """,
        rows);
  }

  private static String steps(WorldSummary world) {
    TreeSet<Long> steps = new TreeSet<>(world.steps().values());
    return steps.stream().map(Digits::whole).collect(Collectors.joining(" or "));
  }

  private static String number(double value) {
    return Digits.of(List.of(value)).number(value);
  }

  private static String one(WorldSummary world, Scale scale) {
    return world.oneIs().equals(WorldSummary.THRESHOLD)
        ? Digits.plain(scale.one()) + " (solved)"
        : number(scale.one()) + " (best: " + world.oneIs() + ")";
  }

  private static String unscaled(WorldSummary world) {
    return world.steps().isEmpty()
        ? "no arm can run here"
        : "no scale: no arm behaves at random here, or none is surely better";
  }

  private Html table(Map<String, Interval> ranked) {
    List<Html> rows = new ArrayList<>();
    ranked.forEach(
        (arm, sure) ->
            rows.add(
                Html.of(
                    """
                    <tr><th scope="row"><span class="arm"><span class="key" style="background:{}"></span>{}</span></th>\
                    <td class="result"><b>{}</b> <span class="between">[{},&nbsp;{}]</span></td></tr>
                    """,
                    Palette.html(arms.indexOf(arm)),
                    arm,
                    DIGITS.number(sure.estimate()),
                    DIGITS.number(sure.low()),
                    DIGITS.number(sure.high()))));
    return Html.of(
        """
        <div class="wide" tabindex="0"><table class="results">
        <caption>Score: interquartile mean [95&nbsp;% interval], best first</caption>
        <thead><tr><th scope="col">arm</th><th scope="col">IQM [low, high]</th></tr></thead>
        <tbody>
        {}</tbody></table></div>
        """,
        rows);
  }

  private Figure figure(Group group, Map<String, Interval> ranked, int number) {
    List<Estimate> rows = new ArrayList<>();
    ranked.forEach(
        (arm, sure) ->
            rows.add(new Estimate(arm, arms.indexOf(arm), sure, DIGITS.number(sure.estimate()))));
    return new Figure(
        "across-" + number,
        Plots.estimates("score", rows, Ruler.linear("random")),
        "Scores over "
            + String.join(", ", group.worlds())
            + ". "
            + ranked.entrySet().stream()
                .map(arm -> arm.getKey() + ": " + DIGITS.interval(arm.getValue()))
                .collect(Collectors.joining("; "))
            + ".",
        Html.of(
            "Score over {}: interquartile mean, with its 95&nbsp;% interval.",
            String.join(", ", group.worlds())));
  }
}
