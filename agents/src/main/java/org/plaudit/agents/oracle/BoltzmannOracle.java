package org.plaudit.agents.oracle;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Demonstration;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Teacher;
import org.plaudit.core.feedback.Yardstick;
import org.plaudit.core.space.Space;
import org.plaudit.core.trace.Ledger;
import org.plaudit.core.wrap.ClipAction;

/**
 * Prefers a segment the more often, the higher its true return: P(first) = sigmoid(beta (R1 - R2)),
 * with the ways of being imperfect of B-Pref (arXiv:2111.03026, section 4), all of which are
 * likelihoods. A comparison comes about in this order:
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
 *
 * <p>Every other question is answered as well, each as its class says: {@link Ordering} by Plackett
 * and Luce with the same beta; {@link Grading} on scales and surveys, {@link Remarking} and {@link
 * Noticing} by where the mean reward of a step lies between poor and good; {@link Watching} (unless
 * it goes by outcomes), {@link Correcting} and {@link Demonstrating} by what an expert would do.
 * There, too, {@code mistake} is the chance of the opposite: a ranking backwards, a rating mirrored
 * on its scale, blame for praise.
 */
public final class BoltzmannOracle<O, A> implements Likelihood<O, A> {
  /** Below any return that a segment can have. */
  public static final double NEVER = -1e12;

  /** The most segments that one question may ask to rank: their orders are listed. */
  public static final int MOST_RANKED = 6;

  private final Options options;
  private final Taste<O, A> taste;
  private final Optional<Knowledge<O, A>> knowledge;
  private final Optional<Demonstrating<O, A>> demonstrating;
  private final Query.Cases<O, A, Map<Feedback, Double>> kinds = new Kinds();

  /** What whoever watches praises and blames. */
  public enum Watches {
    /** What was done, by what an expert would have done; where nobody knows, what came of it. */
    MOVES,
    /** What came of it: a good step's reward, whoever would have done what. */
    OUTCOMES
  }

  /** Thresholds are in the units of a segment's (discounted) true return. */
  public record Options(
      @Doc("rationality, at least 0: 0 answers at random, large values hardly ever err")
          double beta,
      @Doc("chance that first and second are exchanged, in [0, 0.5]") double mistake,
      @Doc("myopia, in (0, 1]: weight of a step relative to the next later one") double discount,
      @Doc("abstains when both returns lie below this; by default never") double skip,
      @Doc("calls a tie when the returns differ by less than this, at least 0") double equal,
      @Doc("half-width of the zone of doubt in logits, at least 0: ties grow likely near equality")
          double tie,
      @Doc("how surely levels of a scale are told apart, in logits from poor to good, at least 0")
          double precision,
      @Doc("share of its range within which a real action counts as the expert's, in [0, 1]")
          double tolerance,
      @Doc("what praise and blame are about: moves, if an expert is known, or outcomes")
          Watches watches) {
    public Options {
      Require.that(beta >= 0, "beta (%s) must not be negative. Maybe 5.", beta);
      Require.that(
          mistake >= 0 && mistake <= 0.5, "mistake (%s) must lie in [0, 0.5]. Maybe 0.1.", mistake);
      Require.that(
          discount > 0 && discount <= 1, "discount (%s) must lie in (0, 1]. Maybe 1.", discount);
      Require.that(equal >= 0, "equal (%s) must not be negative. Maybe 0.", equal);
      Require.that(tie >= 0, "tie (%s) must not be negative. Maybe 0.", tie);
      Require.that(precision >= 0, "precision (%s) must not be negative. Maybe 10.", precision);
      Require.that(
          tolerance >= 0 && tolerance <= 1,
          "tolerance (%s) must lie in [0, 1]. Maybe 0.1.",
          tolerance);
    }

    /** Somebody who is only asked to compare. */
    public Options(
        double beta, double mistake, double discount, double skip, double equal, double tie) {
      this(beta, mistake, discount, skip, equal, tie, 10, 0.1, Watches.MOVES);
    }

    public static Options defaults() {
      return new Options(1, 0, 1, NEVER, 0, 0);
    }
  }

  /**
   * Somebody who takes a reward of 0 a step for poor and of 1 for good, in a world where nobody
   * knows what should be done.
   */
  public BoltzmannOracle(Options options, Ledger ledger) {
    this(
        options,
        new TrueReturn<>(ledger, options.discount(), new Yardstick(0, 1), Optional.empty()),
        Optional.empty(),
        Optional.empty());
  }

  /** Somebody who wants what the task rewards. */
  public BoltzmannOracle(Options options, Setting<O, A> setting) {
    this(
        options,
        new TrueReturn<>(
            setting.ledger(),
            options.discount(),
            setting.yardstick(),
            Optional.of(new Measures<>(setting))),
        setting);
  }

  /** Somebody with a taste of their own, whom an expert serves only if it is the task's. */
  BoltzmannOracle(Options options, Taste<O, A> taste, Setting<O, A> setting) {
    this(
        options,
        taste,
        setting
            .expert()
            .filter(expert -> taste.wantsTheTask())
            .map(
                expert ->
                    new Knowledge<>(
                        expert, new FlatRange<>(carriedOut(setting)), options.tolerance())),
        setting
            .expert()
            .filter(expert -> taste.wantsTheTask())
            .map(
                expert ->
                    new Demonstrating<>(
                        setting.spec(), setting.worlds(), expert, options.mistake())));
  }

