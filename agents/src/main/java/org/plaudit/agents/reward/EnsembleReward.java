package org.plaudit.agents.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.policy.RunningStatistics;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/**
 * What all rewards have in common that are ensembles of networks over the features of steps. A
 * member's reward is a weighted sum of its network's outputs, most often of the only one. A learner
 * gets the members' mean, shifted and scaled to mean 0 and deviation 1 over the judged steps, so
 * that its size does not depend on the noise of the answers.
 *
 * <p>Which answers are read, and how probable they are, is each model's own.
 */
public abstract class EnsembleReward<O, A> implements RewardModel<O, A> {
  /** More raters than this are not listed one by one. */
  private static final int LISTED = 20;

  private final Ensemble options;
  private final Holdout holdout;
  private final StepFeatures<O, A> features;
  private final Seed seed;
  private final List<RewardMember> members = new ArrayList<>();
  private RunningStatistics normal;
  private Standard standard = new Standard(0, 1);

  /** What makes a reward's mean 0 and its deviation 1: (reward - shift) scale. */
  record Standard(double shift, double scale) {}

  protected EnsembleReward(Ensemble options, Holdout holdout, EnvSpec<O, A> spec, Seed seed) {
    this.options = options;
    this.holdout = holdout;
    this.features = new StepFeatures<>(spec, options.actions());
    this.seed = seed;
    this.normal = new RunningStatistics(features.size());
  }

  protected final StepFeatures<O, A> features() {
    return features;
  }

  protected final Ensemble ensemble() {
    return options;
  }

  final Seed seed() {
    return seed;
  }

  protected final List<RewardMember> members() {
    return members;
  }

  /**
   * Makes all members anew, as they are before they have learned anything.
   *
   * @param criteria as for {@link RewardMember}
   */
  protected final void restart(int outputs, Function<Parameters, List<Criterion>> criteria) {
    restart(options.batch(), outputs, criteria);
  }

  /** The same, to learn from {@code batch} judgements at a time. */
  protected final void restart(
      int batch, int outputs, Function<Parameters, List<Criterion>> criteria) {
    members.clear();
    for (int i = 0; i < options.members(); i++) {
      members.add(
          new RewardMember(
              options.withBatch(batch),
              features.size(),
              outputs,
              seed.child("member").child(i),
              criteria));
    }
  }

  /** Parts what is to be learned from what is held out. */
  protected final Holdout.Parts part(List<Judged> all) {
    return holdout.part(all, heldOut());
  }

  /** Takes the mean and deviation of every feature over what is learned, and normalises all. */
  protected final void normalize(Holdout.Parts parts) {
    RunningStatistics seen = new RunningStatistics(features.size());
    for (Judged judged : parts.train()) {
      for (float[] segment : judged.segments()) {
        seen.add(segment, segment.length / features.size());
      }
    }
    normal = seen;
    for (List<Judged> part : List.of(parts.train(), parts.raters(), parts.segments())) {
      part.forEach(judged -> judged.normalize(normal));
    }
  }

  /** The normalised features, (length, features) each, of those segments that are not held out. */
  final List<float[]> normalized(List<Segment<O, A>> segments) {
    List<float[]> all = new ArrayList<>();
    for (Segment<O, A> segment : segments) {
      if (!holdout.isOut(segment.id(), heldOut())) {
        all.add(normalized(segment));
      }
    }
    return all;
  }

  private Seed heldOut() {
    return seed.child("held-out");
  }

  private float[] normalized(Segment<O, A> segment) {
    float[] steps = features.of(segment);
    normal.normalize(steps, segment.length(), steps);
    return steps;
  }

  /** How well the members predict what they learned, and what was held out. */
  protected final Metrics measure(Holdout.Parts parts) {
    Predictions learned = new Predictions();
    Predictions unseen = new Predictions();
    Predictions raters = new Predictions();
    Predictions segments = new Predictions();
    Map<String, Predictions> byRater = new TreeMap<>();
    for (RewardMember member : members) {
      learned.add(tally(member, parts.train(), member::times));
      unseen.add(tally(member, parts.train(), judged -> member.times(judged) == 0 ? 1 : 0));
      raters.add(tally(member, parts.raters(), judged -> 1));
      segments.add(tally(member, parts.segments(), judged -> 1));
      for (Judged judged : parts.raters()) {
        byRater
            .computeIfAbsent(judged.rater(), name -> new Predictions())
            .add(tally(member, List.of(judged), one -> 1));
      }
    }
    Metrics metrics =
        learned
            .metrics("reward")
            .and(unseen.calibrated("reward_heldout"))
            .and(segments.calibrated("reward_heldout_segments"))
            .and(raters.calibrated("reward_heldout_raters"));
    if (byRater.size() <= LISTED) {
      for (Map.Entry<String, Predictions> rater : byRater.entrySet()) {
        metrics = metrics.and(rater.getValue().metrics("reward_heldout_rater_" + rater.getKey()));
      }
    }
    return metrics;
  }

