package org.plaudit.agents.policy;

import java.util.random.RandomGenerator;
import org.plaudit.agents.nn.Initializer;
import org.plaudit.agents.nn.Parameter;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;

/**
 * Real actions: a normal distribution for each, whose mean the network puts out and whose standard
 * deviation is the same in every state, starts at 1 and is learned as a logarithm.
 */
final class GaussianHead implements ActionHead {
  /** Entropy of the standard normal distribution, in nats. */
  private static final double STANDARD_ENTROPY = 0.5 * (1 + Math.log(2 * Math.PI));

  private static final double HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI);

  private final int width;
  private final Parameter logDeviation;

  GaussianHead(int width, Parameters parameters) {
    this.width = width;
    this.logDeviation = parameters.add("policy.log_std", 1, width);
    Initializer.zeros().fill(logDeviation, null);
  }

  @Override
  public int outputs() {
    return width;
  }

  @Override
  public Likelihood likelihood(Tape tape, Tensor means, float[] actions, float[] masks) {
    Tensor log = tape.parameter(logDeviation);
    Tensor taken = tape.input(means.rows(), width, actions, 0);
    Tensor logDensity = tape.gaussianLogDensity(means, log, taken);
    // Every row has the same entropy, since the deviation does not depend on the state.
    Tensor entropy = tape.scale(tape.rowSum(log), 1, width * STANDARD_ENTROPY);
    return new Likelihood(logDensity, entropy);
  }

  @Override
  public Sampler frozen() {
    float[] deviation = new float[width];
    for (int i = 0; i < width; i++) {
      deviation[i] = (float) Math.exp(logDeviation.at(0, i));
    }
    return new Sampler() {
      @Override
      public void sample(
          float[] means,
          int at,
          float[] masks,
          int maskAt,
          float[] actions,
          int actionAt,
          RandomGenerator rng) {
        for (int i = 0; i < width; i++) {
          actions[actionAt + i] = means[at + i] + deviation[i] * (float) rng.nextGaussian();
        }
      }

      @Override
      public void mode(
          float[] means, int at, float[] masks, int maskAt, float[] actions, int actionAt) {
        System.arraycopy(means, at, actions, actionAt, width);
      }

      @Override
      public double logProbability(
          float[] means, int at, float[] masks, int maskAt, float[] actions, int actionAt) {
        double sum = -width * HALF_LOG_TAU;
        for (int i = 0; i < width; i++) {
          double z = (actions[actionAt + i] - means[at + i]) / (double) deviation[i];
          sum -= 0.5 * z * z + Math.log(deviation[i]);
        }
        return sum;
      }
    };
  }
}
