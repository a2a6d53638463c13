package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.experiments.config.People;
import org.plaudit.experiments.stats.Agreement;
import org.plaudit.experiments.store.FeedbackLine;

/** How far people who were asked the same agree, beyond chance. */
final class Concord {
  /** Two raters with fewer questions in common say nothing about each other. */
  private static final int LEAST = 10;

  private Concord() {}

  /** Nothing where every question had one answer. */
  static Html of(RunData run, List<Contender> contenders) {
    List<Html> rows = new ArrayList<>();
    for (Contender contender : contenders) {
      if (contender.arm().people().map(Concord::several).orElse(false)) {
        byKind(run, contender).forEach((kind, seeds) -> rows.add(row(contender, kind, seeds)));
      }
    }
    return rows.isEmpty()
        ? Html.NOTHING
        : Html.of(
            """
            <p>Several people answered each question. Krippendorff&#39;s alpha and Cohen&#39;s \
            kappa are 1 where they always agree and 0 where no more than chance would give; kappa \
            is the mean over pairs of raters with at least {} questions in common. Silence is left \
            out. Levels of a scale that are farther apart disagree more; otherwise two answers are \
            the same or not.</p>
            <div class="wide" tabindex="0"><table class="results">
            <caption>Interquartile mean of the seeds [95&nbsp;% interval]</caption>
            <thead><tr><th scope="col">arm</th><th scope="col">asked to</th>\
            <th scope="col">alpha</th><th scope="col">kappa</th></tr></thead>
            <tbody>
            {}</tbody></table></div>
            """,
            LEAST, rows);
  }

  private static boolean several(People people) {
    return people.raters().redundancy() > 1;
  }

  /** The answers of each seed, by kind of question. */
  private static Map<String, Collection<List<FeedbackLine>>> byKind(
      RunData run, Contender contender) {
    Map<String, Map<Long, List<FeedbackLine>>> kinds = new LinkedHashMap<>();
    for (FeedbackLine line : run.feedback()) {
      if (line.part().arm().equals(contender.arm().name())
          && !(line.feedback() instanceof Feedback.Abstention)) {
        kinds
            .computeIfAbsent(line.kind(), kind -> new TreeMap<>())
            .computeIfAbsent(line.part().seed(), seed -> new ArrayList<>())
            .add(line);
      }
    }
    Map<String, Collection<List<FeedbackLine>>> seeds = new LinkedHashMap<>();
    kinds.forEach((kind, bySeed) -> seeds.put(kind, bySeed.values()));
    return seeds;
  }

  private static Html row(Contender contender, String kind, Collection<List<FeedbackLine>> seeds) {
    return Html.of(
        "<tr><th scope=\"row\">{}</th><td>{}</td>{}{}</tr>\n",
        contender.label(),
        kind,
        cell(seeds.stream().map(Concord::alpha).toList()),
        cell(seeds.stream().map(Concord::kappa).toList()));
  }

  private static Html cell(List<OptionalDouble> seeds) {
    List<Double> known = seeds.stream().flatMapToDouble(OptionalDouble::stream).boxed().toList();
    return known.isEmpty()
        ? Html.of("<td>cannot be told</td>")
        : ResultTable.cell(Certainty.iqm(known), new Digits(2));
  }

  /** One of the questions that a query puts; a survey puts several. */
  private record Item(long query, int number) {}

  private static OptionalDouble alpha(List<FeedbackLine> lines) {
    Map<Item, List<Double>> items = new LinkedHashMap<>();
    byRater(lines)
        .values()
        .forEach(
            said ->
                said.forEach(
                    (item, value) ->
                        items.computeIfAbsent(item, any -> new ArrayList<>()).add(value)));
    return Agreement.krippendorffAlpha(
        List.copyOf(items.values()), AnswerNumbers.level(lines.get(0).feedback()));
  }

  /** What each rater said, as numbers. */
  private static Map<String, Map<Item, Double>> byRater(List<FeedbackLine> lines) {
    AnswerNumbers numbers = new AnswerNumbers();
    Map<String, Map<Item, Double>> byRater = new TreeMap<>();
    for (FeedbackLine line : lines) {
      List<Double> said = line.feedback().match(numbers);
      for (int i = 0; i < said.size(); i++) {
        byRater
            .computeIfAbsent(line.rater(), rater -> new LinkedHashMap<>())
            .put(new Item(line.query(), i), said.get(i));
      }
    }
    return byRater;
  }

  private static OptionalDouble kappa(List<FeedbackLine> lines) {
    List<Map<Item, Double>> raters = List.copyOf(byRater(lines).values());
    List<Double> kappas = new ArrayList<>();
    for (int i = 0; i < raters.size(); i++) {
      for (int j = 0; j < i; j++) {
        kappa(raters.get(j), raters.get(i)).ifPresent(kappas::add);
      }
    }
    return kappas.stream().mapToDouble(kappa -> kappa).average();
  }

  private static OptionalDouble kappa(Map<Item, Double> one, Map<Item, Double> other) {
    List<Item> common = one.keySet().stream().filter(other::containsKey).toList();
    return common.size() < LEAST
        ? OptionalDouble.empty()
        : Agreement.cohenKappa(
            common.stream().map(one::get).toList(), common.stream().map(other::get).toList());
  }
}
