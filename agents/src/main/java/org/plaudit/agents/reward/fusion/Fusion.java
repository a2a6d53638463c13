package org.plaudit.agents.reward.fusion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plaudit.agents.policy.RunningStatistics;
import org.plaudit.agents.policy.TableState;
import org.plaudit.agents.reward.RewardUnits;
import org.plaudit.agents.reward.StepFeatures;
import org.plaudit.agents.reward.Tally;
import org.plaudit.agents.reward.explain.LinearReward;
import org.plaudit.agents.reward.text.Sentiment;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/**
 * One reward behind many ways of answering. Every segment has a quality, a weighted sum of its mean
 * features; every {@link Medium} has a likelihood of its answers given that quality, with
 * parameters of its own ({@link Emission}). Weights and parameters are found together by maximum
 * likelihood, one in turn for the other held fixed (as raters and their reliability are in Raykar
 * et al. 2010, JMLR 11:1297), with a normal prior on the weights. It starts from what answers are
 * conventionally taken to mean, which decides which end of quality is the good one.
 *
 * <p>Comparisons set the size of the reward in nats; without any, one deviation of quality among
 * the judged segments counts as one nat.
 *
 * <p>Metrics: {@code reliability_MEDIUM} in [0, 1) for each medium that was used, as {@link
 * Emission#reliability} says, and {@code reward_loss} and {@code reward_accuracy} of the
 * comparisons.
 */
public final class Fusion<O, A> implements LinearReward<O, A> {

  /** How it is fitted. */
  public record Options(
      @Doc("whether the reward may depend on the action, not only on what was seen")
          boolean actions,
      @Doc("rounds of fitting media and reward in turn, at least 1") int rounds,
      @Doc("precision of the prior on the weights, positive") double prior) {
    public Options {
      Require.that(rounds >= 1, "rounds (%d) must be at least 1. Maybe 20.", rounds);
      Require.that(prior > 0, "prior (%s) must be positive. Maybe 1.", prior);
    }

    public static Options defaults() {
      return new Options(true, 20, 1);
    }
  }

  private static final int HALVINGS = 12;
  private static final double ABSENT = -1;

  private final Options options;
  private final StepFeatures<O, A> features;
  private final Sentiment sentiment;
  private RunningStatistics normal;
  private final RewardUnits units = new RewardUnits();
  private double[] weights;
  private final Map<Medium, Double> reliabilities = new EnumMap<>(Medium.class);

  public Fusion(Options options, EnvSpec<O, A> spec, Sentiment sentiment) {
    this.options = options;
    this.features = new StepFeatures<>(spec, options.actions());
    this.sentiment = sentiment;
    this.normal = new RunningStatistics(features.size());
    this.weights = new double[features.size()];
  }

