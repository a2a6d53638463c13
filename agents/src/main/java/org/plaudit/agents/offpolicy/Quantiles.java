package org.plaudit.agents.offpolicy;

import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;

/**
 * The distribution of returns as equally likely quantiles (QR-DQN, arXiv:1710.10044): no bounds
 * need be known.
 *
 * @param width how many
 * @param huber up to which difference the loss is a parabola, kappa
 */
record Quantiles(int width, double huber) implements Estimate {
  @Override
  public void means(float[] outputs, int count, float[] into) {
    for (int at = 0; at < count; at++) {
      float sum = 0;
      for (int i = at * width; i < (at + 1) * width; i++) {
        sum += outputs[i];
      }
      into[at] = sum / width;
    }
  }

  /** The quantiles of the next return, moved: algorithm 1. */
  @Override
  public void targets(float[] next, float[] rewards, float[] bootstraps, int rows, float[] into) {
    for (int row = 0; row < rows; row++) {
      for (int i = row * width; i < (row + 1) * width; i++) {
        into[i] = rewards[row] + bootstraps[row] * next[i];
      }
    }
  }

  @Override
  public Tensor losses(Tape tape, Tensor outputs, float[] targets) {
    return tape.quantileHuber(outputs, targets, 0, width, huber);
  }

  @Override
  public void targetMeans(float[] targets, int rows, float[] into) {
    means(targets, rows, into);
  }
}
