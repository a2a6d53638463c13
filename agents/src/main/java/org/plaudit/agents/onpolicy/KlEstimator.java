package org.plaudit.agents.onpolicy;

import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;

/**
 * Estimates of the divergence KL(p || q) from draws of p (J. Schulman, "Approximating KL
 * Divergence", 2020), as functions of the log-ratio log q(x) - log p(x).
 *
 * <p>As a number to look at, {@link #K3} is the best: unbiased as K1, but never negative. As a loss
 * on draws of the policy p that is trained, only {@link #K2} has the gradient of KL(p || q) in the
 * mean; that of K1 is 0, and that of K3 is the gradient of KL(q || p).
 */
public enum KlEstimator {
  /** -log ratio: unbiased, often negative. */
  K1 {
    @Override
    public double of(double logRatio) {
      return -logRatio;
    }

    @Override
    public Tensor of(Tape tape, Tensor logRatio) {
      return tape.neg(logRatio);
    }
  },
  /** (log ratio)² / 2: never negative; biased, but little where p and q are close. */
  K2 {
    @Override
    public double of(double logRatio) {
      return logRatio * logRatio / 2;
    }

    @Override
    public Tensor of(Tape tape, Tensor logRatio) {
      return tape.scale(tape.square(logRatio), 0.5);
    }
  },
  /** ratio - 1 - log ratio: unbiased and never negative. */
  K3 {
    @Override
    public double of(double logRatio) {
      return Math.expm1(logRatio) - logRatio;
    }

    @Override
    public Tensor of(Tape tape, Tensor logRatio) {
      return tape.sub(tape.scale(tape.exp(logRatio), 1, -1), logRatio);
    }
  };

  /** The estimate from one draw, in nats. */
  public abstract double of(double logRatio);

  /** The same for each value, as part of a loss. */
  public abstract Tensor of(Tape tape, Tensor logRatio);

  /**
   * The mean over the first {@code rows} draws, in nats.
   *
   * @param logRatios (rows): log q(x) - log p(x)
   */
  public double mean(float[] logRatios, int rows) {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += of(logRatios[i]);
    }
    return sum / rows;
  }
}
