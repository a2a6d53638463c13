package org.plaudit.agents.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Teacher;
import org.plaudit.core.trace.Ledger;
import org.plaudit.core.trace.Segment;

/**
 * Prefers a segment the more often, the higher its true return: P(first) = sigmoid(beta (R1 - R2)),
 * with the ways of being imperfect of B-Pref (arXiv:2111.03026, section 4), all of which are
 * likelihoods. An answer comes about in this order:
 *
 * <ol>
 *   <li>R = sum over t of discount^(T-1-t) r_t: a myopic teacher forgets how a segment began.
 *   <li>Skip: if both returns lie below {@code skip}, the teacher abstains.
 *   <li>Equal: if the returns differ by less than {@code equal}, the teacher calls a tie.
 *   <li>Otherwise the three answers have the probabilities of the weak comparison with half-width
 *       delta = {@code tie} in logits (weak comparison queries, arXiv:1910.04365): P(first) = 1 /
 *       (1 + exp(delta + x)), x = beta (R2 - R1); P(second) likewise with -x; P(tie) = (exp(2
 *       delta) - 1) P(first) P(second). With delta 0 this is the choice of Boltzmann and
 *       Bradley-Terry.
 *   <li>Mistake: with probability {@code mistake} first and second are exchanged.
 * </ol>
 */
public final class BoltzmannOracle<O, A> implements Likelihood<O, A> {
  private static final String NOTHING_TO_SEE = "neither is good enough to judge";

  private static final String ONLY_COMPARES = "this teacher only compares";

  /** Below any return that a segment can have. */
  public static final double NEVER = -1e12;

  private final Options options;
  private final Ledger ledger;

  /** Thresholds are in the units of a segment's (discounted) true return. */
  public record Options(
      @Doc("rationality, at least 0: 0 answers at random, large values hardly ever err")
          double beta,
      @Doc("chance that first and second are exchanged, in [0, 0.5]") double mistake,
      @Doc("myopia, in (0, 1]: weight of a step relative to the next later one") double discount,
      @Doc("abstains when both returns lie below this; by default never") double skip,
      @Doc("calls a tie when the returns differ by less than this, at least 0") double equal,
      @Doc("half-width of the zone of doubt in logits, at least 0: ties grow likely near equality")
          double tie) {
    public Options {
      Require.that(beta >= 0, "beta (%s) must not be negative. Maybe 5.", beta);
      Require.that(
          mistake >= 0 && mistake <= 0.5, "mistake (%s) must lie in [0, 0.5]. Maybe 0.1.", mistake);
      Require.that(
          discount > 0 && discount <= 1, "discount (%s) must lie in (0, 1]. Maybe 1.", discount);
      Require.that(equal >= 0, "equal (%s) must not be negative. Maybe 0.", equal);
      Require.that(tie >= 0, "tie (%s) must not be negative. Maybe 0.", tie);
    }

    public static Options defaults() {
      return new Options(1, 0, 1, NEVER, 0, 0);
    }
  }

  public BoltzmannOracle(Options options, Ledger ledger) {
    this.options = options;
    this.ledger = ledger;
  }

  /** Makes such teachers for a run. */
  public static Teacher teacher(Options options) {
    return new Teacher() {
      @Override
      public <O, A> Likelihood<O, A> person(Setting<O, A> setting) {
        return new BoltzmannOracle<>(options, setting.ledger());
      }
    };
  }

  @Override
  public Map<Feedback, Double> answers(Query<O, A> query, Moment<O, A> moment) {
    if (query instanceof Query.Compare<O, A> compare) {
      return compare(discountedReturn(compare.first()), discountedReturn(compare.second()));
    }
    return Map.of(new Abstention(ONLY_COMPARES), 1.0);
  }

  private Map<Feedback, Double> compare(double first, double second) {
    Map<Feedback, Double> answers = new LinkedHashMap<>();
    if (first < options.skip && second < options.skip) {
      answers.put(new Abstention(NOTHING_TO_SEE), 1.0);
      return answers;
    }
    if (Math.abs(first - second) < options.equal) {
      answers.put(new Preference(Choice.TIE), 1.0);
      return answers;
    }
    double x = options.beta * (second - first);
    double clearlyFirst = 1 / (1 + Math.exp(options.tie + x));
    double clearlySecond = 1 / (1 + Math.exp(options.tie - x));
    double kept = 1 - options.mistake;
    answers.put(
        new Preference(Choice.FIRST), kept * clearlyFirst + options.mistake * clearlySecond);
    answers.put(
        new Preference(Choice.SECOND), kept * clearlySecond + options.mistake * clearlyFirst);
    answers.put(
        new Preference(Choice.TIE), Math.expm1(2 * options.tie) * clearlyFirst * clearlySecond);
    return answers;
  }

  private double discountedReturn(Segment<O, A> segment) {
    List<Double> rewards = ledger.rewards(segment.id());
    double sum = 0;
    for (double reward : rewards) {
      // Horner's scheme: the last step ends up with weight 1.
      sum = sum * options.discount + reward;
    }
    return sum;
  }
}
