package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plaudit.agents.reward.explain.Explanation;
import org.plaudit.experiments.plot.Estimate;
import org.plaudit.experiments.plot.Plots;
import org.plaudit.experiments.plot.Ruler;
import org.plaudit.experiments.stats.Interval;

/** The page about why a learned reward says what it says. */
final class WhyPage {
  /** Beyond so many parts, the rest is one row. */
  private static final int SHOWN = 12;

  private WhyPage() {}

  /**
   * @param obstacle why nothing can be drawn here; empty if it can
   */
  static Html of(Why why, Optional<String> obstacle) {
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < why.reasons().size(); i++) {
      Why.Reason reason = why.reasons().get(i);
      sections.add(new Section("why-" + (i + 1), reason.title(), section(reason, i, obstacle)));
    }
    return Section.page(
        "Why the reward of %s says what it says".formatted(why.part()),
        Html.of("<p class=\"lead\">{}</p>\n", why.lead()),
        sections);
  }

  private static Html section(Why.Reason reason, int number, Optional<String> obstacle) {
    Html numbers =
        reason
            .why()
            .map(
                why ->
                    Html.of(
                        "{}{}",
                        why.parts().isEmpty() || obstacle.isPresent()
                            ? Html.NOTHING
                            : figure(reason.title(), why, number).html(),
                        table(why, reason.columns())))
            .orElse(Html.NOTHING);
    return Html.of("<p>{}</p>\n{}", reason.meaning(), numbers);
  }

  private static Digits digits(Explanation why) {
    return Digits.of(why.parts().stream().map(Explanation.Part::amount).toList());
  }

  private static List<Explanation.Part> first(Explanation why) {
    return why.ranked().stream().limit(SHOWN).toList();
  }

  private static Figure figure(String title, Explanation why, int number) {
    Digits digits = digits(why);
    List<Estimate> rows = new ArrayList<>();
    for (Explanation.Part part : first(why)) {
      double amount = part.amount();
      rows.add(
          new Estimate(
              part.name(),
              amount < 0 ? 1 : 0,
              new Interval(amount, amount, amount),
              digits.number(amount)));
    }
    return new Figure(
        "why-" + (number + 1),
        Plots.estimates(why.about(), rows, Ruler.linear("0")),
        title + ", the largest first: " + words(why, digits),
        Html.of("{}, the largest first.", title));
  }

  private static String words(Explanation why, Digits digits) {
    return String.join(
        "; ",
        first(why).stream().map(part -> part.name() + " " + digits.number(part.amount())).toList());
  }

  private static Html table(Explanation why, List<Why.Column> columns) {
    Digits digits = digits(why);
    List<Html> rows = new ArrayList<>();
    for (Explanation.Part part : first(why)) {
      int place = why.parts().indexOf(part);
      rows.add(
          Html.of(
              "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td>{}</tr>\n",
              part.name(),
              digits.number(part.amount()),
              columns.stream()
                  .map(
                      column ->
                          Html.of(
                              "<td class=\"number\">{}</td>",
                              new Digits(3).number(column.values().get(place))))
                  .toList()));
    }
    List<Explanation.Part> ranked = why.ranked();
    if (ranked.size() > SHOWN) {
      double rest =
          ranked.subList(SHOWN, ranked.size()).stream().mapToDouble(Explanation.Part::amount).sum();
      rows.add(
          Html.of(
              "<tr><th scope=\"row\">{} more</th><td class=\"number\">{}</td>{}</tr>\n",
              ranked.size() - SHOWN,
              digits.number(rest),
              columns.stream().map(column -> Html.of("<td></td>")).toList()));
    }
    return Html.of(
        """
        <div class="wide" tabindex="0"><table>
        <caption>{}: {}; without reasons {}</caption>
        <thead><tr><th scope="col">reason</th><th scope="col">amount</th>{}</tr></thead>
        <tbody>
        {}</tbody></table></div>
        """,
        why.about(),
        digits.number(why.value()),
        digits.number(why.base()),
        columns.stream()
            .map(column -> Html.of("<th scope=\"col\">{}</th>", column.name()))
            .toList(),
        rows);
  }
}
