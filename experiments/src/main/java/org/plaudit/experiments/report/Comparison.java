package org.plaudit.experiments.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.plot.Curve;
import org.plaudit.experiments.stats.Interval;

/**
 * The arms of several runs side by side.
 *
 * @param contenders of all runs, named so that each name is there once
 * @param curves of the true return, one a contender
 * @param warnings why the comparison may not be a fair one
 */
public record Comparison(
    List<RunData> runs, List<Contender> contenders, List<Curve> curves, List<String> warnings) {
  public Comparison {
    runs = List.copyOf(runs);
    contenders = List.copyOf(contenders);
    curves = List.copyOf(curves);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads the runs.
   *
   * @param folders at least one
   * @throws BadInput if one cannot be read, or if they play different worlds
   */
  public static Comparison of(List<Path> folders, Catalog catalog) {
    List<RunData> runs = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path folder : folders) {
      try {
        runs.add(RunData.read(folder, catalog));
      } catch (BadInput e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    sameWorld(runs);
    List<Contender> contenders = new ArrayList<>();
    List<Curve> curves = new ArrayList<>();
    for (RunData run : runs) {
      for (Contender contender : run.contenders()) {
        Contender own = contender.called(label(runs, run, contender), contenders.size());
        contenders.add(own);
        curves.add(own.curve(run.curve(contender, RunData.RETURN, Integer.MAX_VALUE)));
      }
    }
    return new Comparison(runs, contenders, curves, warnings(runs, contenders));
  }

  private static void sameWorld(List<RunData> runs) {
    Map<String, String> worlds = new LinkedHashMap<>();
    for (RunData run : runs) {
      for (Contender contender : run.contenders()) {
        worlds.putIfAbsent(
            contender.arm().env().world().id(), run.title() + " (" + contender.label() + ")");
      }
    }
    if (worlds.size() > 1) {
      List<String> each = new ArrayList<>();
      worlds.forEach((world, who) -> each.add(world + " in " + who));
      throw new BadInput(
          "different worlds: %s. Returns of different worlds cannot be compared. Maybe compare runs on one world; of a run on several, its own report compares the arms."
              .formatted(String.join(", ", each)));
    }
  }

  /**
   * As short as tells them apart: the arm; else the experiment and the arm; else the folder too.
   */
  private static String label(List<RunData> runs, RunData run, Contender contender) {
    if (runs.size() == 1) {
      return contender.label();
    }
    boolean named =
        runs.stream().map(other -> other.config().name()).distinct().count() == runs.size();
    return (named ? run.config().name() : run.title()) + "/" + contender.label();
  }

  private static List<String> warnings(List<RunData> runs, List<Contender> contenders) {
    List<String> warnings = new ArrayList<>();
    for (RunData run : runs) {
      if (!run.finished()) {
        warnings.add(run.folder() + " is not finished; this is how far it got.");
      }
    }
    TreeSet<Long> steps = new TreeSet<>();
    TreeSet<Long> asked = new TreeSet<>();
    TreeSet<Integer> episodes = new TreeSet<>();
    List<Object> worlds = new ArrayList<>();
    for (Contender contender : contenders) {
      // As planned: what was done differs a little, because rollouts are whole.
      steps.add(contender.arm().steps());
      if (contender.answers().asked() > 0) {
        asked.add(contender.answers().asked() / contender.finals().size());
      }
      episodes.add(contender.arm().evaluate().episodes());
      if (!worlds.contains(contender.arm().env())) {
        worlds.add(contender.arm().env());
      }
    }
    List<String> few =
        contenders.stream()
            .filter(contender -> contender.finals().size() < Certainty.ENOUGH_SEEDS)
            .map(Contender::label)
            .toList();
    if (!few.isEmpty()) {
      warnings.add(
          "fewer than %d seeds of %s: such intervals cannot be trusted. Maybe run 5 or more."
              .formatted(Certainty.ENOUGH_SEEDS, String.join(", ", few)));
    }
    if (steps.size() > 1) {
      warnings.add(
          "the arms had different budgets of environment steps, from %s to %s a seed."
              .formatted(Digits.whole(steps.first()), Digits.whole(steps.last())));
    }
    if (asked.size() > 1) {
      warnings.add(
          "the arms that ask had different budgets of questions, from %s to %s a seed."
              .formatted(Digits.whole(asked.first()), Digits.whole(asked.last())));
    }
    if (episodes.size() > 1) {
      warnings.add("the arms were evaluated on different numbers of episodes: " + episodes + ".");
    }
    if (worlds.size() > 1) {
      warnings.add("the world is the same, but its options or wrappers differ between arms.");
    }
    return warnings;
  }

  /** Decimals that fit all results. */
  public Digits digits() {
    return RunPage.digits(contenders);
  }

  /** How often a seed of {@code row} beats one of {@code column}. */
  public Interval improvement(Contender row, Contender column) {
    return Certainty.improvement(row.values(), column.values());
  }

  /**
   * @param obstacle why nothing can be drawn here; empty if it can
   */
  Html html(Optional<String> obstacle) {
    Digits digits = digits();
    OptionalDouble threshold = runs.get(0).world().threshold();
    return Html.of(
        """
        <header>
        <p class="kicker">Plaudit comparison</p>
        <h1>{} on {}</h1>
        {}</header>
        <section>
        <h2>Result</h2>
        {}{}</section>
        <section>
        <h2>How sure can one be?</h2>
        {}</section>
        <section>
        <h2>What it cost</h2>
        {}</section>
        <section>
        <h2>Where the runs are</h2>
        {}</section>
        """,
        Digits.count(contenders.size(), "arm"),
        contenders.get(0).arm().env().world().id(),
        warned(),
        ResultTable.of(contenders, digits),
        Figures.main(contenders, curves, threshold, digits, obstacle).html(),
        Sureness.of(contenders),
        Costs.table(contenders),
        origins(digits));
  }

  private Html warned() {
    return warnings.isEmpty()
        ? Html.NOTHING
        : Html.of(
            "<div class=\"warning\"><p><b>Careful:</b></p><ul>{}</ul></div>\n",
            warnings.stream().map(said -> Html.of("<li>{}</li>\n", said)).toList());
  }

  private List<Html> origins(Digits digits) {
    List<Html> all = new ArrayList<>();
    int from = 0;
    for (RunData run : runs) {
      int to = from + run.contenders().size();
      all.add(
          Html.of(
              "<h3>{}</h3>\n{}{}",
              run.title(),
              Dots.of(run, contenders.subList(from, to), digits),
              Origin.of(run)));
      from = to;
    }
    return all;
  }
}
