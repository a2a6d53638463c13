package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.plaudit.experiments.stats.Interval;

/** How sure one can be of the result. */
final class Sureness {
  private static final int MOST = 10;

  private Sureness() {}

  static Html of(List<Contender> contenders) {
    return Html.of("{}{}", meaning(contenders), improvement(contenders));
  }

  /** What the intervals say, and whether there are enough seeds for them. */
  static Html meaning(List<Contender> contenders) {
    int fewest = contenders.stream().mapToInt(c -> c.finals().size()).min().orElseThrow();
    return Html.of("{}{}", warning(fewest), Html.of(MEANING, seeds(contenders)));
  }

  private static final String MEANING =
      """
      <p>Every arm ran {}. The interquartile mean leaves out the best and the worst quarter of the \
      seeds, so that one lucky or failed seed does not decide. The interval comes from drawing the \
      seeds anew 2,000 times, with replacement: the middle 95&nbsp;% of the means found. It tells \
      how much the number would change with other seeds of the same setting. It tells nothing about \
      other worlds, other settings or other teachers, and from few seeds it tends to be too narrow.</p>
      """;

  private static String seeds(List<Contender> contenders) {
    long least = contenders.stream().mapToInt(c -> c.finals().size()).min().orElseThrow();
    long most = contenders.stream().mapToInt(c -> c.finals().size()).max().orElseThrow();
    return least == most
        ? "on " + Digits.count(least, "seed")
        : "on " + least + " to " + Digits.count(most, "seed");
  }

  private static Html warning(int fewest) {
    if (fewest >= Certainty.ENOUGH_SEEDS) {
      return Html.NOTHING;
    }
    return Html.of(
        "<p class=\"warning\"><b>Careful:</b> {}</p>\n",
        fewest == 1
            ? "one seed has no interval at all. What looks like one is a single number. Maybe run at"
                + " least 5 seeds."
            : fewest
                + " seeds are too few for an interval that can be trusted. Maybe run at least 5"
                + " seeds.");
  }

  /** Who beats whom; too many arms would make a table that nobody reads. */
  static Html improvement(List<Contender> contenders) {
    if (contenders.size() < 2 || contenders.size() > MOST) {
      return Html.NOTHING;
    }
    Map<String, Contender> named = new LinkedHashMap<>();
    contenders.forEach(contender -> named.put(contender.label(), contender));
    return Html.of(
        """
        <p>The table below asks another question: if one seed of the arm in the row meets one seed of \
        the arm in the column, how often does the row win? (Probability of improvement, with its \
        95&nbsp;% interval; a tie counts half.) 50&nbsp;% means that the seeds do not tell the two \
        apart. It does not say by how much the winner wins.</p>
        {}<ul>
        {}</ul>
        """,
        matrix(
            List.copyOf(named.keySet()),
            (row, column) ->
                Certainty.improvement(named.get(row).values(), named.get(column).values())),
        overlaps(contenders));
  }

  /** How often the row beats the column; nothing for more arms than anybody reads. */
  static Html matrix(List<String> arms, BiFunction<String, String, Interval> improvement) {
    if (arms.size() > MOST) {
      return Html.NOTHING;
    }
    List<Html> heads = new ArrayList<>();
    List<Html> rows = new ArrayList<>();
    for (String row : arms) {
      heads.add(Html.of("<th scope=\"col\">{}</th>", row));
      List<Html> cells = new ArrayList<>();
      for (String column : arms) {
        cells.add(
            row.equals(column) ? Html.of("<td>&nbsp;</td>") : cell(improvement.apply(row, column)));
      }
      rows.add(Html.of("<tr><th scope=\"row\">{}</th>{}</tr>\n", row, cells));
    }
    return Html.of(
        """
        <div class="wide" tabindex="0"><table class="matrix">
        <caption>How often a seed of the row beats a seed of the column</caption>
        <thead><tr><td></td>{}</tr></thead>
        <tbody>
        {}</tbody></table></div>
        """,
        heads,
        rows);
  }

  private static Html cell(Interval wins) {
    return Html.of(
        "<td class=\"number\"><b>{}</b> <span class=\"between\">[{},&nbsp;{}]</span></td>",
        Digits.percent(wins.estimate()),
        Math.round(100 * wins.low()),
        Math.round(100 * wins.high()));
  }

  private static List<Html> overlaps(List<Contender> contenders) {
    List<Html> items = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      for (int j = i + 1; j < contenders.size(); j++) {
        Contender first = contenders.get(i);
        Contender second = contenders.get(j);
        boolean above = first.sure().low() > second.sure().high();
        boolean below = first.sure().high() < second.sure().low();
        items.add(
            above || below
                ? Html.of(
                    "<li>The whole interval of <b>{}</b> lies above that of <b>{}</b>.</li>\n",
                    above ? first.label() : second.label(),
                    above ? second.label() : first.label())
                : Html.of(
                    "<li>The intervals of <b>{}</b> and <b>{}</b> overlap: these seeds alone do not"
                        + " rank them.</li>\n",
                    first.label(),
                    second.label()));
      }
    }
    return items;
  }
}
