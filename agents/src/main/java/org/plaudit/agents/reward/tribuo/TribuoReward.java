package org.plaudit.agents.reward.tribuo;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plaudit.agents.policy.RunningStatistics;
import org.plaudit.agents.reward.RewardUnits;
import org.plaudit.agents.reward.StepFeatures;
import org.plaudit.agents.reward.Tally;
import org.plaudit.agents.reward.explain.Explanation;
import org.plaudit.agents.reward.explain.OwnAccount;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;
import org.tribuo.Model;

/**
 * What Tribuo's learners have in common as models of comparisons and ratings: features normalised
 * over the judged steps, a share of the comparisons held out, the unit (nats, by {@link
 * Calibration}; for a learner mean 0 and deviation 1 over the judged steps), and saving. Nothing is
 * carried from one fit to the next, so that equal answers give equal models.
 *
 * <p>Metrics: {@code reward_loss} (cross-entropy in nats) and {@code reward_accuracy} of the
 * comparisons that it was fitted to, {@code reward_heldout_loss} and {@code
 * reward_heldout_accuracy} of those held out, and {@code reward_rating_loss} and {@code
 * reward_rating_accuracy} of what ratings say of each segment and the one rated next.
 */
abstract class TribuoReward<O, A> implements RewardModel<O, A>, OwnAccount {
  static final Set<Class<? extends Feedback>> FEEDBACK = Set.of(Preference.class, Rating.class);

  private static final String UNTRAINED = "not trained";

  private final StepFeatures<O, A> features;
  private final double heldOut;
  private final Seed seed;
  private RunningStatistics normal;
  private final RewardUnits units = new RewardUnits();
  private double nats = 1;
  private String provenance = UNTRAINED;
  private List<Explanation.Part> top = List.of();

  TribuoReward(EnvSpec<O, A> spec, boolean actions, double heldOut, Seed seed) {
    Quiet.level();
    this.features = new StepFeatures<>(spec, actions);
    this.normal = new RunningStatistics(features.size());
    this.heldOut = heldOut;
    this.seed = seed;
  }

  /** What training gave: how it was done, and which features matter how much. */
  record Trained(String trainer, List<Explanation.Part> top) {}

  /** Replaces the members by ones fitted to the evidence, which is not empty. */
  abstract Trained train(Evidence evidence, Seed seed);

  /**
   * From how many held-out comparisons on the unit is taken from them alone: few where a model fits
   * what it has seen much better than the rest.
   */
  abstract int enough();

  /** How many opinions there are. */
  abstract int members();

  /** A member's reward, in a unit of its own, for the normalised features that start {@code at}. */
  abstract double reward(int member, float[] rows, int at);

  abstract void saveMembers(DataOutput out) throws IOException;

  abstract void loadMembers(DataInput in) throws IOException;

  @Override
  public final Metrics fit(List<Judgement<O, A>> judgements) {
    Evidence evidence = Evidence.of(judgements, features, heldOut, seed);
    if (evidence.isEmpty()) {
      return Metrics.none();
    }
    normal = evidence.normal();
    Trained trained = train(evidence, seed);
    top = trained.top();
    provenance =
        "trainer: %s%ndata: %s%nseed: %s".formatted(trained.trainer(), evidence.text(), seed);
    nats = 1;
    nats = nats(evidence);
    measure(evidence);
    Metrics metrics = tally("reward", evidence, evidence.pairs());
    metrics = metrics.and(tally("reward_heldout", evidence, evidence.heldOut()));
    return metrics.and(tally("reward_rating", evidence, evidence.implied()));
  }

  private double nats(Evidence evidence) {
    List<Evidence.Pair> pairs = new ArrayList<>(evidence.heldOut());
    if (pairs.size() < enough()) {
      pairs.addAll(evidence.pairs());
      pairs.addAll(evidence.implied());
    }
    double[] margins = pairs.stream().mapToDouble(pair -> margin(evidence, pair)).toArray();
    return Calibration.factor(margins, pairs);
  }

  private Metrics tally(String name, Evidence evidence, List<Evidence.Pair> pairs) {
    Tally tally = new Tally();
    for (Evidence.Pair pair : pairs) {
      tally.add(margin(evidence, pair), pair.target());
    }
    return tally.metrics(name);
  }

  private double margin(Evidence evidence, Evidence.Pair pair) {
    return mean(evidence.steps(pair.first())) - mean(evidence.steps(pair.second()));
  }

