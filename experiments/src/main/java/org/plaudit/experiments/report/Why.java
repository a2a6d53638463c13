package org.plaudit.experiments.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.plaudit.agents.reward.explain.Counterfactual;
import org.plaudit.agents.reward.explain.Explanation;
import org.plaudit.agents.reward.explain.Influence;
import org.plaudit.agents.reward.explain.LinearReward;
import org.plaudit.agents.reward.explain.OwnAccount;
import org.plaudit.agents.reward.explain.Shapley;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Segment;
import org.plaudit.experiments.plot.Drawing;
import org.plaudit.experiments.run.Opinion;
import org.plaudit.experiments.store.PartId;

/** Why the reward that one part has learned says what it says. */
public final class Why {
  /** Over how many judged segments the sizes of contributions are averaged. */
  private static final int TYPICAL = 12;

  private final PartId part;
  private final String lead;
  private final List<Reason> reasons;

  /**
   * One way to explain it.
   *
   * @param meaning what the numbers are, in a few sentences
   * @param why the numbers; empty where the meaning says all
   * @param columns what else is known of each of its parts, by the name of the column
   */
  public record Reason(
      String title, String meaning, Optional<Explanation> why, List<Column> columns) {
    public Reason {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Numbers beside the parts of an explanation, in their order.
   *
   * @param values as many as there are parts
   */
  public record Column(String name, List<Double> values) {
    public Column {
      values = List.copyOf(values);
    }
  }

  private Why(PartId part, String lead, List<Reason> reasons) {
    this.part = part;
    this.lead = lead;
    this.reasons = List.copyOf(reasons);
  }

  /**
   * @param query whose two segments are compared; empty for the best and the worst of all
   * @param answers how many answers are left out in turn, at the cost of one fit each; at least 0
   * @throws org.plaudit.core.BadInput if there are no two segments to compare
   */
  public static <O, A> Why of(PartId part, Opinion<O, A> opinion, OptionalLong query, int answers) {
    RewardModel<O, A> model = opinion.view(opinion.model());
    Duel<O, A> duel = Duel.of(opinion, model, query);
    List<Reason> reasons = new ArrayList<>();
    Shapley<O, A> shapley =
        new Shapley<>(
            Shapley.Options.defaults(),
            opinion.spec(),
            model,
            duel.shown(),
            opinion.seed().child("explain"));
    reasons.add(onTheWhole(shapley, duel));
    reasons.add(contributions(shapley, opinion, duel));
    if (model instanceof LinearReward<O, A> linear) {
      reasons.add(weights(linear, duel));
    }
    if (model instanceof OwnAccount own) {
      reasons.add(
          new Reason(
              "By its own account",
              "Tribuo's account of which features matter: the weights of a linear model, or how often trees split on a feature. Trained by: "
                  + own.provenance(),
              Optional.of(own.topFeatures()),
              List.of()));
    }
    reasons.add(exchange(model, opinion, duel));
    if (model instanceof LinearReward<O, A> linear) {
      reasons.add(nearest(linear, duel));
    }
    if (answers > 0) {
      reasons.add(influence(opinion, duel, answers));
    }
    reasons.add(limits(model, answers));
    String lead =
        "Compared are %s: a = %s and b = %s. The model expects people to prefer a with a chance of %s."
            .formatted(
                duel.says(),
                duel.a().id(),
                duel.b().id(),
                Digits.percent(model.prefers(duel.a(), duel.b())));
    return new Why(part, lead, reasons);
  }

  private static <O, A> Reason onTheWhole(Shapley<O, A> shapley, Duel<O, A> duel) {
    List<Segment<O, A>> shown = duel.shown();
    int count = Math.min(TYPICAL, shown.size());
    List<Explanation.Part> sizes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Segment<O, A> segment = shown.get((int) ((long) i * shown.size() / count));
      List<Explanation.Part> parts = shapley.explain(segment).parts();
      for (int j = 0; j < parts.size(); j++) {
        double before = i == 0 ? 0 : sizes.get(j).amount();
        double size = Math.abs(parts.get(j).amount()) / segment.length() / count;
        Explanation.Part sum = new Explanation.Part(parts.get(j).name(), before + size);
        if (i == 0) {
          sizes.add(sum);
        } else {
          sizes.set(j, sum);
        }
      }
    }
    double total = sizes.stream().mapToDouble(Explanation.Part::amount).sum();
    return new Reason(
        "What it goes by on the whole",
        "The size of each coordinate's contribution (Shapley value) to the reward of a step, as the mean over %s. The unit is that of the reward which the learner gets."
            .formatted(Digits.count(count, "judged segment")),
        Optional.of(new Explanation("contributions to a step", total, 0, sizes)),
        List.of());
  }

  private static <O, A> Reason contributions(
      Shapley<O, A> shapley, Opinion<O, A> opinion, Duel<O, A> duel) {
    return new Reason(
        "Why a rather than b",
        "What each coordinate adds to the reward of a and not to that of b (Shapley values, arXiv:1705.07874): on average over all orders in which coordinates become known, where the unknown ones are as in typical judged steps. Positive speaks for a. They add up to how much more reward a has, but for what is there without them.",
        Optional.of(shapley.explain(duel.a(), duel.b())),
        List.of(
            new Column("mean in a", means(opinion, duel.a())),
            new Column("mean in b", means(opinion, duel.b()))));
  }

  private static <O, A> List<Double> means(Opinion<O, A> opinion, Segment<O, A> segment) {
    List<Double> means = new ArrayList<>();
    for (double mean : Duel.means(opinion.spec(), segment)) {
      means.add(mean);
    }
    return means;
  }

  private static <O, A> Reason weights(LinearReward<O, A> model, Duel<O, A> duel) {
    return new Reason(
        "The same by its weights",
        "The model is one weight a feature, so this is exact, in nats: the logarithm of the odds that a is preferred.",
        Optional.of(model.explain(duel.a(), duel.b())),
        List.of());
  }

  private static <O, A> Reason exchange(
      RewardModel<O, A> model, Opinion<O, A> opinion, Duel<O, A> duel) {
    Optional<Explanation> turned =
        Counterfactual.exchange(opinion.spec(), model, duel.a(), duel.b());
    return new Reason(
        "What would turn it",
        turned.isPresent()
            ? "The fewest coordinates with which a and b change places when they exchange them, step by step, and what each exchange alone does to the advantage of a. Without reasons stands the advantage before."
            : "There is no exchange of coordinates with which a and b would change places.",
        turned,
        List.of());
  }

  private static <O, A> Reason nearest(LinearReward<O, A> model, Duel<O, A> duel) {
    Optional<Explanation> change = Counterfactual.nearest(model, duel.a(), duel.b());
    return new Reason(
        "The nearest pair that it finds equal",
        change.isPresent()
            ? "By how much the features of a, normalised and summed over its steps, would have to change."
            : "All weights are 0, so no change of features changes anything.",
        change,
        List.of());
  }

  private static <O, A> Reason influence(Opinion<O, A> opinion, Duel<O, A> duel, int answers) {
    List<Integer> tried = duel.nearest(opinion, answers);
    Explanation why = influence(opinion, opinion.seed()).explain(duel.a(), duel.b(), tried);
    double again =
        influence(opinion, opinion.seed().child("again"))
            .explain(duel.a(), duel.b(), List.of())
            .value();
    Digits digits = Digits.of(List.of(why.value(), again));
    return new Reason(
        "Which answers it hangs on",
        "By how many nats a would lead b by less if the answer had not been given: %s of %s tried, those about segments most like these two. Models are fitted anew, all at once, to all answers and to all but one; without reasons stands what a model says that was fitted to none. Fitted to all answers once more, with other random draws, a leads by %s instead of %s: smaller changes than that may be chance."
            .formatted(
                Digits.whole(tried.size()),
                Digits.count(opinion.judgements().size(), "answer"),
                digits.number(again),
                digits.number(why.value())),
        Optional.of(why),
        List.of());
  }

  private static <O, A> Influence<O, A> influence(Opinion<O, A> opinion, Seed seed) {
    return new Influence<>(
        opinion.factory(), opinion.spec(), seed, opinion.judgements(), opinion::view);
  }

  private static Reason limits(RewardModel<?, ?> model, int answers) {
    List<String> limits = new ArrayList<>();
    limits.add(
        "Coordinates have the numbers that the world gives them, and are told apart only where the model reads them: what it reads besides an observation and the action after it is not explained.");
    if (!(model instanceof LinearReward)) {
      limits.add(
          "The model is not one weight a feature: contributions are found by trying it out on mixtures of steps, some of which no world ever shows.");
    }
    if (!(model instanceof OwnAccount)) {
      limits.add("It has no account of its own of what it goes by.");
    }
    limits.add(
        answers > 0
            ? "Answers that were not tried may weigh as much, and a model that was fitted round by round may differ from one fitted at once."
            : "Which answers it hangs on was not asked for (--answers 0).");
    return new Reason(
        "What this does not say", String.join(" ", limits), Optional.empty(), List.of());
  }

  public PartId part() {
    return part;
  }

  /** What is explained, in a sentence or two. */
  public String lead() {
    return lead;
  }

  public List<Reason> reasons() {
    return reasons;
  }

  /** Writes the page about it, whole or not at all. */
  public void write(Path file) {
    Report.write(file, Report.page("Why " + part, WhyPage.of(this, Drawing.obstacle())));
  }
}
