package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.plaudit.core.catalog.Catalog;

/** What the numbers do not say. */
final class Limits {
  private static final String SIMULATED = "sim";

  private Limits() {}

  static Html of(RunData run, Catalog catalog) {
    List<Html> items = new ArrayList<>();
    run.summary()
        .ifPresent(
            summary ->
                summary.warnings().forEach(said -> items.add(Html.of("<li>{}</li>\n", said))));
    Set<String> teachers = new LinkedHashSet<>();
    for (Contender contender : run.contenders()) {
      Parts.of(contender.arm(), catalog).stream()
          .filter(part -> part.role().equals("teacher"))
          .forEach(part -> teachers.add(part.choice().id()));
    }
    boolean simulated =
        run.feedback().stream().allMatch(line -> line.rater().startsWith(SIMULATED));
    if (!teachers.isEmpty() && simulated) {
      items.add(
          Html.of(
              "<li>No person answered. The teacher ({}) is simulated: it judges by the true reward,"
                  + " with the mistakes its options say. People err in other ways, get tired, and"
                  + " want different things.</li>\n",
              String.join(", ", teachers)));
    }
    Contender first = run.contenders().get(0);
    items.add(
        Html.of(
            "<li>Policies were judged by the true return, on {} of their own each time; what was"
                + " learned was judged {}.</li>\n",
            Digits.count(first.arm().evaluate().episodes(), "episode"),
            run.config().crossing().present()
                ? "in each world by itself; a policy for one world was never tried in another"
                : "in one world only, " + run.world().id()));
    if (run.contenders().size() < run.config().arms().size()) {
      items.add(Html.of("<li>Some arms were not evaluated yet and are missing here.</li>\n"));
    }
    return Html.of("<ul>\n{}</ul>\n", items);
  }
}
