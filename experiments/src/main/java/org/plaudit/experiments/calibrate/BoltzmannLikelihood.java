package org.plaudit.experiments.calibrate;

import java.util.List;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.experiments.stats.Smooth;

/**
 * Log-likelihood, in nats, of comparisons under the {@code boltzmann} teacher: with R = sum of
 * discount^(T-1-t) r_t, g = beta (R1 - R2), c1 = sigmoid(g - tie) and c2 = sigmoid(-g - tie),
 *
 * <pre>
 * P(first)  = (1 - mistake) c1 + mistake c2
 * P(second) = (1 - mistake) c2 + mistake c1
 * P(tie)    = (exp(2 tie) - 1) c1 c2
 * </pre>
 *
 * <p>Its coordinates are {@value #BETA}: the logarithm of beta times the typical size of a
 * difference (the root of the mean square of the summed-up steps); {@value #DISCOUNT}: the
 * discount; {@value #MISTAKE}: the mistake rate; {@value #TIE}: the root of the tie's half-width,
 * in which the likelihood is smooth at 0 with ties and without.
 */
final class BoltzmannLikelihood implements Smooth {
  static final int BETA = 0;
  static final int DISCOUNT = 1;
  static final int MISTAKE = 2;
  static final int TIE = 3;

  private static final double MOST_ODDS = 600;

  private final double[][] differences;
  private final Choice[] choices;
  private final double size;

  BoltzmannLikelihood(List<Compared> comparisons) {
    this.differences = comparisons.stream().map(Compared::differences).toArray(double[][]::new);
    this.choices = comparisons.stream().map(Compared::choice).toArray(Choice[]::new);
    double squares = 0;
    for (double[] each : differences) {
      for (double step : each) {
        squares += step * step / differences.length;
      }
    }
    this.size = Math.sqrt(squares);
  }

  /** Typical size of a difference, in units of the true reward; 0 if nothing ever differs. */
  double size() {
    return size;
  }

  /** Whether every segment has one step, so that nothing can be forgotten. */
  boolean single() {
    for (double[] each : differences) {
      if (each.length > 1) {
        return false;
      }
    }
    return true;
  }

  @Override
  public double at(double[] point, double[] gradient) {
    double beta = Math.exp(point[BETA]) / size;
    double discount = point[DISCOUNT];
    double mistake = point[MISTAKE];
    double tie = point[TIE] * point[TIE];
    double sum = 0;
    double alongBeta = 0;
    double alongDiscount = 0;
    double alongMistake = 0;
    double alongTie = 0;
    for (int i = 0; i < differences.length; i++) {
      double[] steps = differences[i];
      double difference = 0;
      double slope = 0;
      for (int k = steps.length - 1; k >= 0; k--) {
        slope = slope * discount + difference;
        difference = difference * discount + steps[k];
      }
      double g = beta * difference;
      double e1 = Math.exp(-Math.abs(g - tie));
      double e2 = Math.exp(-Math.abs(g + tie));
      double c1 = Math.min(g - tie, 0) - Math.log1p(e1);
      double c2 = Math.min(-g - tie, 0) - Math.log1p(e2);
      // Derivatives of ln c1 by g, and of ln c2 by -g; by the half-width both are the negative.
      double d1 = (g >= tie ? e1 : 1) / (1 + e1);
      double d2 = (-g >= tie ? e2 : 1) / (1 + e2);
      double byG;
      if (choices[i] == Choice.TIE) {
        sum += Math.log(Math.expm1(2 * tie)) + c1 + c2;
        byG = d1 - d2;
        alongTie += 2 / -Math.expm1(-2 * tie) - d1 - d2;
      } else {
        boolean first = choices[i] == Choice.FIRST;
        double meant = first ? c1 : c2;
        double opposite = first ? c2 : c1;
        // Both in units of the likelier one; without mistakes only what was meant counts.
        double most = mistake == 0 ? meant : Math.max(meant, opposite);
        double ours = Math.exp(meant - most);
        double theirs = Math.exp(Math.min(MOST_ODDS, opposite - most));
        double share = (1 - mistake) * ours + mistake * theirs;
        double right = (1 - mistake) * ours / share;
        double wrong = mistake * theirs / share;
        double w1 = first ? right : wrong;
        double w2 = first ? wrong : right;
        sum += most + Math.log(share);
        byG = w1 * d1 - w2 * d2;
        alongTie -= w1 * d1 + w2 * d2;
        alongMistake += (theirs - ours) / share;
      }
      alongBeta += byG * g;
      alongDiscount += byG * beta * slope;
    }
    gradient[BETA] = alongBeta;
    gradient[DISCOUNT] = alongDiscount;
    gradient[MISTAKE] = alongMistake;
    gradient[TIE] = alongTie * 2 * point[TIE];
    return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
  }
}
