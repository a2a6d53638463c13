package org.plaudit.agents.reward;

import java.util.Arrays;
import java.util.List;
import org.plaudit.agents.nn.Parameter;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;

/**
 * Levels on an ordered scale by the cumulative logit (McCullagh 1980): P(level at most l) =
 * sigmoid(theta_l - s R), the thresholds theta in order and the slope s positive, both learned. A
 * judgement's answer is its level.
 *
 * <p>Its thresholds start where they would be if all behaviour were alike. Between two neighbours
 * lies softplus of a parameter, so that they never change places.
 */
final class OrdinalCriterion implements Criterion {
  private static final double LEAST = 1e-12;

  private final int levels;
  private final int column;
  private final int columns;
  private final double steps;
  private final int features;
  private final Parameter thresholds;
  private final Parameter slope;

  /**
   * What it reads.
   *
   * @param column the network's output that is rated
   * @param columns how many outputs the network has
   * @param steps of the mean reward that is rated; 0 if the total is
   * @param features of one step
   */
  record Reading(int column, int columns, double steps, int features) {}

  /**
   * @param name of its parameters
   * @param counts how often each level was given
   */
  OrdinalCriterion(Parameters parameters, String name, int[] counts, Reading reading) {
    this.levels = counts.length;
    this.column = reading.column();
    this.columns = reading.columns();
    this.steps = reading.steps();
    this.features = reading.features();
    this.thresholds = parameters.add(name + ".thresholds", 1, levels - 1);
    this.slope = parameters.add(name + ".slope", 1, 1);
    start(counts);
  }

  private void start(int[] counts) {
    // One more answer spread over all levels keeps empty ones possible.
    double total = 1;
    for (int count : counts) {
      total += count;
    }
    float[] values = thresholds.owner().values();
    double below = 0;
    double last = 0;
    for (int level = 0; level < levels - 1; level++) {
      below += (counts[level] + 1.0 / levels) / total;
      double theta = Math.log(below / (1 - below));
      values[thresholds.offset() + level] =
          (float) (level == 0 ? theta : Math.log(Math.expm1(theta - last)));
      last = theta;
    }
  }

  @Override
  public int sums(List<Judged> batch) {
    return columns;
  }

  @Override
  public float weight(Judged judged, int segment, int of) {
    if (of != column) {
      return 0;
    }
    int length = judged.segments().get(segment).length / features;
    return steps == 0 ? 1 : (float) (steps / length);
  }

  @Override
  public Tensor loss(Tape tape, Tensor sums, List<Judged> batch) {
    int n = batch.size();
    int m = levels - 1;
    Tensor reward = tape.columns(sums, column, column + 1);
    Tensor rated = tape.mul(reward, tape.exp(tape.parameter(slope)));
    Tensor raw = tape.parameter(thresholds);
    Tensor first = tape.columns(raw, 0, 1);
    Tensor theta = first;
    Tensor gapLoss = tape.input(n, 1);
    if (m > 1) {
      Tensor gaps = tape.softplus(tape.columns(raw, 1, m));
      Tensor sumsUp = tape.input(m, m);
      Tensor between = tape.input(n, m - 1);
      for (int i = 0; i < m; i++) {
        Arrays.fill(sumsUp.values(), i * m + i, (i + 1) * m, 1f);
      }
      for (int i = 0; i < n; i++) {
        int level = batch.get(i).answer();
        if (level > 0 && level < m) {
          between.values()[i * (m - 1) + level - 1] = 1;
        }
      }
      theta = tape.matmul(tape.concat(first, gaps), sumsUp);
      Tensor width = tape.log(tape.clip(tape.scale(tape.exp(tape.neg(gaps)), -1, 1), 1e-6, 1));
      gapLoss = tape.rowSum(tape.mul(between, width));
    }
    // sigmoid(a) - sigmoid(b) = sigmoid(a) sigmoid(-b) (1 - e^(b - a)), in logarithms.
    Tensor below = tape.sub(tape.add(tape.input(n, m), theta), rated);
    Tensor upper = tape.input(n, m);
    Tensor lower = tape.input(n, m);
    for (int i = 0; i < n; i++) {
      int level = batch.get(i).answer();
      if (level < m) {
        upper.values()[i * m + level] = 1;
      }
      if (level > 0) {
        lower.values()[i * m + level - 1] = 1;
      }
    }
    Tensor sides =
        tape.add(
            tape.mul(tape.logSigmoid(below), upper),
            tape.mul(tape.logSigmoid(tape.neg(below)), lower));
    return tape.neg(tape.mean(tape.add(tape.rowSum(sides), gapLoss)));
  }

  @Override
  public void score(Judged judged, double[] sums, Predictions tally) {
    double[] p = probabilities(sums[column]);
    int likeliest = 0;
    for (int level = 1; level < levels; level++) {
      likeliest = p[level] > p[likeliest] ? level : likeliest;
    }
    tally.loss(-Math.log(Math.max(p[judged.answer()], LEAST)));
    tally.prediction(p[likeliest], likeliest == judged.answer());
  }

  /** Of each level, where the rated reward is this. */
  double[] probabilities(double reward) {
    double rated = reward * Math.exp(slope.at(0, 0));
    double[] theta = thresholds();
    double[] p = new double[levels];
    double below = 0;
    for (int level = 0; level < levels; level++) {
      double atMost = level == levels - 1 ? 1 : ComparisonCriterion.sigmoid(theta[level] - rated);
      p[level] = Math.max(0, atMost - below);
      below = atMost;
    }
    return p;
  }

  /** In order, in nats. */
  double[] thresholds() {
    double[] theta = new double[levels - 1];
    for (int i = 0; i < theta.length; i++) {
      double raw = thresholds.at(0, i);
      theta[i] = i == 0 ? raw : theta[i - 1] + Math.log1p(Math.exp(raw));
    }
    return theta;
  }
}
