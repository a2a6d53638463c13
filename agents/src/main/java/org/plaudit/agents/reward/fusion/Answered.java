package org.plaudit.agents.reward.fusion;

import java.util.List;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.reward.Criterion;
import org.plaudit.agents.reward.Judged;
import org.plaudit.agents.reward.Predictions;

/**
 * The answers of one medium as a criterion for networks. A judgement's answer is its place among
 * them, its sum the quality that they depend on: the mean reward of a segment's steps times the
 * root of the mean length, so that its size depends neither on the length nor on the lengths' mean;
 * of two segments, the difference of their returns over that root.
 */
final class Answered implements Criterion {
  private final Emission emission;
  private final Slope slope;
  private final double root;
  private final int features;

  /** What is climbed: a function's derivative with respect to the quality of an answer. */
  interface Slope {
    double at(int answer, double quality);
  }

  /**
   * @param root of the mean length of what was judged, in steps
   * @param features of one step
   */
  Answered(Emission emission, Slope slope, double root, int features) {
    this.emission = emission;
    this.slope = slope;
    this.root = root;
    this.features = features;
  }

  @Override
  public int sums(List<Judged> batch) {
    return 1;
  }

  @Override
  public float weight(Judged judged, int segment, int column) {
    return judged.segments().size() == 1
        ? (float) (root * features / judged.segments().get(0).length)
        : (float) ((segment == 0 ? 1 : -1) / root);
  }

  /** Not the likelihood itself, but something whose gradient is minus that of its mean. */
  @Override
  public Tensor loss(Tape tape, Tensor sums, List<Judged> batch) {
    Tensor up = tape.input(batch.size(), 1);
    for (int i = 0; i < batch.size(); i++) {
      up.values()[i] = (float) slope.at(batch.get(i).answer(), sums.values()[i]);
    }
    return tape.neg(tape.mean(tape.mul(up, sums)));
  }

  @Override
  public void score(Judged judged, double[] sums, Predictions tally) {
    emission.score(judged.answer(), sums[0], tally);
  }
}
