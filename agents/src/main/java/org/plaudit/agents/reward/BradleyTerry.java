package org.plaudit.agents.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.agents.policy.RunningStatistics;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/**
 * Reward learned from comparisons: the probability that a segment is preferred is that of Bradley
 * and Terry on the sums of its steps' rewards (arXiv:1706.03741, eq. 1), and networks are fitted to
 * the answers by maximum likelihood.
 *
 * <p>An ensemble, whose members differ in their initial weights and in their data: each judgement
 * counts for a member a Poisson(1) number of times, drawn once and for all (a bootstrap that stays
 * as it is when more judgements come). The third of the judgements that a member has never seen is
 * what its accuracy is measured on. A learner gets the members' mean, shifted and scaled to mean 0
 * and deviation 1 over the judged steps, so that its size does not depend on the noise of the
 * answers.
 *
 * <p>Metrics: {@code reward_loss} (cross-entropy in nats), {@code reward_accuracy}, and the same on
 * judgements held out, {@code reward_heldout_loss} and {@code reward_heldout_accuracy}; ties do not
 * count for accuracy.
 */
public final class BradleyTerry<O, A> implements RewardModel<O, A> {

  /** How it is fitted. */
  public record Options(
      @Doc("networks in the ensemble, at least 1") int members,
      @Doc("whether the reward may depend on the action, not only on what was seen")
          boolean actions,
      @Doc("sizes of the hidden layers of each") List<Integer> hidden,
      @Doc("Adam's step size, positive") double learningRate,
      @Doc("fraction of each weight lost per unit of step size, at least 0") double weightDecay,
      @Doc("steps of the optimiser in one fit, at least 1") int steps,
      @Doc("comparisons in one step of the optimiser, at least 1") int batch,
      @Doc("chance that an answer is the opposite of what was meant, in [0, 0.5)") double mistake) {
    public Options {
      hidden = List.copyOf(hidden);
      Require.that(members >= 1, "members (%d) must be at least 1. Maybe 3.", members);
      for (int units : hidden) {
        Require.that(units >= 1, "hidden %s must be positive. Maybe [32, 32].", hidden);
      }
      Require.that(
          learningRate > 0, "learning_rate (%s) must be positive. Maybe 0.001.", learningRate);
      Require.that(
          weightDecay >= 0, "weight_decay (%s) must not be negative. Maybe 0.", weightDecay);
      Require.that(steps >= 1, "steps (%d) must be at least 1. Maybe 150.", steps);
      Require.that(batch >= 1, "batch (%d) must be at least 1. Maybe 32.", batch);
      Require.that(
          mistake >= 0 && mistake < 0.5, "mistake (%s) must lie in [0, 0.5). Maybe 0.1.", mistake);
    }

    public static Options defaults() {
      return new Options(3, true, List.of(32, 32), 3e-3, 1e-2, 150, 32, 0.05);
    }
  }

  private final StepFeatures<O, A> features;
  private final List<RewardMember> members = new ArrayList<>();
  private RunningStatistics normal;
  private double shift;
  private double scale = 1;
  private long fits;

  public BradleyTerry(Options options, EnvSpec<O, A> spec, Seed seed) {
    this.features = new StepFeatures<>(spec, options.actions());
    this.normal = new RunningStatistics(features.size());
    for (int i = 0; i < options.members(); i++) {
      members.add(new RewardMember(options, features.size(), seed.child("member").child(i)));
    }
  }

  /** Makes such models. */
  public static Factory factory(Options options) {
    return new Factory() {
      @Override
      public <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed) {
        return new BradleyTerry<>(options, spec, seed);
      }
    };
  }

  @Override
  public Metrics fit(List<Judgement<O, A>> judgements) {
    List<Comparison> comparisons = new ArrayList<>();
    RunningStatistics seen = new RunningStatistics(features.size());
    for (Judgement<O, A> judgement : judgements) {
      if (judgement.query() instanceof Query.Compare<O, A> compare
          && judgement.feedback() instanceof Preference preference) {
        float[] first = features.of(compare.first());
        float[] second = features.of(compare.second());
        seen.add(first, compare.first().length());
        seen.add(second, compare.second().length());
        comparisons.add(new Comparison(compare.id(), first, second, target(preference)));
      }
    }
    if (comparisons.isEmpty()) {
      return Metrics.none();
    }
    normal = seen;
    comparisons.forEach(comparison -> comparison.normalize(normal));
    RewardMember.Fit total = new RewardMember.Fit();
    for (RewardMember member : members) {
      total.add(member.fit(comparisons, fits));
    }
    fits++;
    standardize(comparisons);
    return total.metrics();
  }

  /** 1 if the first was preferred, 0 if the second, a half where neither was. */
  private static double target(Preference preference) {
    return switch (preference.choice()) {
      case FIRST -> 1.0;
      case SECOND -> 0.0;
      case TIE, BOTH_BAD -> 0.5;
    };
  }

  private void standardize(List<Comparison> comparisons) {
    RunningStatistics rewards = new RunningStatistics(1);
    for (Comparison comparison : comparisons) {
      for (float[] side : List.of(comparison.first(), comparison.second())) {
        float[] mean = mean(side);
        rewards.add(mean, mean.length);
      }
    }
    shift = rewards.mean(0);
    // A model that sees no difference anywhere must not have its rounding blown up to one.
    scale = rewards.deviation(0) > 1e-6 ? 1 / rewards.deviation(0) : 1;
  }

  /** The members' mean for each row of normalised features. */
  private float[] mean(float[] normalized) {
    int rows = normalized.length / features.size();
    float[] sum = new float[rows];
    float[] one = new float[rows];
    for (RewardMember member : members) {
      member.rewards(normalized, rows, one);
      for (int row = 0; row < rows; row++) {
        sum[row] += one[row];
      }
    }
    for (int row = 0; row < rows; row++) {
      sum[row] /= members.size();
    }
    return sum;
  }

  @Override
  public void rewards(Rollout rollout, float[] into) {
    float[] steps = features.of(rollout);
    normal.normalize(steps, rollout.rows(), steps);
    float[] mean = mean(steps);
    for (int row = 0; row < rollout.rows(); row++) {
      into[row] = (float) ((mean[row] - shift) * scale);
    }
  }

  @Override
  public double[] returns(Segment<O, A> segment) {
    float[] steps = features.of(segment);
    normal.normalize(steps, segment.length(), steps);
    float[] rewards = new float[segment.length()];
    double[] returns = new double[members.size()];
    for (int i = 0; i < returns.length; i++) {
      members.get(i).rewards(steps, rewards.length, rewards);
      for (float reward : rewards) {
        returns[i] += reward;
      }
    }
    return returns;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(fits);
    out.writeDouble(shift);
    out.writeDouble(scale);
    normal.save(out);
    for (RewardMember member : members) {
      member.save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    fits = in.readLong();
    shift = in.readDouble();
    scale = in.readDouble();
    normal.load(in);
    for (RewardMember member : members) {
      member.load(in);
    }
  }
}