  /** The return of normalised steps, in nats, averaged over members. */
  private double mean(float[] steps) {
    double sum = 0;
    for (int at = 0; at < steps.length; at += features.size()) {
      sum += mean(steps, at);
    }
    return sum;
  }

  private double mean(float[] steps, int at) {
    double sum = 0;
    for (int member = 0; member < members(); member++) {
      sum += reward(member, steps, at);
    }
    return nats * sum / members();
  }

  private void measure(Evidence evidence) {
    float[] steps = evidence.steps();
    float[] rewards = new float[steps.length / features.size()];
    for (int row = 0; row < rewards.length; row++) {
      rewards[row] = (float) mean(steps, row * features.size());
    }
    units.measure(rewards);
  }

  /** Nats in a unit of the members. */
  final double nats() {
    return nats;
  }

  /** What each feature is. */
  public final List<String> names() {
    return features.names();
  }

  /** Sums of the normalised features over the steps. */
  public final double[] features(Segment<O, A> segment) {
    float[] steps = normalized(segment);
    double[] sums = new double[features.size()];
    for (int at = 0; at < steps.length; at++) {
      sums[at % sums.length] += steps[at];
    }
    return sums;
  }

  /**
   * How the model came about: Tribuo's provenance of the trainer with all that was configured, and
   * the data with a digest; without times, so that equal models have equal texts.
   */
  @Override
  public final String provenance() {
    return provenance;
  }

  /**
   * Which features matter most by Tribuo's own account: weights of a linear model; of trees how
   * often a feature is split on.
   */
  @Override
  public final Explanation topFeatures() {
    double total = top.stream().mapToDouble(Explanation.Part::amount).sum();
    return new Explanation("features that matter", total, 0, top);
  }

  /**
   * Tribuo's account of a model's features, all outputs together, under the features' own names.
   */
  final List<Explanation.Part> top(Model<?> model, String output) {
    Map<String, List<Pair<String, Double>>> all = model.getTopFeatures(-1);
    List<Explanation.Part> parts = new ArrayList<>();
    for (Pair<String, Double> feature : all.getOrDefault(output, List.of())) {
      int column = Table.column(feature.getA());
      if (column >= 0) {
        parts.add(new Explanation.Part(names().get(column), feature.getB()));
      }
    }
    return parts;
  }

  private float[] normalized(Segment<O, A> segment) {
    float[] steps = features.of(segment);
    normal.normalize(steps, segment.length(), steps);
    return steps;
  }

  @Override
  public final double[] returns(Segment<O, A> segment) {
    float[] steps = normalized(segment);
    double[] returns = new double[members()];
    for (int member = 0; member < returns.length; member++) {
      for (int at = 0; at < steps.length; at += features.size()) {
        returns[member] += nats * reward(member, steps, at);
      }
    }
    return returns;
  }

  @Override
  public final void rewards(Rollout rollout, float[] into) {
    float[] steps = features.of(rollout);
    normal.normalize(steps, rollout.rows(), steps);
    for (int row = 0; row < rollout.rows(); row++) {
      into[row] = units.of(mean(steps, row * features.size()));
    }
  }

  @Override
  public final void spread(Rollout rollout, float[] into) {
    float[] steps = features.of(rollout);
    normal.normalize(steps, rollout.rows(), steps);
    for (int row = 0; row < rollout.rows(); row++) {
      int at = row * features.size();
      double mean = mean(steps, at);
      double squares = 0;
      for (int member = 0; member < members(); member++) {
        double off = nats * reward(member, steps, at) - mean;
        squares += off * off;
      }
      into[row] = units.ofSpread(Math.sqrt(squares / members()));
    }
  }

  @Override
  public final void save(DataOutput out) throws IOException {
    normal.save(out);
    units.save(out);
    out.writeDouble(nats);
    out.writeUTF(provenance);
    out.writeInt(top.size());
    for (Explanation.Part part : top) {
      out.writeUTF(part.name());
      out.writeDouble(part.amount());
    }
    saveMembers(out);
  }

  @Override
  public final void load(DataInput in) throws IOException {
    normal.load(in);
    units.load(in);
    nats = in.readDouble();
    provenance = in.readUTF();
    int count = in.readInt();
    List<Explanation.Part> read = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      read.add(new Explanation.Part(in.readUTF(), in.readDouble()));
    }
    top = List.copyOf(read);
    loadMembers(in);
  }
}
