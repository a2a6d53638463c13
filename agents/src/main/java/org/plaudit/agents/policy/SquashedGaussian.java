package org.plaudit.agents.policy;

import java.util.random.RandomGenerator;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.core.Require;

/**
 * Real actions within [-1, 1]: the hyperbolic tangent of independent normal variables u, whose
 * means and logarithms of standard deviations a network puts out for each state (arXiv:1801.01290,
 * appendix C). Unlike clipping, squashing leaves every action a density:
 *
 * <pre>log p(a) = log N(u) - log(1 - tanh² u),  a = tanh u  (eq. 21, summed over the actions)
 * log(1 - tanh² u) = 2 (log 2 - u + log sigmoid(2 u))
 * </pre>
 *
 * of which the second line holds in both tails, where 1 - tanh² has long been rounded to nothing.
 *
 * <p>Nothing here is learned, so that the head is its own frozen {@link ActionHead.Sampler}.
 */
public final class SquashedGaussian implements ActionHead.Sampler {
  /** The range in which the published code holds the logarithm of a deviation. */
  private static final double LEAST_LOG_DEVIATION = -20;

  private static final double MOST_LOG_DEVIATION = 2;

  /** log(2 pi) / 2. */
  private static final double HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI);

  private static final double MOST_ACTION = 1 - 1e-6;

  private final int width;

  /**
   * @param width how many numbers an action has, at least 1
   */
  public SquashedGaussian(int width) {
    Require.that(width >= 1, "width (%d) must be at least 1", width);
    this.width = width;
  }

  /** How many numbers the network must put out for one action: the means, then the logarithms. */
  public int outputs() {
    return 2 * width;
  }

  /**
   * Actions that were drawn.
   *
   * @param actions (rows, width), in [-1, 1]
   * @param logDensity (rows, 1), in nats
   */
  public record Draw(Tensor actions, Tensor logDensity) {}

  /**
   * Actions as functions of what the network put out and of given noise, so that a gradient flows
   * through both of what comes back (arXiv:1312.6114, sec. 2.4).
   *
   * @param outputs (rows, outputs())
   * @param noise (rows, width), standard normal
   */
  public Draw draw(Tape tape, Tensor outputs, float[] noise) {
    Tensor mean = tape.columns(outputs, 0, width);
    Tensor logDeviation =
        tape.clip(tape.columns(outputs, width, 2 * width), LEAST_LOG_DEVIATION, MOST_LOG_DEVIATION);
    Tensor drawn = tape.input(outputs.rows(), width, noise, 0);
    Tensor u = tape.add(mean, tape.mul(tape.exp(logDeviation), drawn));
    // log N(u) by its noise: by u and the mean, large gradients would have to cancel.
    Tensor normal = tape.sub(tape.scale(tape.square(drawn), -0.5, -HALF_LOG_TAU), logDeviation);
    Tensor squash = tape.scale(tape.sub(tape.logSigmoid(tape.scale(u, 2)), u), 2, 2 * Math.log(2));
    return new Draw(tape.tanh(u), tape.rowSum(tape.sub(normal, squash)));
  }

  @Override
  public void sample(
      float[] outputs,
      int at,
      float[] masks,
      int maskAt,
      float[] actions,
      int actionAt,
      RandomGenerator rng) {
    for (int i = 0; i < width; i++) {
      double log = outputs[at + width + i];
      double deviation = Math.exp(Math.max(LEAST_LOG_DEVIATION, Math.min(MOST_LOG_DEVIATION, log)));
      actions[actionAt + i] = (float) Math.tanh(outputs[at + i] + deviation * rng.nextGaussian());
    }
  }

  /** Actions at the very edge, which rounding makes, count as just inside. */
  @Override
  public double logProbability(
      float[] outputs, int at, float[] masks, int maskAt, float[] actions, int actionAt) {
    double sum = -width * HALF_LOG_TAU;
    for (int i = 0; i < width; i++) {
      double a = Math.max(-MOST_ACTION, Math.min(MOST_ACTION, actions[actionAt + i]));
      double log =
          Math.max(LEAST_LOG_DEVIATION, Math.min(MOST_LOG_DEVIATION, outputs[at + width + i]));
      double u = 0.5 * (Math.log1p(a) - Math.log1p(-a));
      double z = (u - outputs[at + i]) / Math.exp(log);
      sum -= 0.5 * z * z + log + Math.log1p(-a * a);
    }
    return sum;
  }

  /** The tanh of the means: the median action, which is the field's choice for evaluation. */
  @Override
  public void mode(
      float[] outputs, int at, float[] masks, int maskAt, float[] actions, int actionAt) {
    for (int i = 0; i < width; i++) {
      actions[actionAt + i] = (float) Math.tanh(outputs[at + i]);
    }
  }
}
