package org.plaudit.agents.oracle;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plaudit.core.BadInput;
import org.plaudit.core.Require;
import org.plaudit.core.Suggest;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Teacher;
import org.plaudit.core.random.Seed;

/**
 * A person who judges by weights of their own over named objectives: those of the world, and {@code
 * reward}, {@code effort} and {@code calm}, which every world has (see {@link Measures}). A
 * positive weight wants much of an objective, a negative one little. How good a segment is, q in
 * [0, 1], is the mean place of the objectives, weighted by |w|, upside down where w is negative;
 * answers come of it as {@link BoltzmannOracle}'s come of the return, with P(first) = sigmoid(beta
 * (q1 - q2)).
 *
 * <p>People differ in this order. The planted minority, exactly round(minority people) of them,
 * starts from its own weights. Person i belongs to group i mod {@code groups}; each group's weights
 * differ by {@code group_spread}, and each person's from those by {@code spread}: log-normal
 * multiplies each weight by exp(spread z), Gaussian adds spread z to it. And everybody knows some
 * topics better than others: beta and precision are multiplied by exp(expertise z), with a z for
 * each objective, and the objective that decides a question is its topic.
 *
 * <p>Only whoever wants nothing but the reward corrects and demonstrates, and praises or blames
 * moves rather than outcomes: the expert serves the task.
 */
public final class Persona implements Teacher {
  private final Options options;

  /** How weights differ. */
  public enum Law {
    /** By a factor: nobody wants the opposite. */
    LOG_NORMAL,
    /** By a term: where it is large, some want the opposite. */
    GAUSSIAN
  }

  /** Weights count relative to each other; beta sets how sharply they are judged by. */
  public record Options(
      @Doc("from objective to weight, as in {reward: 1, effort: -0.5}; negative wants little of it")
          Map<String, Object> weights,
      @Doc("standard deviation of personal weights, at least 0") double spread,
      @Doc("whether they differ by a factor (log-normal) or by a term (gaussian)") Law law,
      @Doc("how many groups, at least 1; person i belongs to group i mod groups") int groups,
      @Doc("standard deviation of the groups' weights, at least 0") double groupSpread,
      @Doc("share of the people in the planted minority, in [0, 1]") double minority,
      @Doc("the minority's weights; by default the opposite of the others'")
          Map<String, Object> minorityWeights,
      @Doc("how much rationality differs between topics, at least 0") double expertise,
      @Doc("rationality, at least 0, per difference between poor and good") double beta,
      @Doc("chance of answering the opposite by mistake, in [0, 0.5]") double mistake,
      @Doc("half-width of the zone of doubt in logits, at least 0") double tie,
      @Doc("how surely levels of a scale are told apart, in logits from poor to good, at least 0")
          double precision,
      @Doc("share of its range within which a real action counts as the expert's, in [0, 1]")
          double tolerance,
      @Doc("what praise and blame are about: moves, if an expert serves this person, or outcomes")
          BoltzmannOracle.Watches watches) {
    public Options {
      weights = Weights.kept("weights", weights);
      minorityWeights =
          minorityWeights.isEmpty() ? Map.of() : Weights.kept("minority_weights", minorityWeights);
      Require.that(spread >= 0, "spread (%s) must not be negative. Maybe 0.3.", spread);
      Require.that(groups >= 1, "groups (%d) must be at least 1. Maybe 1.", groups);
      Require.that(
          groupSpread >= 0, "group_spread (%s) must not be negative. Maybe 0.5.", groupSpread);
      Require.that(
          minority >= 0 && minority <= 1, "minority (%s) must lie in [0, 1]. Maybe 0.2.", minority);
      Require.that(expertise >= 0, "expertise (%s) must not be negative. Maybe 0.5.", expertise);
      judging(beta, mistake, tie, precision, tolerance, watches);
    }

    public static Options defaults() {
      return new Options(
          Map.of(Measures.REWARD, 1.0),
          0.3,
          Law.LOG_NORMAL,
          1,
          0,
          0,
          Map.of(),
          0,
          10,
          0,
          0,
          10,
          0.1,
          BoltzmannOracle.Watches.MOVES);
    }
  }