  private static Predictions tally(
      RewardMember member, List<Judged> judgements, Function<Judged, Integer> times) {
    Predictions tally = new Predictions();
    member.score(judgements, times, tally);
    return tally;
  }

  /** What each member says of each judged segment: (length, outputs) for each member. */
  protected final List<List<float[]>> outputs(List<Judged> judgements) {
    List<List<float[]>> all = new ArrayList<>();
    for (Judged judged : judgements) {
      for (float[] segment : judged.segments()) {
        all.add(outputs(segment));
      }
    }
    return all;
  }

  private List<float[]> outputs(float[] normalized) {
    int rows = normalized.length / features.size();
    List<float[]> each = new ArrayList<>(members.size());
    for (RewardMember member : members) {
      float[] one = new float[rows * member.outputs()];
      member.outputs(normalized, rows, one);
      each.add(one);
    }
    return each;
  }

  /** From now on, what {@link #view} says has mean 0 and deviation 1 over these outputs. */
  protected final void standardize(List<List<float[]>> outputs) {
    standard = standard(outputs, this::view);
  }

  /** What gives the model's own reward mean 0 and deviation 1. */
  final Standard ofAll() {
    return standard;
  }

  /** What gives a view mean 0 and deviation 1 over these outputs. */
  final Standard standard(List<List<float[]>> outputs, IntFunction<float[]> view) {
    RunningStatistics rewards = new RunningStatistics(1);
    for (List<float[]> segment : outputs) {
      float[] mean = mean(segment, view);
      rewards.add(mean, mean.length);
    }
    // A model that sees no difference anywhere must not have its rounding blown up to one.
    double scale = rewards.deviation(0) > 1e-6 ? 1 / rewards.deviation(0) : 1;
    return new Standard(rewards.mean(0), scale);
  }

  /** What each output of member {@code member}'s network counts in its reward. */
  protected float[] view(int member) {
    return new float[] {1};
  }

  /** One member's reward of row {@code row} of its outputs. */
  private static float reward(float[] outputs, int row, float[] view) {
    float sum = 0;
    for (int column = 0; column < view.length; column++) {
      sum += view[column] * outputs[row * view.length + column];
    }
    return sum;
  }

  /** The members' mean for each row of their outputs. */
  private float[] mean(List<float[]> outputs, IntFunction<float[]> view) {
    float[] sum = new float[outputs.get(0).length / view.apply(0).length];
    for (int i = 0; i < outputs.size(); i++) {
      float[] columns = view.apply(i);
      for (int row = 0; row < sum.length; row++) {
        sum[row] += reward(outputs.get(i), row, columns);
      }
    }
    for (int row = 0; row < sum.length; row++) {
      sum[row] /= outputs.size();
    }
    return sum;
  }

  private List<float[]> outputs(Rollout rollout) {
    float[] steps = features.of(rollout);
    normal.normalize(steps, rollout.rows(), steps);
    return outputs(steps);
  }

  @Override
  public final void rewards(Rollout rollout, float[] into) {
    rewards(rollout, this::view, standard, into);
  }

  final void rewards(Rollout rollout, IntFunction<float[]> view, Standard of, float[] into) {
    float[] mean = mean(outputs(rollout), view);
    for (int row = 0; row < rollout.rows(); row++) {
      into[row] = (float) ((mean[row] - of.shift()) * of.scale());
    }
  }

  @Override
  public final void spread(Rollout rollout, float[] into) {
    spread(rollout, this::view, standard, into);
  }

  final void spread(Rollout rollout, IntFunction<float[]> view, Standard of, float[] into) {
    List<float[]> outputs = outputs(rollout);
    float[] mean = mean(outputs, view);
    double[] squares = new double[rollout.rows()];
    for (int i = 0; i < outputs.size(); i++) {
      float[] columns = view.apply(i);
      for (int row = 0; row < squares.length; row++) {
        double off = reward(outputs.get(i), row, columns) - mean[row];
        squares[row] += off * off;
      }
    }
    for (int row = 0; row < squares.length; row++) {
      into[row] = (float) (Math.sqrt(squares[row] / outputs.size()) * of.scale());
    }
  }

  @Override
  public final double[] returns(Segment<O, A> segment) {
    return returns(segment, this::view);
  }

  final double[] returns(Segment<O, A> segment, IntFunction<float[]> view) {
    List<float[]> outputs = outputs(normalized(segment));
    double[] returns = new double[outputs.size()];
    for (int i = 0; i < returns.length; i++) {
      float[] columns = view.apply(i);
      for (int row = 0; row < segment.length(); row++) {
        returns[i] += reward(outputs.get(i), row, columns);
      }
    }
    return returns;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(standard.shift());
    out.writeDouble(standard.scale());
    normal.save(out);
    for (RewardMember member : members) {
      member.save(out);
    }
  }

  /** For members of the shape that were saved. */
  @Override
  public void load(DataInput in) throws IOException {
    standard = new Standard(in.readDouble(), in.readDouble());
    normal.load(in);
    for (RewardMember member : members) {
      member.load(in);
    }
  }
}
