package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.List;

/** Every dot of the pictures, with the way back to where it comes from. */
final class Dots {
  private Dots() {}

  /** Of the row to which a dot links. */
  static String anchor(Contender contender, long seed) {
    return "dot-" + contender.place() + "-" + seed;
  }

  static Html of(RunData run, List<Contender> contenders, Digits digits) {
    List<Html> rows = new ArrayList<>();
    for (Contender contender : contenders) {
      for (Contender.Final end : contender.finals()) {
        rows.add(
            Html.of(
                """
                <tr id="{}"><th scope="row">{}</th><td>{}</td><td class="number">{}</td>\
                <td class="number">{}</td><td><code>checkpoints/{}/{}</code></td></tr>
                """,
                anchor(contender, end.seed()),
                contender.label(),
                end.seed(),
                Digits.whole(end.step()),
                digits.number(end.value()),
                contender.arm().name(),
                end.seed()));
      }
    }
    Contender first = contenders.get(0);
    return Html.of(
        """
        <p>Each dot is the mean true return of {}. Its numbers stand in <code>metrics.csv</code> of \
        <code>{}</code> as rows of its arm, seed and step. To see a policy at work:</p>
        <pre>plaudit watch {} --arm {} --seed {}</pre>
        <div class="wide" tabindex="0"><table>
        <thead><tr><th scope="col">arm</th><th scope="col">seed</th><th scope="col">step</th>\
        <th scope="col">true return</th><th scope="col">what it learned</th></tr></thead>
        <tbody>
        {}</tbody></table></div>
        """,
        Digits.count(first.arm().evaluate().episodes(), "episode"),
        run.folder(),
        Commands.word(run.folder().toString()),
        first.arm().name(),
        first.finals().get(0).seed(),
        rows);
  }
}
