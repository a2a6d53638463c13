package org.plaudit.agents.reward;

import java.util.List;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;

/**
 * A likelihood: how probable answers are, given weighted sums of what a network says of the steps
 * that were judged. A network with one output gives every sum the same rewards; one with several
 * has a sum for each.
 */
public interface Criterion {
  /** How many sums it reads of each judgement. */
  int sums(List<Judged> batch);

  /** What a step of the judgement's {@code segment} counts in its sum {@code column}. */
  float weight(Judged judged, int segment, int column);

  /**
   * The mean of -log P(answer) in nats, and whatever else is to be small.
   *
   * @param sums (judgements, sums)
   * @return (1, 1)
   */
  Tensor loss(Tape tape, Tensor sums, List<Judged> batch);

  /** Counts what these sums say about the answer. */
  void score(Judged judged, double[] sums, Predictions tally);
}
