package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.experiments.config.EnvConfig;
import org.plaudit.experiments.plot.Curve;
import org.plaudit.experiments.store.WorldSummary;

/** The page about a run whose arms were crossed with worlds: each world, and all together. */
final class CrossedPage {
  private final RunData run;
  private final Catalog catalog;
  private final Optional<String> obstacle;
  private final List<Section> sections = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();

  private CrossedPage(RunData run, Catalog catalog, Optional<String> obstacle) {
    this.run = run;
    this.catalog = catalog;
    this.obstacle = obstacle;
  }

  static RunPage of(RunData run, Catalog catalog, Optional<String> obstacle) {
    return new CrossedPage(run, catalog, obstacle).page();
  }

  private RunPage page() {
    Across across = Across.of(run, catalog);
    Across.Drawn drawn = across.drawn(obstacle);
    figures.addAll(drawn.figures());
    sections.add(new Section("across", "Across worlds", drawn.html()));
    across.worlds().forEach(this::world);
    sections.add(new Section("sure", "How sure can one be?", Sureness.meaning(run.contenders())));
    sections.add(new Section("cost", "What it cost", Costs.of(run)));
    sections.add(new Section("limits", "What this does not say", Limits.of(run, catalog)));
    sections.add(new Section("again", "How to reproduce it", Origin.of(run)));
    sections.add(
        new Section(
            "dots",
            "Where every dot comes from",
            Dots.of(run, run.contenders(), RunPage.digits(run.contenders()))));
    sections.add(new Section("config", "The whole config", RunPage.config(run, catalog)));
    Html lead = Html.of("{}{}", RunPage.unfinished(run), across.lead());
    return new RunPage(Section.page(run.config().name(), lead, sections), figures);
  }

  private void world(WorldSummary world) {
    List<Contender> contenders = run.in(world.name());
    String anchor = "in-" + world.name();
    if (contenders.isEmpty()) {
      sections.add(
          new Section(
              anchor,
              world.name(),
              Html.of(
                  "{}{}",
                  world.steps().isEmpty()
                      ? Html.of("<p>No arm can run here.</p>\n")
                      : Html.of("<p>No arm has been evaluated here yet.</p>\n"),
                  skipped(world))));
      return;
    }
    EnvConfig env = contenders.get(0).arm().env();
    EnvSpec<?, ?> spec = WorldText.spec(env, catalog);
    OptionalDouble threshold = spec.threshold();
    Digits digits = RunPage.digits(contenders);
    List<Curve> curves =
        contenders.stream()
            .map(c -> c.curve(run.curve(c, RunData.RETURN, Integer.MAX_VALUE)))
            .toList();
    Drift drift = Drift.of(run, contenders);
    Figures.Main main =
        Figures.main(
            world.name() + "-", contenders, curves, threshold, drift.events(), digits, obstacle);
    figures.addAll(main.figures());
    sections.add(
        new Section(
            anchor,
            world.name(),
            Html.of(
                """
                <p>{} {}</p>
                {}{}{}{}{}<details><summary>What each arm is</summary>
                {}</details>
                """,
                WorldText.of(env, spec, catalog),
                Across.budget(world),
                ResultTable.ranked(contenders, digits),
                skipped(world),
                main.html(),
                drift.html(),
                RunPage.people(run, contenders),
                ArmText.of(contenders, catalog))));
  }

  private static Html skipped(WorldSummary world) {
    if (world.skipped().isEmpty()) {
      return Html.NOTHING;
    }
    List<Html> items = new ArrayList<>();
    world.skipped().forEach((arm, why) -> items.add(Html.of("<li><b>{}</b>: {}</li>\n", arm, why)));
    return Html.of("<p>Did not run here:</p>\n<ul>\n{}</ul>\n", items);
  }
}