  /**
   * The actions that people see carried out: of a world that clips them, those within its bounds.
   */
  @SuppressWarnings("unchecked") // Whoever acts in a world that clips acts by vectors.
  private static <O, A> Space<A> carriedOut(Setting<O, A> setting) {
    try (Env<O, A> world = setting.worlds().get()) {
      return world
          .find(ClipAction.class)
          .map(clips -> (Space<A>) clips.bounds())
          .orElse(setting.spec().actions());
    }
  }

  private BoltzmannOracle(
      Options options,
      Taste<O, A> taste,
      Optional<Knowledge<O, A>> knowledge,
      Optional<Demonstrating<O, A>> demonstrating) {
    this.options = options;
    this.taste = taste;
    this.knowledge = knowledge;
    this.demonstrating = demonstrating;
  }

  /** Makes such teachers for a run. */
  public static Teacher teacher(Options options) {
    return new Teacher() {
      @Override
      public <O, A> Likelihood<O, A> person(Setting<O, A> setting) {
        return new BoltzmannOracle<>(options, setting);
      }

      @Override
      public Optional<String> unfit(Asks kind, EnvSpec<?, ?> spec, boolean expert) {
        return misfit(kind, spec, expert);
      }
    };
  }

  /** Only what takes knowing better needs somebody who knows. */
  static Optional<String> misfit(Asks kind, EnvSpec<?, ?> spec, boolean expert) {
    return switch (kind) {
      case COMPARISON, RANKING, RATING, SURVEY, COMMENT, SIGNAL, IMPLICIT -> Optional.empty();
      case CORRECTION, DEMONSTRATION ->
          expert
              ? Optional.empty()
              : Optional.of(
                  "a %s takes somebody who knows what should be done, and nobody does in %s"
                      .formatted(
                          kind == Asks.CORRECTION ? "correction" : "demonstration", spec.id()));
    };
  }

  @Override
  public boolean lists(Query<O, A> query) {
    return demonstrating.isEmpty() || query.asks() != Asks.DEMONSTRATION;
  }

  @Override
  public Map<Feedback, Double> answers(Query<O, A> query, Moment<O, A> moment) {
    return query.match(kinds);
  }

  @Override
  public double probability(Query<O, A> query, Moment<O, A> moment, Feedback answer) {
    if (lists(query) || !(query instanceof Query.Demonstrate<O, A> demonstrate)) {
      return Likelihood.super.probability(query, moment, answer);
    }
    return answer
        .as(Demonstration.class)
        .map(shown -> demonstrating.orElseThrow().probability(demonstrate, shown))
        .orElse(0.0);
  }

  @Override
  public Feedback sample(Query<O, A> query, Moment<O, A> moment, RandomGenerator rng) {
    if (lists(query) || !(query instanceof Query.Demonstrate<O, A> demonstrate)) {
      return Likelihood.super.sample(query, moment, rng);
    }
    return demonstrating.orElseThrow().sample(demonstrate, rng);
  }

  /** Each kind of question, answered by its class. */
  private final class Kinds implements Query.Cases<O, A, Map<Feedback, Double>> {
    @Override
    public Map<Feedback, Double> compare(Query.Compare<O, A> query) {
      double[] worths = taste.worths(query.segments());
      return Comparing.answers(options, worths[0], worths[1]);
    }

    @Override
    public Map<Feedback, Double> rank(Query.Rank<O, A> query) {
      return erring(Ordering.answers(options, taste.worths(query.segments())));
    }

    @Override
    public Map<Feedback, Double> rate(Query.Rate<O, A> query) {
      return erring(
          Grading.answers(options.precision(), taste.place(query.segment()), query.scale()));
    }

    @Override
    public Map<Feedback, Double> survey(Query.Survey<O, A> query) {
      double[] places =
          query.questions().stream()
              .mapToDouble(question -> taste.place(query.segment(), question.about()))
              .toArray();
      return erring(Grading.answers(options.precision(), places, query.questions()));
    }

    @Override
    public Map<Feedback, Double> remark(Query.Remark<O, A> query) {
      return erring(Remarking.answers(options.precision(), taste.place(query.segment())));
    }

    @Override
    public Map<Feedback, Double> correct(Query.Correct<O, A> query) {
      return Correcting.answers(options.mistake(), knowledge, query.segment());
    }

    @Override
    public Map<Feedback, Double> demonstrate(Query.Demonstrate<O, A> query) {
      if (demonstrating.isPresent()) {
        throw new UnsupportedOperationException("demonstrations cannot be listed");
      }
      return Chances.sure(new Feedback.Abstention(Correcting.NOT_KNOWN));
    }

    @Override
    public Map<Feedback, Double> watch(Query.Watch<O, A> query) {
      return erring(
          Watching.answers(
              options,
              taste,
              knowledge.filter(knows -> options.watches() == Watches.MOVES),
              query.segment()));
    }

    @Override
    public Map<Feedback, Double> notice(Query.Notice<O, A> query) {
      return erring(
          Noticing.answers(options.precision(), taste.place(query.segment()), query.channel()));
    }

    private Map<Feedback, Double> erring(Map<Feedback, Double> answers) {
      return Chances.exchanged(answers, options.mistake());
    }
  }
}
