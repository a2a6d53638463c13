package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.plot.Curve;
import org.plaudit.experiments.store.RunFolder;

/**
 * The page about one run.
 *
 * @param figures in the order in which they appear
 */
record RunPage(Html html, List<Figure> figures) {
  RunPage {
    figures = List.copyOf(figures);
  }

  /**
   * @param obstacle why nothing can be drawn here; empty if it can
   */
  static RunPage of(RunData run, Catalog catalog, Optional<String> obstacle) {
    return run.config().crossing().present()
        ? CrossedPage.of(run, catalog, obstacle)
        : single(run, catalog, obstacle);
  }

  private static RunPage single(RunData run, Catalog catalog, Optional<String> obstacle) {
    List<Contender> contenders = run.contenders();
    OptionalDouble threshold = run.world().threshold();
    Digits digits = digits(contenders);
    List<Curve> curves =
        contenders.stream()
            .map(c -> c.curve(run.curve(c, RunData.RETURN, Integer.MAX_VALUE)))
            .toList();
    Drift drift = Drift.of(run, contenders);
    Figures.Main main =
        Figures.main("", contenders, curves, threshold, drift.events(), digits, obstacle);
    List<Figure> diagnostics = obstacle.isPresent() ? List.of() : Figures.diagnostics(run);
    List<Figure> meters = obstacle.isPresent() ? List.of() : Meter.of(run);
    List<Section> sections =
        List.of(
            new Section(
                "result",
                "Result",
                Html.of("{}{}{}", ResultTable.of(contenders, digits), main.html(), drift.html())),
            new Section("sure", "How sure can one be?", Sureness.of(contenders)),
            new Section("what", "What was run", what(run, catalog)),
            new Section("cost", "What it cost", Costs.of(run)),
            new Section("closer", "A closer look", closer(run, meters, diagnostics)),
            new Section("limits", "What this does not say", Limits.of(run, catalog)),
            new Section("again", "How to reproduce it", Origin.of(run)),
            new Section("dots", "Where every dot comes from", Dots.of(run, contenders, digits)),
            new Section("config", "The whole config", config(run, catalog)));
    Html lead = Html.of("{}{}", unfinished(run), Verdict.lead(contenders, threshold, digits));
    List<Figure> figures = new ArrayList<>(main.figures());
    figures.addAll(meters);
    figures.addAll(diagnostics);
    return new RunPage(Section.page(run.config().name(), lead, sections), figures);
  }

  static Digits digits(List<Contender> contenders) {
    return Digits.of(contenders.stream().flatMap(c -> c.values().stream()).toList());
  }

  private static Html what(RunData run, Catalog catalog) {
    return Html.of(
        """
        <p>{} Every arm ran on {}.</p>
        {}""",
        WorldText.of(run.contenders().get(0).arm().env(), run.world(), catalog),
        Digits.count(run.config().seeds().size(), "seed"),
        ArmText.of(run.contenders(), catalog));
  }

  private static Html closer(RunData run, List<Figure> meters, List<Figure> diagnostics) {
    Html people = people(run, run.contenders());
    if (diagnostics.isEmpty() && meters.isEmpty()) {
      return Html.of("{}<p>There is nothing more to show.</p>\n", people);
    }
    return Html.of(
        """
        {}<p>Lines and bands as above, over environment steps.</p>
        {}<div class="grid">
        {}</div>
        """,
        people,
        meters.stream().map(Figure::html).toList(),
        diagnostics.stream().map(Figure::html).toList());
  }

  /** Whether people agree, and how well what they want was learned. */
  static Html people(RunData run, List<Contender> contenders) {
    return Html.of("{}{}", Concord.of(run, contenders), Closeness.of(run, contenders));
  }

  static Html config(RunData run, Catalog catalog) {
    return Html.of(
        """
        <p>Every setting, defaults included.</p>
        <h3>Parts and their options</h3>
        {}<h3>As a file</h3>
        <pre class="config">{}</pre>
        """,
        Parts.explained(run.config(), catalog),
        run.config().yaml());
  }

  static Html unfinished(RunData run) {
    if (run.finished()) {
      return Html.NOTHING;
    }
    int evaluated = run.contenders().stream().mapToInt(c -> c.finals().size()).sum();
    return Html.of(
        """
        <p class="warning"><b>This run is not finished.</b> {} of {} parts have been evaluated at \
        least once; what follows is how far they got. To go on: \
        <code>plaudit resume {}</code></p>
        """,
        evaluated,
        RunFolder.parts(run.config()).size(),
        Commands.word(run.folder().toString()));
  }
}
