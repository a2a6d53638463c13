package org.plaudit.agents.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;

/**
 * Reward and raters' reliability learned together from comparisons, as Crowd-BT does (Chen et al.
 * 2013): rater k answers P(first) = eta_k sigmoid(d) + (1 - eta_k) sigmoid(-d). One who answers at
 * random has eta 1/2 and is not listened to; one who answers the opposite of what is so has less,
 * and what is so is read from that.
 *
 * <p>By expectation and maximisation in rounds: the networks go on being fitted with the
 * reliability as it is; then how probably each answer was right is read off those members that have
 * not seen it, and a rater's reliability is the mean of that under a Beta prior. Most people are
 * taken to mean what they say; without such a prior all could be turned around. Ties say nothing of
 * reliability and count half for either segment.
 *
 * <p>A fit begins from scratch. Ensemble, bootstrap and scale are those of {@link BradleyTerry},
 * and so are its metrics, a rater's answers being predicted by that rater's reliability; besides,
 * {@code reliability_NAME} in (0, 1) for each of up to 100 raters, and {@code raters_adverse}, the
 * number of those below 1/2.
 */
public final class Reliable<O, A> extends EnsembleReward<O, A> {
  /** More raters than this are not listed one by one. */
  private static final int LISTED = 100;

  /** Of expectation and maximisation, for one state of the networks. */
  private static final int ITERATIONS = 10;

  private final Options options;
  private final Map<String, Double> reliability = new TreeMap<>();

  /** How it is fitted. */
  public record Options(
      @Doc(
              "answers, beside those given, of which every rater is taken to have been right, more than"
                  + " wrong")
          double right,
      @Doc("the same of wrong ones, more than 0") double wrong,
      @Doc("how often reliability is estimated in one fit, at least 1") int rounds,
      @Doc("the networks") Ensemble ensemble,
      @Doc("what only tests the model") Holdout holdout) {
    public Options {
      Require.that(wrong > 0, "wrong (%s) must be positive. Maybe 1.", wrong);
      Require.that(
          right > wrong, "right (%s) must be larger than wrong (%s). Maybe 4.", right, wrong);
      Require.that(rounds >= 1, "rounds (%d) must be at least 1. Maybe 10.", rounds);
    }

    public static Options defaults() {
      return new Options(4, 1, 10, Ensemble.fromScratch(), Holdout.none());
    }

    double prior() {
      return right / (right + wrong);
    }
  }

  public Reliable(Options options, EnvSpec<O, A> spec, Seed seed) {
    super(options.ensemble(), options.holdout(), spec, seed);
    this.options = options;
    restart(1, parameters -> List.of(new Crowd(this::of)));
  }

