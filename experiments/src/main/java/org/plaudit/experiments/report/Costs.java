package org.plaudit.experiments.report;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.experiments.store.Provenance;

/** What the run cost: questions, steps and time. */
final class Costs {
  private Costs() {}

  static Html of(RunData run) {
    return Html.of("{}{}", table(run.contenders()), time(run.provenance()));
  }

  static Html table(List<Contender> contenders) {
    List<Html> rows = new ArrayList<>();
    for (Contender contender : contenders) {
      AnswerCount answers = contender.answers();
      int seeds = contender.finals().size();
      rows.add(
          Html.of(
              """
              <tr><th scope="row">{}</th><td class="number">{}</td><td class="number">{}</td>\
              <td class="number">{}</td><td class="number">{}</td><td class="number">{}</td></tr>
              """,
              contender.label(),
              Digits.whole(answers.asked()),
              Digits.whole(answers.answered()),
              Digits.whole(answers.ties()),
              Digits.whole(answers.abstained()),
              Digits.whole(contender.steps() * seeds)));
    }
    return Html.of(
        """
        <div class="wide" tabindex="0"><table>
        <caption>All seeds of an arm together</caption>
        <thead><tr><th scope="col">arm</th><th scope="col">questions asked</th>\
        <th scope="col">answered</th><th scope="col">of these ties</th>\
        <th scope="col">abstained</th><th scope="col">environment steps</th></tr></thead>
        <tbody>
        {}</tbody></table></div>
        """,
        rows);
  }

  private static Html time(Provenance provenance) {
    if (provenance.finished().isEmpty()) {
      return Html.of("<p>The run began at {} and is not finished.</p>\n", provenance.started());
    }
    return Html.of(
        "<p>Began at {}, ended at {}{}; on {}. Steps of evaluation are not counted.{}</p>\n",
        provenance.started(),
        provenance.finished().get(),
        took(provenance),
        provenance.machine(),
        provenance.resumed().isEmpty()
            ? ""
            : " The run was interrupted and resumed "
                + Digits.count(provenance.resumed().size(), "time")
                + ", so the time includes pauses.");
  }

  private static String took(Provenance provenance) {
    try {
      Duration took =
          Duration.between(
              OffsetDateTime.parse(provenance.started()),
              OffsetDateTime.parse(provenance.finished().orElseThrow()));
      return ", which is " + spoken(took);
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  /** As in {@code 1 h 5 min} and {@code 58 s}. */
  static String spoken(Duration took) {
    if (took.toHours() > 0) {
      return took.toHours() + " h " + took.toMinutesPart() + " min";
    }
    return took.toMinutes() > 0
        ? took.toMinutes() + " min " + took.toSecondsPart() + " s"
        : Math.max(1, took.toSeconds()) + " s";
  }
}
