package org.plaudit.experiments.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.experiments.stats.BoxedNewton;
import org.plaudit.experiments.stats.Interval;
import org.plaudit.experiments.stats.ProfileLikelihood;
import org.plaudit.experiments.stats.Summit;

/**
 * What one person's answers, or those of all together, say about the parameters of the {@code
 * boltzmann} teacher. Its thresholds are not fitted: a tie by {@code equal} is taken for one of
 * doubt, and abstentions say nothing here.
 *
 * @param rater whose answers
 * @param clear comparisons in which one was preferred
 * @param ties comparisons that were called a tie
 * @param fit the parameters; empty if the answers say nothing about them, and then {@code notes}
 *     has the reason
 * @param notes sentences on what the answers leave open
 */
public record Calibration(
    String rater, int clear, int ties, Optional<Fit> fit, List<String> notes) {
  /** Below so many comparisons four parameters are not worth estimating. */
  static final int FEWEST = 10;

  private static final double CONFIDENCE = 0.95;

  // Beta times the typical difference within these is told from 0 and from infinity.
  private static final double BLIND = Math.log(1e-4);
  private static final double INFALLIBLE = Math.log(1e5);
  private static final double MOST_MISTAKES = 0.5;
  private static final double WIDEST_ROOT = 4;

  /** Of so many starts on a grid the best are climbed. */
  private static final int CLIMBS = 4;

  public Calibration {
    notes = List.copyOf(notes);
  }

  /**
   * Estimates by maximum likelihood with 95 % intervals by profile likelihood.
   *
   * @param beta rationality, per unit of true return, in [0, infinity]
   * @param discount myopia, in [0, 1]
   * @param mistake rate, in [0, 0.5]
   * @param tie half-width of the zone of doubt, in logits, at least 0
   * @param logLikelihood of the estimates, in nats
   */
  public record Fit(
      Interval beta, Interval discount, Interval mistake, Interval tie, double logLikelihood) {}

  /** Comparisons that count. */
  public int answers() {
    return clear + ties;
  }

  /** Calibrates on these comparisons, in any order. */
  public static Calibration of(String rater, List<Compared> comparisons) {
    int ties = (int) comparisons.stream().filter(each -> each.choice() == Choice.TIE).count();
    int clear = comparisons.size() - ties;
    BoltzmannLikelihood likelihood = new BoltzmannLikelihood(comparisons);
    Optional<String> obstacle = obstacle(clear, ties, likelihood);
    if (obstacle.isPresent()) {
      return new Calibration(rater, clear, ties, Optional.empty(), List.of(obstacle.get()));
    }
    double discount = likelihood.single() ? 1 : 0;
    double[] low = {BLIND, discount, 0, 0};
    double[] high = {INFALLIBLE, 1, MOST_MISTAKES, WIDEST_ROOT};
    Summit top = top(likelihood, low, high);
    ProfileLikelihood profile = new ProfileLikelihood(likelihood, low, high, CONFIDENCE);
    Fit fit =
        new Fit(
            beta(profile.interval(top, BoltzmannLikelihood.BETA), likelihood.size()),
            likelihood.single()
                ? new Interval(1, 0, 1)
                : profile.interval(top, BoltzmannLikelihood.DISCOUNT),
            profile.interval(top, BoltzmannLikelihood.MISTAKE),
            tie(profile.interval(top, BoltzmannLikelihood.TIE)),
            top.value());
    return new Calibration(rater, clear, ties, Optional.of(fit), notes(comparisons, ties, fit));
  }

  private static Optional<String> obstacle(int clear, int ties, BoltzmannLikelihood likelihood) {
    int answers = clear + ties;
    if (answers < FEWEST) {
      return Optional.of(
          "%s: four parameters need at least %d."
              .formatted(answers == 1 ? "1 comparison" : answers + " comparisons", FEWEST));
    }
    if (clear == 0) {
      return Optional.of(
          "All %d comparisons are ties: they do not say what is preferred.".formatted(ties));
    }
    if (likelihood.size() == 0) {
      return Optional.of(
          "In all %d comparisons both segments earned the same at every step: nothing is preferred"
                  .formatted(answers)
              + " for its reward.");
    }
    return Optional.empty();
  }

  private static Summit top(BoltzmannLikelihood likelihood, double[] low, double[] high) {
    List<Summit> starts = new ArrayList<>();
    BoxedNewton newton = new BoxedNewton(likelihood, low, high);
    for (double discount : new double[] {1, 0.9, 0.6, 0.2}) {
      for (double beta : new double[] {-2, 0, 2, 5}) {
        for (double mistake : new double[] {0.02, 0.2}) {
          for (double root : new double[] {0.2, 0.7}) {
            double[] point = {beta, Math.max(low[1], discount), mistake, root};
            starts.add(newton.at(point));
          }
        }
      }
    }
    return starts.stream()
        .sorted(Comparator.comparingDouble(start -> -start.value()))
        .limit(CLIMBS)
        .map(start -> newton.climb(start.point()))
        .max(Comparator.comparingDouble(Summit::value))
        .orElseThrow();
  }

  private static Interval beta(Interval log, double size) {
    return new Interval(
        Math.exp(log.estimate()) / size,
        log.low() <= BLIND ? 0 : Math.exp(log.low()) / size,
        log.high() >= INFALLIBLE ? Double.POSITIVE_INFINITY : Math.exp(log.high()) / size);
  }

  private static Interval tie(Interval root) {
    return new Interval(
        root.estimate() * root.estimate(),
        root.low() * root.low(),
        root.high() >= WIDEST_ROOT ? Double.POSITIVE_INFINITY : root.high() * root.high());
  }

  private static List<String> notes(List<Compared> comparisons, int ties, Fit fit) {
    List<String> notes = new ArrayList<>();
    if (fit.beta().low() == 0) {
      notes.add("These answers may be as good as random: beta may be 0.");
    }
    if (fit.beta().high() == Double.POSITIVE_INFINITY) {
      notes.add(
          "beta has no upper end: what goes against the returns can all be put down to mistakes,"
              + " or there is nothing of the kind.");
    }
    if (fit.discount().low() <= 0 && fit.discount().high() >= 1) {
      notes.add("discount cannot be told: any value in (0, 1] fits these answers.");
    }
    if (fit.mistake().low() <= 0 && fit.mistake().high() >= MOST_MISTAKES) {
      notes.add("mistake cannot be told: any value in [0, 0.5] fits these answers.");
    }
    if (ties == 0) {
      notes.add("Nobody called a tie: tie is near 0, or ties were not offered.");
    }
    long against = comparisons.stream().filter(Calibration::against).count();
    int clear = comparisons.size() - ties;
    if (2 * against > clear) {
      notes.add(
          "%d of %d clear answers prefer the lower return: no such teacher is worse than chance."
              .formatted(against, clear));
    }
    return notes;
  }

  private static boolean against(Compared compared) {
    double sum = 0;
    for (double step : compared.differences()) {
      sum += step;
    }
    return compared.choice() == Choice.FIRST && sum < 0
        || compared.choice() == Choice.SECOND && sum > 0;
  }
}
