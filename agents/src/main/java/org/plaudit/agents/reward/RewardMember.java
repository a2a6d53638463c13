package org.plaudit.agents.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.FrozenMlp;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.core.Saves;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;

/** One network of an ensemble of Bradley-Terry models, and its share of the data. */
final class RewardMember implements Saves {
  private final BradleyTerry.Options options;
  private final int features;
  private final Seed seed;
  private final Parameters parameters = new Parameters();
  private final Mlp network;
  private final Adam adam;
  private final Tape tape = new Tape(parameters);
  private FrozenMlp frozen;

  RewardMember(BradleyTerry.Options options, int features, Seed seed) {
    this.options = options;
    this.features = features;
    this.seed = seed;
    List<Integer> sizes = new ArrayList<>();
    sizes.add(features);
    sizes.addAll(options.hidden());
    sizes.add(1);
    this.network =
        Mlp.uniform(
            parameters,
            "reward",
            new Mlp.Shape(sizes, Activation.TANH, Activation.IDENTITY),
            seed.child("weights").generator());
    this.adam =
        new Adam(
            parameters,
            Adam.Options.of(options.learningRate()).withWeightDecay(options.weightDecay()));
    this.frozen = network.frozen();
  }

  /** What came of fitting: sums over comparisons, of members if added up. */
  static final class Fit {
    private double loss;
    private double right;
    private double count;
    private double decided;
    private double heldOutLoss;
    private double heldOutRight;
    private double heldOutCount;
    private double heldOutDecided;

    void add(Fit other) {
      loss += other.loss;
      right += other.right;
      count += other.count;
      decided += other.decided;
      heldOutLoss += other.heldOutLoss;
      heldOutRight += other.heldOutRight;
      heldOutCount += other.heldOutCount;
      heldOutDecided += other.heldOutDecided;
    }

    /** Means; a name is absent where there is nothing to take the mean of. */
    Metrics metrics() {
      Metrics metrics = Metrics.none();
      metrics = with(metrics, "reward_loss", loss, count);
      metrics = with(metrics, "reward_accuracy", right, decided);
      metrics = with(metrics, "reward_heldout_loss", heldOutLoss, heldOutCount);
      return with(metrics, "reward_heldout_accuracy", heldOutRight, heldOutDecided);
    }

    private static Metrics with(Metrics metrics, String name, double sum, double count) {
      return count == 0 ? metrics : metrics.and(name, sum / count);
    }
  }

