package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plaudit.experiments.plot.Palette;
import org.plaudit.experiments.stats.Interval;

/** The result: an arm a row. */
final class ResultTable {
  private ResultTable() {}

  /** The best first. */
  static Html ranked(List<Contender> contenders, Digits digits) {
    return of(
        contenders.stream()
            .sorted(Comparator.comparingDouble(contender -> -contender.sure().estimate()))
            .toList(),
        digits);
  }

  static Html of(List<Contender> contenders, Digits digits) {
    List<Html> rows = new ArrayList<>();
    for (Contender contender : contenders) {
      List<Html> seeds = new ArrayList<>();
      for (Contender.Final end : contender.finals()) {
        seeds.add(
            Html.of(
                "<a href=\"#{}\" title=\"seed {}\">{}</a> ",
                Dots.anchor(contender, end.seed()),
                end.seed(),
                digits.number(end.value())));
      }
      rows.add(
          Html.of(
              """
              <tr><th scope="row"><span class="arm"><span class="key" style="background:{}"></span>{}</span></th>\
              {}<td class="seeds">{}</td></tr>
              """,
              Palette.html(contender.colour()),
              contender.label(),
              cell(contender.sure(), digits),
              seeds));
    }
    return Html.of(
        """
        <div class="wide" tabindex="0"><table class="results">
        <caption>Final true return: interquartile mean [95&nbsp;% interval], and each seed's own</caption>
        <thead><tr><th scope="col">arm</th><th scope="col">IQM [low, high]</th>\
        <th scope="col">per seed</th></tr></thead>
        <tbody>
        {}</tbody></table></div>
        """,
        rows);
  }

  /** A number of a table, with its interval. */
  static Html cell(Interval sure, Digits digits) {
    return Html.of(
        "<td class=\"result\"><b>{}</b> <span class=\"between\">[{},&nbsp;{}]</span></td>",
        digits.number(sure.estimate()),
        digits.number(sure.low()),
        digits.number(sure.high()));
  }
}
