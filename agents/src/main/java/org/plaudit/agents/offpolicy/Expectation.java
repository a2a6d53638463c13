package org.plaudit.agents.offpolicy;

import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;

/**
 * The expected return alone, learned by Huber's loss, as DQN does (Nature 518, 529: its clipped
 * error).
 *
 * @param huber up to which difference the loss is a parabola; beyond, it is straight
 */
record Expectation(double huber) implements Estimate {
  @Override
  public int width() {
    return 1;
  }

  @Override
  public void means(float[] outputs, int count, float[] into) {
    System.arraycopy(outputs, 0, into, 0, count);
  }

  /** y = r + discount max Q (arXiv:1312.5602, eq. 2 and below it). */
  @Override
  public void targets(float[] next, float[] rewards, float[] bootstraps, int rows, float[] into) {
    for (int row = 0; row < rows; row++) {
      into[row] = rewards[row] + bootstraps[row] * next[row];
    }
  }

  @Override
  public Tensor losses(Tape tape, Tensor outputs, float[] targets) {
    return tape.huber(tape.sub(outputs, tape.input(outputs.rows(), 1, targets, 0)), huber);
  }

  @Override
  public void targetMeans(float[] targets, int rows, float[] into) {
    means(targets, rows, into);
  }
}