  /** Fits to this member's share of the comparisons; {@code round} counts the fits from 0. */
  Fit fit(List<Comparison> comparisons, long round) {
    List<Comparison> share = new ArrayList<>();
    List<Comparison> heldOut = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      int times = times(comparison.query());
      for (int i = 0; i < times; i++) {
        share.add(comparison);
      }
      if (times == 0) {
        heldOut.add(comparison);
      }
    }
    Pcg64 rng = seed.child("order").child(round).generator();
    int size = Math.min(options.batch(), share.size());
    int[] order = {};
    int next = 0;
    for (int step = 0; step < options.steps() && size > 0; step++) {
      if (next + size > order.length) {
        order = rng.permutation(share.size());
        next = 0;
      }
      List<Comparison> batch = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        batch.add(share.get(order[next++]));
      }
      step(batch);
    }
    frozen = network.frozen();
    return judge(share, heldOut);
  }

  /** How often a judgement counts here: Poisson(1), the same at every fit. */
  private int times(long query) {
    double left = seed.child("bag").child(query).generator().nextDouble();
    double probability = Math.exp(-1);
    int times = 0;
    while (left >= probability && times < 10) {
      left -= probability;
      times++;
      probability /= times;
    }
    return times;
  }

  private void step(List<Comparison> batch) {
    int longest = 0;
    for (Comparison comparison : batch) {
      longest = Math.max(longest, comparison.first().length / features);
      longest = Math.max(longest, comparison.second().length / features);
    }
    int pairs = batch.size();
    int rows = 2 * pairs * longest;
    tape.reset();
    // A pair's steps lie together, the first segment's with weight 1, the second's with -1, and
    // padding with 0, so that a weighted sum is the pair's margin R(first) - R(second).
    Tensor steps = tape.input(rows, features);
    Tensor weights = tape.input(rows, 1);
    Tensor targets = tape.input(pairs, 1);
    for (int i = 0; i < pairs; i++) {
      Comparison comparison = batch.get(i);
      place(comparison.first(), 2 * i * longest, 1, steps, weights);
      place(comparison.second(), (2 * i + 1) * longest, -1, steps, weights);
      targets.values()[i] = (float) comparison.target();
    }
    Tensor rewards = tape.mul(network.forward(tape, steps), weights);
    Tensor margin = tape.sumRowGroups(rewards, 2 * longest);
    Tensor ofFirst = logProbability(margin);
    Tensor ofSecond = logProbability(tape.neg(margin));
    // Cross-entropy: -(y log p + (1 - y) log(1 - p)) = -(log q + y (log p - log q)).
    Tensor likelihood = tape.add(ofSecond, tape.mul(targets, tape.sub(ofFirst, ofSecond)));
    tape.backward("reward loss", tape.neg(tape.mean(likelihood)));
    adam.step();
  }

  private void place(float[] segment, int row, float weight, Tensor steps, Tensor weights) {
    System.arraycopy(segment, 0, steps.values(), row * features, segment.length);
    java.util.Arrays.fill(weights.values(), row, row + segment.length / features, weight);
  }

  /** log of (1 - m) sigmoid(x) + m (1 - sigmoid(x)), m the chance of a mistake. */
  private Tensor logProbability(Tensor x) {
    double m = options.mistake();
    return m == 0 ? tape.logSigmoid(x) : tape.log(tape.scale(tape.sigmoid(x), 1 - 2 * m, m));
  }

  private Fit judge(List<Comparison> share, List<Comparison> heldOut) {
    Fit fit = new Fit();
    for (Comparison comparison : share) {
      double margin = margin(comparison);
      fit.loss += loss(margin, comparison.target());
      fit.count++;
      fit.right += right(margin, comparison.target());
      fit.decided += comparison.target() == 0.5 ? 0 : 1;
    }
    for (Comparison comparison : heldOut) {
      double margin = margin(comparison);
      fit.heldOutLoss += loss(margin, comparison.target());
      fit.heldOutCount++;
      fit.heldOutRight += right(margin, comparison.target());
      fit.heldOutDecided += comparison.target() == 0.5 ? 0 : 1;
    }
    return fit;
  }

  private double margin(Comparison comparison) {
    return sum(comparison.first()) - sum(comparison.second());
  }

  private double sum(float[] segment) {
    float[] rewards = new float[segment.length / features];
    rewards(segment, rewards.length, rewards);
    double sum = 0;
    for (float reward : rewards) {
      sum += reward;
    }
    return sum;
  }

  private double loss(double margin, double target) {
    double m = options.mistake();
    double p = m + (1 - 2 * m) / (1 + Math.exp(-margin));
    double q = m + (1 - 2 * m) / (1 + Math.exp(margin));
    return -(target * Math.log(Math.max(p, 1e-12)) + (1 - target) * Math.log(Math.max(q, 1e-12)));
  }

  private static double right(double margin, double target) {
    return target != 0.5 && (margin > 0) == (target > 0.5) ? 1 : 0;
  }

  /**
   * The reward of each step, in nats.
   *
   * @param normalized (rows, features)
   * @param into (rows), overwritten
   */
  void rewards(float[] normalized, int rows, float[] into) {
    frozen.forward(normalized, 0, rows, into, 0);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    parameters.save(out);
    adam.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    parameters.load(in);
    adam.load(in);
    frozen = network.frozen();
  }
}
