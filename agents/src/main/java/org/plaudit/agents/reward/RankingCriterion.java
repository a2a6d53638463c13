package org.plaudit.agents.reward;

import java.util.Arrays;
import java.util.List;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;

/**
 * Orders of segments by the model of Plackett and Luce: the best is chosen among all with
 * probabilities proportional to exp(return), then the best of the rest, and so on (Luce 1959,
 * Plackett 1975). With two segments it is that of Bradley and Terry. A judgement shows its segments
 * best first; of two, its answer may be that neither is better.
 *
 * <p>Its sums are the segments' returns.
 */
final class RankingCriterion implements Criterion {
  static final int IN_ORDER = 0;

  /** Each order of the two counts half. */
  static final int EVEN = 1;

  @Override
  public int sums(List<Judged> batch) {
    int most = 0;
    for (Judged judged : batch) {
      most = Math.max(most, judged.segments().size());
    }
    return most;
  }

  @Override
  public float weight(Judged judged, int segment, int column) {
    return segment == column ? 1 : 0;
  }

  @Override
  public Tensor loss(Tape tape, Tensor sums, List<Judged> batch) {
    int most = sums(batch);
    Tensor likelihood = tape.input(batch.size(), 1);
    for (int stage = 0; stage < most - 1; stage++) {
      Tensor chosen = tape.input(batch.size(), most);
      float[] left = new float[batch.size() * most];
      for (int i = 0; i < batch.size(); i++) {
        Judged judged = batch.get(i);
        // Where all but one are placed already nothing is chosen; that row counts 0.
        int k = judged.segments().size();
        Arrays.fill(left, i * most + Math.min(stage, k - 1), i * most + k, 1);
        if (stage < k - 1) {
          boolean even = judged.answer() == EVEN;
          chosen.values()[i * most + stage] = even ? 0.5f : 1;
          chosen.values()[i * most + stage + 1] = even ? 0.5f : 0;
        }
      }
      Tensor log = tape.logSoftmax(sums, left, 0);
      likelihood = tape.add(likelihood, tape.rowSum(tape.mul(log, chosen)));
    }
    return tape.neg(tape.mean(likelihood));
  }

  @Override
  public void score(Judged judged, double[] returns, Predictions tally) {
    if (judged.answer() == EVEN) {
      tally.loss((nats(returns) + nats(new double[] {returns[1], returns[0]})) / 2);
      return;
    }
    tally.loss(nats(returns));
    // By the model, which of any two comes first does not depend on the others.
    for (int better = 0; better < returns.length; better++) {
      for (int worse = better + 1; worse < returns.length; worse++) {
        double d = returns[better] - returns[worse];
        tally.prediction(ComparisonCriterion.sigmoid(Math.abs(d)), d > 0);
      }
    }
  }

  /** -log P of the order, given the returns from the best to the last. */
  static double nats(double... returns) {
    double nats = 0;
    for (int stage = 0; stage < returns.length - 1; stage++) {
      double most = Arrays.stream(returns, stage, returns.length).max().orElseThrow();
      double sum = 0;
      for (int i = stage; i < returns.length; i++) {
        sum += Math.exp(returns[i] - most);
      }
      nats += most + Math.log(sum) - returns[stage];
    }
    return nats;
  }
}