  public Persona(Options options) {
    this.options = options;
  }

  /** Whether this person belongs to the planted minority: the last of the people do. */
  public static boolean minority(Options options, Setting<?, ?> setting) {
    long others = setting.people() - Math.round(options.minority() * setting.people());
    return setting.person() >= others;
  }

  /** The group this person belongs to, counted from 0. */
  public static int group(Options options, Setting<?, ?> setting) {
    return setting.person() % options.groups();
  }

  /** This person's weights, in alphabetical order of the objectives. */
  public static Map<String, Double> weights(Options options, Setting<?, ?> setting) {
    Map<String, Double> weights = Weights.of("weights", options.weights());
    if (minority(options, setting)) {
      if (options.minorityWeights().isEmpty()) {
        weights.replaceAll((name, weight) -> 0.0 - weight);
      } else {
        weights = Weights.of("minority_weights", options.minorityWeights());
      }
    }
    Seed group = setting.seed().child("group").child(group(options, setting));
    weights.replaceAll(
        (name, weight) ->
            varied(
                varied(weight, options.law(), options.groupSpread(), group.child(name)),
                options.law(),
                options.spread(),
                setting.personal().child("weight").child(name)));
    return weights;
  }

  private static double varied(double weight, Law law, double spread, Seed stream) {
    double step = spread * stream.generator().nextGaussian();
    return law == Law.LOG_NORMAL ? weight * Math.exp(step) : weight + step;
  }

  @Override
  public Optional<String> unfit(Asks kind, EnvSpec<?, ?> spec, boolean expert) {
    boolean knowing = kind == Asks.CORRECTION || kind == Asks.DEMONSTRATION;
    return knowing && !Weighing.wantsTheTask(Weights.of("weights", options.weights()))
        ? Optional.of(
            "an expert's %s serves the task, not these weights"
                .formatted(kind == Asks.CORRECTION ? "correction" : "demonstration"))
        : BoltzmannOracle.misfit(kind, spec, expert);
  }

  @Override
  public <O, A> Likelihood<O, A> person(Setting<O, A> setting) {
    Map<String, Double> sharpness = new TreeMap<>();
    Map<String, Double> weights = weights(options, setting);
    Seed topics = setting.personal().child("expertise");
    weights.forEach(
        (name, weight) -> {
          double z = topics.child(name).generator().nextGaussian();
          sharpness.put(name, Math.exp(options.expertise() * z));
        });
    return judge(
        setting,
        weights,
        sharpness,
        judging(
            options.beta(),
            options.mistake(),
            options.tie(),
            options.precision(),
            options.tolerance(),
            options.watches()));
  }

  /**
   * Whoever judges by these weights.
   *
   * @param sharpness of each objective as a topic
   */
  static <O, A> Likelihood<O, A> judge(
      Setting<O, A> setting,
      Map<String, Double> weights,
      Map<String, Double> sharpness,
      BoltzmannOracle.Options judging) {
    Measures<O, A> measures = new Measures<>(setting);
    for (String name : weights.keySet()) {
      if (!measures.names().contains(name)) {
        throw new BadInput(
            "%s knows no objective %s.%s Known: %s."
                .formatted(
                    setting.spec().id(),
                    name,
                    Suggest.maybe(name, measures.names()),
                    String.join(", ", measures.names())));
      }
    }
    return new BoltzmannOracle<>(judging, new Weighing<>(measures, weights, sharpness), setting);
  }

  static BoltzmannOracle.Options judging(
      double beta,
      double mistake,
      double tie,
      double precision,
      double tolerance,
      BoltzmannOracle.Watches watches) {
    return new BoltzmannOracle.Options(
        beta, mistake, 1, BoltzmannOracle.NEVER, 0, tie, precision, tolerance, watches);
  }
}
