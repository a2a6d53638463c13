package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.experiments.config.Choice;
import org.plaudit.experiments.plot.Curve;
import org.plaudit.experiments.store.RunFolder;

/**
 * The page about one run.
 *
 * @param figures in the order in which they appear
 */
record RunPage(Html html, List<Figure> figures) {
  /** A part of the page with a heading; {@code anchor} is what links name it by. */
  private record Section(String anchor, String title, Html content) {
    Html link() {
      return Html.of("<a href=\"#{}\">{}</a> ", anchor, title);
    }

    Html html() {
      return Html.of("<section>\n<h2 id=\"{}\">{}</h2>\n{}</section>\n", anchor, title, content);
    }
  }

  RunPage {
    figures = List.copyOf(figures);
  }

  /**
   * @param obstacle why nothing can be drawn here; empty if it can
   */
  static RunPage of(RunData run, Catalog catalog, Optional<String> obstacle) {
    List<Contender> contenders = run.contenders();
    OptionalDouble threshold = run.world().threshold();
    Digits digits = digits(contenders);
    List<Curve> curves =
        contenders.stream()
            .map(c -> c.curve(run.curve(c, RunData.RETURN, Integer.MAX_VALUE)))
            .toList();
    Figures.Main main = Figures.main(contenders, curves, threshold, digits, obstacle);
    List<Figure> diagnostics = obstacle.isPresent() ? List.of() : Figures.diagnostics(run);
    List<Section> sections =
        List.of(
            new Section(
                "result",
                "Result",
                Html.of("{}{}", ResultTable.of(contenders, digits), main.html())),
            new Section("sure", "How sure can one be?", Sureness.of(contenders)),
            new Section("what", "What was run", what(run, catalog)),
            new Section("cost", "What it cost", Costs.of(run)),
            new Section("closer", "A closer look", closer(diagnostics)),
            new Section("limits", "What this does not say", Limits.of(run, catalog)),
            new Section("again", "How to reproduce it", Origin.of(run)),
            new Section("dots", "Where every dot comes from", Dots.of(run, contenders, digits)),
            new Section("config", "The whole config", config(run, catalog)));
    Html page =
        Html.of(
            """
            <header>
            <p class="kicker">Plaudit report</p>
            <h1>{}</h1>
            {}{}</header>
            <nav aria-label="Sections">{}</nav>
            {}""",
            run.config().name(),
            unfinished(run),
            Verdict.lead(contenders, threshold, digits),
            sections.stream().map(Section::link).toList(),
            sections.stream().map(Section::html).toList());
    List<Figure> figures = new ArrayList<>(main.figures());
    figures.addAll(diagnostics);
    return new RunPage(page, figures);
  }

  static Digits digits(List<Contender> contenders) {
    return Digits.of(contenders.stream().flatMap(c -> c.values().stream()).toList());
  }

  private static Html what(RunData run, Catalog catalog) {
    EnvSpec<?, ?> world = run.world();
    String id = run.contenders().get(0).arm().env().world().id();
    return Html.of(
        """
        <p>The world is {}: {}. {}{} {} Every arm ran on {}.</p>
        {}""",
        Parts.link("world", id),
        catalog.worlds().get(id).summary(),
        wrapped(run.contenders().get(0).arm().env().wrap(), catalog),
        world.limit().isPresent()
            ? "An episode lasts at most " + Digits.count(world.limit().getAsInt(), "step") + "."
            : "An episode has no fixed limit.",
        world.threshold().isPresent()
            ? "It counts as solved at a mean return of "
                + Digits.plain(world.threshold().getAsDouble())
                + "."
            : "No return is agreed at which it counts as solved.",
        Digits.count(run.config().seeds().size(), "seed"),
        ArmText.of(run.contenders(), catalog));
  }

  private static List<Html> wrapped(List<Choice> wrappers, Catalog catalog) {
    return wrappers.stream()
        .map(
            wrapper ->
                Html.of(
                    "Around it is {}: {}. ",
                    Parts.link("wrapper", wrapper.id()),
                    catalog.wrappers().get(wrapper.id()).summary()))
        .toList();
  }

  private static Html closer(List<Figure> diagnostics) {
    if (diagnostics.isEmpty()) {
      return Html.of("<p>There is nothing more to show.</p>\n");
    }
    return Html.of(
        """
        <p>Lines and bands as above, over environment steps.</p>
        <div class="grid">
        {}</div>
        """,
        diagnostics.stream().map(Figure::html).toList());
  }

  private static Html config(RunData run, Catalog catalog) {
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

  private static Html unfinished(RunData run) {
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