  /** Makes such models. */
  public static Factory factory(Options options) {
    return new Factory() {
      @Override
      public <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed) {
        return new Reliable<>(options, spec, seed);
      }
    };
  }

  /** Each rater's chance to choose the better one where the difference is large, in order. */
  public Map<String, Double> reliability() {
    return Collections.unmodifiableMap(new TreeMap<>(reliability));
  }

  private double of(Judged judged) {
    return reliability.getOrDefault(judged.rater(), options.prior());
  }

  @Override
  public Metrics fit(List<Judgement<O, A>> judgements) {
    Holdout.Parts parts = part(read(judgements));
    if (parts.train().isEmpty()) {
      return Metrics.none();
    }
    normalize(parts);
    reliability.clear();
    restart(1, parameters -> List.of(new Crowd(this::of)));
    int steps = Math.max(1, ensemble().steps() / options.rounds());
    for (int round = 0; round < options.rounds(); round++) {
      for (RewardMember member : members()) {
        member.train(parts.train(), steps, round);
      }
      estimate(parts.train());
    }
    standardize(outputs(parts.train()));
    Metrics metrics = measure(parts);
    double adverse = reliability.values().stream().filter(eta -> eta < 0.5).count();
    metrics = metrics.and("raters_adverse", adverse);
    if (reliability.size() <= LISTED) {
      for (Map.Entry<String, Double> rater : reliability.entrySet()) {
        metrics = metrics.and("reliability_" + rater.getKey(), rater.getValue());
      }
    }
    return metrics;
  }

  private List<Judged> read(List<Judgement<O, A>> judgements) {
    List<Judged> read = new ArrayList<>();
    for (Judgement<O, A> judgement : judgements) {
      if (judgement.query() instanceof Query.Compare<O, A> compare
          && judgement.feedback() instanceof Preference preference) {
        int answer = ComparisonCriterion.answer(preference.choice());
        read.add(Judged.named(judgement, 0, answer, features(), compare.segments()));
      }
    }
    return read;
  }

  /** How probably each answer was right, and from that who is to be relied on. */
  private void estimate(List<Judged> judgements) {
    Map<String, List<Double>> leads = new TreeMap<>();
    for (Judged judged : judgements) {
      List<Double> own = leads.computeIfAbsent(judged.rater(), rater -> new ArrayList<>());
      double target = ComparisonCriterion.target(judged);
      if (target != 0.5) {
        own.add(target > 0.5 ? margin(judged) : -margin(judged));
      }
    }
    leads.forEach(
        (rater, own) -> {
          double eta = reliability.getOrDefault(rater, options.prior());
          for (int i = 0; i < ITERATIONS; i++) {
            double right = options.right();
            for (double lead : own) {
              right += posterior(lead, eta);
            }
            eta = right / (options.right() + options.wrong() + own.size());
          }
          reliability.put(rater, eta);
        });
  }

  /** By the members that have not learned from the judgement, or by all if there is none. */
  private double margin(Judged judged) {
    List<RewardMember> strangers =
        members().stream().filter(member -> member.times(judged) == 0).toList();
    List<RewardMember> asked = strangers.isEmpty() ? members() : strangers;
    return asked.stream().mapToDouble(member -> member.sums(judged)[0]).sum() / asked.size();
  }

  /** P(right | answer), where the chosen one's return is larger by d nats. */
  static double posterior(double d, double eta) {
    double chosen = ComparisonCriterion.sigmoid(d);
    return eta * chosen / (eta * chosen + (1 - eta) * (1 - chosen));
  }

  /** The likelihood with the reliability as it is when it is asked for. */
  static final class Crowd implements Criterion {
    private final ToDoubleFunction<Judged> reliability;
    private final ComparisonCriterion comparison =
        new ComparisonCriterion(ComparisonCriterion.Options.plain(0), new Parameters());

    /**
     * @param reliability of whoever judged, in (0, 1)
     */
    Crowd(ToDoubleFunction<Judged> reliability) {
      this.reliability = reliability;
    }

    @Override
    public int sums(List<Judged> batch) {
      return comparison.sums(batch);
    }

    @Override
    public float weight(Judged judged, int segment, int column) {
      return comparison.weight(judged, segment, column);
    }

    @Override
    public Tensor loss(Tape tape, Tensor d, List<Judged> batch) {
      Tensor wrong = tape.input(batch.size(), 1);
      Tensor lead = tape.input(batch.size(), 1);
      for (int i = 0; i < batch.size(); i++) {
        double eta = reliability.applyAsDouble(batch.get(i));
        wrong.values()[i] = (float) (1 - eta);
        lead.values()[i] = (float) (2 * eta - 1);
      }
      // P = (1 - eta) + (2 eta - 1) sigmoid(d), which lies between eta and 1 - eta.
      Tensor ofFirst = tape.log(tape.add(tape.mul(tape.sigmoid(d), lead), wrong));
      Tensor ofSecond = tape.log(tape.add(tape.mul(tape.sigmoid(tape.neg(d)), lead), wrong));
      return tape.neg(
          tape.mean(
              ComparisonCriterion.likelihood(
                  tape, ofFirst, ofSecond, comparison.targets(tape, batch))));
    }

    @Override
    public void score(Judged judged, double[] sums, Predictions tally) {
      double eta = reliability.applyAsDouble(judged);
      double p = 1 - eta + (2 * eta - 1) * ComparisonCriterion.sigmoid(sums[0]);
      double q = 1 - eta + (2 * eta - 1) * ComparisonCriterion.sigmoid(-sums[0]);
      tally.loss(ComparisonCriterion.crossEntropy(p, q, ComparisonCriterion.target(judged)));
      double target = ComparisonCriterion.target(judged);
      if (target != 0.5) {
        tally.prediction(Math.max(p, q), p > q == target > 0.5);
      }
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(reliability.size());
    for (Map.Entry<String, Double> rater : reliability.entrySet()) {
      out.writeUTF(rater.getKey());
      out.writeDouble(rater.getValue());
    }
    super.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    reliability.clear();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      reliability.put(in.readUTF(), in.readDouble());
    }
    super.load(in);
  }
}
