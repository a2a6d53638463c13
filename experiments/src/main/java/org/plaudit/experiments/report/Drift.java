package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.plaudit.experiments.plot.Event;
import org.plaudit.experiments.plot.Palette;
import org.plaudit.experiments.stats.Interval;
import org.plaudit.experiments.store.Metric;
import org.plaudit.experiments.store.PartId;

/**
 * What it cost that people changed their minds: the regret before and after. Regret is how much
 * less true return somebody has than the best that any arm and seed reached in this world.
 */
final class Drift {
  /** What the share of people who want something else by now is called in the metrics. */
  private static final String CHANGED = "people.changed";

  private final double best;
  private final long first;
  private final Map<Contender, List<Split>> splits = new LinkedHashMap<>();
  private final Map<Contender, List<Long>> changes = new LinkedHashMap<>();

  /**
   * The regret of one seed.
   *
   * @param before mean over the evaluations up to the change
   * @param last of these
   * @param after mean over the evaluations after it
   * @param end of these the last
   */
  private record Split(double before, double last, double after, double end) {}

  private Drift(double best, long first) {
    this.best = best;
    this.first = first;
  }

  /**
   * @param contenders in one world
   */
  static Drift of(RunData run, List<Contender> contenders) {
    Map<PartId, List<Metric>> returns = run.metrics().of(RunData.RETURN);
    Map<PartId, Long> changed = new LinkedHashMap<>();
    run.metrics()
        .of(CHANGED)
        .forEach(
            (part, shares) ->
                shares.stream()
                    .filter(share -> share.value() >= 0.5)
                    .findFirst()
                    .ifPresent(half -> changed.put(part, half.step())));
    List<PartId> parts = contenders.stream().flatMap(c -> c.parts().stream()).toList();
    double best =
        parts.stream()
            .flatMap(part -> returns.get(part).stream())
            .mapToDouble(Metric::value)
            .max()
            .orElseThrow();
    long first =
        parts.stream().filter(changed::containsKey).mapToLong(changed::get).min().orElse(-1);
    Drift drift = new Drift(best, first);
    if (first >= 0) {
      contenders.forEach(contender -> drift.add(contender, returns, changed));
    }
    return drift;
  }

  /** An arm whose people never change is split where those of the first other arm do. */
  private void add(
      Contender contender, Map<PartId, List<Metric>> returns, Map<PartId, Long> changed) {
    List<Long> own =
        contender.parts().stream().filter(changed::containsKey).map(changed::get).sorted().toList();
    changes.put(contender, own);
    List<Split> seeds = new ArrayList<>();
    for (PartId part : contender.parts()) {
      if (own.isEmpty() || changed.containsKey(part)) {
        split(returns.get(part), changed.getOrDefault(part, first), seeds);
      }
    }
    splits.put(contender, seeds);
  }

  private void split(List<Metric> returns, long at, List<Split> into) {
    List<Double> before = regrets(returns, metric -> metric.step() <= at);
    List<Double> after = regrets(returns, metric -> metric.step() > at);
    if (!before.isEmpty() && !after.isEmpty()) {
      into.add(new Split(mean(before), last(before), mean(after), last(after)));
    }
  }

  private List<Double> regrets(List<Metric> returns, Predicate<Metric> when) {
    return returns.stream().filter(when).map(metric -> best - metric.value()).toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElseThrow();
  }

  private static double last(List<Double> values) {
    return values.get(values.size() - 1);
  }

  /** Nothing changed, or nothing was evaluated since. */
  private boolean nothing() {
    return splits.values().stream().allMatch(List::isEmpty);
  }

  /** When the people of each arm changed, in the arm's colour: the median of its seeds. */
  List<Event> events() {
    List<Event> events = new ArrayList<>();
    changes.forEach(
        (contender, own) -> {
          if (!own.isEmpty()) {
            events.add(new Event(own.get((own.size() - 1) / 2), contender.colour()));
          }
        });
    return events;
  }

  /** The table; nothing where nobody changed. */
  Html html() {
    if (nothing()) {
      return Html.NOTHING;
    }
    List<Double> all = new ArrayList<>();
    splits
        .values()
        .forEach(
            seeds -> seeds.forEach(split -> all.addAll(List.of(split.before(), split.after()))));
    Digits digits = Digits.of(all);
    List<Html> rows = new ArrayList<>();
    splits.forEach(
        (contender, seeds) -> {
          if (!seeds.isEmpty()) {
            rows.add(row(contender, seeds, digits));
          }
        });
    return Html.of(
        """
        <h3 id="{}">When people changed their minds</h3>
        <p>Regret is how much less true return an arm had than {}, the best that any arm and seed \
        reached here in any evaluation: as a mean over the evaluations up to the change and over \
        those after it, in the last one before it, and at the end. People have changed at the \
        step, the median of the seeds, by which half of them give at least half of the answers of \
        their new mind that they ever will. True return is what the task rewards: whoever comes to \
        want the opposite teaches the opposite, and whoever follows them has regret. {}</p>
        <div class="wide" tabindex="0"><table class="results dense">
        <caption>Regret: interquartile mean of the seeds [95&nbsp;% interval]</caption>
        <thead><tr><th scope="col">arm</th><th scope="col">changed at step</th>\
        <th scope="col">before</th><th scope="col">after</th>\
        <th scope="col">last before</th><th scope="col">at the end</th></tr></thead>
        <tbody>
        {}</tbody></table></div>
        """,
        anchor(),
        digits.number(best),
        changes.values().stream().anyMatch(List::isEmpty)
            ? "Arms whose people stay as they were are split at step %s, for comparison: learning alone lowers regret."
                .formatted(Digits.whole(first))
            : "Learning alone lowers regret.",
        rows);
  }

  /** Worlds tell their tables apart by the first arm's place. */
  private String anchor() {
    return "drift-" + splits.keySet().iterator().next().place();
  }

  private Html row(Contender contender, List<Split> seeds, Digits digits) {
    List<Long> own = changes.get(contender);
    return Html.of(
        """
        <tr><th scope="row"><span class="arm"><span class="key" style="background:{}"></span>{}</span></th>\
        <td class="number">{}</td>{}{}{}{}</tr>
        """,
        Palette.html(contender.colour()),
        contender.label(),
        own.isEmpty() ? "never" : Digits.whole(own.get((own.size() - 1) / 2)),
        cell(seeds, Split::before, digits),
        cell(seeds, Split::after, digits),
        cell(seeds, Split::last, digits),
        cell(seeds, Split::end, digits));
  }

  private static Html cell(List<Split> seeds, Function<Split, Double> of, Digits digits) {
    Interval sure = Certainty.iqm(seeds.stream().map(of).toList());
    return ResultTable.cell(sure, digits);
  }
}
