package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plaudit.experiments.plot.Palette;
import org.plaudit.experiments.store.Metric;
import org.plaudit.experiments.store.PartId;

/** How close the learned reward of each arm came to the true one. */
final class Closeness {
  private static final String ORDER = "reward.ordering";
  private static final String EPIC = "reward.epic";

  private Closeness() {}

  /** Nothing where no reward was learned. */
  static Html of(RunData run, List<Contender> contenders) {
    List<Html> rows = new ArrayList<>();
    Map<PartId, List<Metric>> orders = run.metrics().of(ORDER);
    Map<PartId, List<Metric>> distances = run.metrics().of(EPIC);
    boolean epic = contenders.stream().anyMatch(c -> !latest(c, distances).isEmpty());
    for (Contender contender : contenders) {
      List<Double> order = latest(contender, orders);
      List<Double> distance = latest(contender, distances);
      if (!order.isEmpty() || !distance.isEmpty()) {
        rows.add(
            Html.of(
                """
                <tr><th scope="row"><span class="arm"><span class="key" style="background:{}"></span>{}</span></th>\
                {}{}</tr>
                """,
                Palette.html(contender.colour()),
                contender.label(),
                cell(order),
                epic ? cell(distance) : Html.NOTHING));
      }
    }
    return Html.of(
        "{}{}", rows.isEmpty() ? Html.NOTHING : table(rows, epic), pointer(run, contenders));
  }

  /** To where it is told why a reward says what it says. */
  private static Html pointer(RunData run, List<Contender> contenders) {
    return contenders.stream().anyMatch(c -> c.arm().reward().model().isPresent())
        ? Html.of(
            "<p>Why a learned reward says what it says: <code>plaudit explain {}</code></p>\n",
            Commands.word(run.folder().toString()))
        : Html.NOTHING;
  }

  private static Html table(List<Html> rows, boolean epic) {
    return Html.of(
        """
            <div class="wide" tabindex="0"><table class="results">
            <caption>The learned reward against the true one, at the end: interquartile mean \
            [95&nbsp;% interval]</caption>
            <thead><tr><th scope="col">arm</th>\
            <th scope="col">pairs of steps in the true order (guessing: 0.5)</th>{}</tr></thead>
            <tbody>
            {}</tbody></table></div>
            """,
        epic
            ? Html.of("<th scope=\"col\">EPIC distance (the same: 0, unrelated: 0.71)</th>")
            : Html.NOTHING,
        rows);
  }

  private static Html cell(List<Double> values) {
    return values.isEmpty()
        ? Html.of("<td></td>")
        : ResultTable.cell(Certainty.iqm(values), new Digits(3));
  }

  /** Of each seed that has measured it. */
  private static List<Double> latest(Contender contender, Map<PartId, List<Metric>> measured) {
    return contender.parts().stream()
        .map(part -> measured.getOrDefault(part, List.of()))
        .filter(values -> !values.isEmpty())
        .map(values -> values.get(values.size() - 1).value())
        .toList();
  }
}