  /** Makes such models. */
  public static Factory factory(Options options) {
    return new Factory() {
      @Override
      public Set<Class<? extends Feedback>> feedback() {
        return Set.of(
            Feedback.Preference.class,
            Feedback.Rating.class,
            Feedback.Signal.class,
            Feedback.Sign.class,
            Feedback.Implicit.class,
            Feedback.Comment.class);
      }

      @Override
      public <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed) {
        return new Fusion<>(options, spec, Sentiment.shipped());
      }
    };
  }

  @Override
  public Metrics fit(List<Judgement<O, A>> judgements) {
    Gathered<O, A> gathered = new Gathered<>(features, sentiment);
    gathered.add(judgements);
    if (gathered.segments().size() == 0) {
      return Metrics.none();
    }
    normal = gathered.segments().normal();
    List<Medium> media = gathered.media();
    List<Emission> emissions = media.stream().map(gathered::emission).toList();
    List<List<double[]>> rows = media.stream().map(gathered::rows).toList();
    double[] found = start(emissions, rows);
    for (int round = 0; round < options.rounds(); round++) {
      standardize(found, gathered.rows());
      for (int m = 0; m < emissions.size(); m++) {
        emissions.get(m).fit(qualities(rows.get(m), found));
      }
      found = step(emissions, rows, found);
    }
    standardize(found, gathered.rows());
    double nats = 1;
    reliabilities.clear();
    for (int m = 0; m < emissions.size(); m++) {
      double[] qualities = qualities(rows.get(m), found);
      emissions.get(m).fit(qualities);
      reliabilities.put(media.get(m), emissions.get(m).reliability(qualities));
      if (emissions.get(m) instanceof Compared compared && compared.steepness() > 0) {
        nats = compared.steepness();
      }
    }
    // Quality is a weighted sum of features over sqrt(mean length); rewards are sums over steps.
    double scale = nats / Math.sqrt(gathered.segments().meanLength());
    weights = new double[found.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = scale * found[i];
    }
    measure(gathered.segments().steps());
    return metrics(judgements);
  }

  /** Least squares on what answers are conventionally taken to mean. */
  private double[] start(List<Emission> emissions, List<List<double[]>> rows) {
    List<double[]> all = new ArrayList<>();
    double[] right = new double[features.size()];
    for (int m = 0; m < emissions.size(); m++) {
      for (int i = 0; i < emissions.get(m).size(); i++) {
        double[] row = rows.get(m).get(i);
        all.add(row);
        for (int j = 0; j < right.length; j++) {
          right[j] += row[j] * emissions.get(m).meaning(i);
        }
      }
    }
    double[] equal = new double[all.size()];
    Arrays.fill(equal, 1);
    return Conjugate.solve(all, equal, options.prior(), right);
  }

  /** Brings the qualities of the segments to deviation 1, so that media can be compared. */
  private static void standardize(double[] weights, List<double[]> segments) {
    double[] qualities = qualities(segments, weights);
    double mean = Arrays.stream(qualities).average().orElse(0);
    double squares = 0;
    for (double quality : qualities) {
      squares += (quality - mean) * (quality - mean) / qualities.length;
    }
    if (squares > 1e-18) {
      double scale = 1 / Math.sqrt(squares);
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= scale;
      }
    }
  }

  private static double[] qualities(List<double[]> rows, double[] weights) {
    return rows.stream().mapToDouble(row -> Conjugate.dot(row, weights)).toArray();
  }

  /** Newton's step on the weights, halved until it is no step back. */
  private double[] step(List<Emission> emissions, List<List<double[]>> rows, double[] from) {
    List<double[]> all = new ArrayList<>();
    List<Double> curvatures = new ArrayList<>();
    double[] slope = new double[from.length];
    for (int j = 0; j < slope.length; j++) {
      slope[j] = -options.prior() * from[j];
    }
    for (int m = 0; m < emissions.size(); m++) {
      Emission emission = emissions.get(m);
      for (int i = 0; i < emission.size(); i++) {
        double[] row = rows.get(m).get(i);
        double quality = Conjugate.dot(row, from);
        all.add(row);
        curvatures.add(emission.curvature(i, quality));
        double up = emission.slope(i, quality);
        for (int j = 0; j < slope.length; j++) {
          slope[j] += up * row[j];
        }
      }
    }
    double[] h = curvatures.stream().mapToDouble(c -> c).toArray();
    double[] change = Conjugate.solve(all, h, options.prior(), slope);
    double before = posterior(emissions, rows, from);
    double size = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double[] to = from.clone();
      for (int j = 0; j < to.length; j++) {
        to[j] += size * change[j];
      }
      if (posterior(emissions, rows, to) >= before) {
        return to;
      }
      size /= 2;
    }
    return from;
  }

  private double posterior(List<Emission> emissions, List<List<double[]>> rows, double[] at) {
    double sum = -options.prior() / 2 * Conjugate.dot(at, at);
    for (int m = 0; m < emissions.size(); m++) {
      for (int i = 0; i < emissions.get(m).size(); i++) {
        sum += emissions.get(m).log(i, Conjugate.dot(rows.get(m).get(i), at));
      }
    }
    return sum;
  }

  private void measure(float[] steps) {
    float[] rewards = new float[steps.length / features.size()];
    for (int row = 0; row < rewards.length; row++) {
      rewards[row] = (float) reward(steps, row * features.size());
    }
    units.measure(rewards);
  }

  private Metrics metrics(List<Judgement<O, A>> judgements) {
    Tally tally = new Tally();
    for (Judgement<O, A> judgement : judgements) {
      judgement
          .feedback()
          .as(Feedback.Preference.class)
          .filter(p -> judgement.query().segments().size() == 2)
          .ifPresent(
              p -> {
                List<Segment<O, A>> pair = judgement.query().segments();
                tally.add(returns(pair.get(0))[0] - returns(pair.get(1))[0], Tally.target(p));
              });
    }
    Metrics metrics = tally.metrics("reward");
    for (Map.Entry<Medium, Double> entry : reliabilities.entrySet()) {
      metrics = metrics.and("reliability_" + entry.getKey().word(), entry.getValue());
    }
    return metrics;
  }

  /** How reliable each medium was that was used, in [0, 1). */
  public Map<Medium, Double> reliabilities() {
    return Collections.unmodifiableMap(new EnumMap<Medium, Double>(reliabilities));
  }

  private double reward(float[] steps, int at) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * steps[at + i];
    }
    return sum;
  }

  @Override
  public List<String> names() {
    return features.names();
  }

  @Override
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public double[] features(Segment<O, A> segment) {
    float[] steps = features.of(segment);
    normal.normalize(steps, segment.length(), steps);
    double[] sums = new double[features.size()];
    for (int at = 0; at < steps.length; at++) {
      sums[at % sums.length] += steps[at];
    }
    return sums;
  }

  @Override
  public double[] returns(Segment<O, A> segment) {
    return new double[] {Conjugate.dot(weights, features(segment))};
  }

  @Override
  public void rewards(Rollout rollout, float[] into) {
    float[] steps = features.of(rollout);
    normal.normalize(steps, rollout.rows(), steps);
    for (int row = 0; row < rollout.rows(); row++) {
      into[row] = units.of(reward(steps, row * features.size()));
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    normal.save(out);
    units.save(out);
    TableState.write(out, weights);
    for (Medium medium : Medium.values()) {
      out.writeDouble(reliabilities.getOrDefault(medium, ABSENT));
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    normal.load(in);
    units.load(in);
    weights = TableState.readValues(in, weights.length);
    reliabilities.clear();
    for (Medium medium : Medium.values()) {
      double reliability = in.readDouble();
      if (reliability != ABSENT) {
        reliabilities.put(medium, reliability);
      }
    }
  }
}
