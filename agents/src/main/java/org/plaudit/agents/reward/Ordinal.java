package org.plaudit.agents.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;

/**
 * Reward learned from ratings on any scales, by ordered logit: P(level at most l) = sigmoid(theta_l
 * - s R), with thresholds theta and a slope s for each scale, learned with the reward (McCullagh
 * 1980; {@code OrdinalCriterion}). Levels need not be equally far apart, and several scales may be
 * used side by side. Comparisons may come, too: they are answered from the same R, by the model of
 * Bradley and Terry.
 *
 * <p>R is the mean reward of a segment's steps times the length of the longest one rated, so that a
 * short segment is not rated low for being short; or, if so wanted, the sum. A fit begins from
 * scratch. Ensemble, bootstrap, metrics and scale are those of {@link BradleyTerry}; accuracy is
 * how often the likeliest level was given.
 */
public final class Ordinal<O, A> extends EnsembleReward<O, A> {
  /** Ratings are about one thing: how good it is. */
  private static final String GOOD = "";

  private final Options options;
  private Scales scales = new Scales();
  private double steps;

  /** How it is fitted. */
  public record Options(
      @Doc("the networks") Ensemble ensemble,
      @Doc("whether a rating is about the mean of a segment's steps, rather than their sum")
          boolean perStep,
      @Doc("chance that a comparison is the opposite of what was meant, in [0, 0.5)")
          double mistake,
      @Doc("what only tests the model") Holdout holdout) {
    public Options {
      Require.that(
          mistake >= 0 && mistake < 0.5, "mistake (%s) must lie in [0, 0.5). Maybe 0.1.", mistake);
    }

    public static Options defaults() {
      return new Options(Ensemble.fromScratch(), true, 0.05, Holdout.none());
    }
  }

  public Ordinal(Options options, EnvSpec<O, A> spec, Seed seed) {
    super(options.ensemble(), options.holdout(), spec, seed);
    this.options = options;
    restart(1, this::criteria);
  }

  /** Makes such models. */
  public static Factory factory(Options options) {
    return new Factory() {
      @Override
      public Set<Class<? extends Feedback>> feedback() {
        return Set.of(Rating.class, Preference.class);
      }

      @Override
      public <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed) {
        return new Ordinal<>(options, spec, seed);
      }
    };
  }

  @Override
  public Metrics fit(List<Judgement<O, A>> judgements) {
    Scales found = new Scales();
    int longest = 0;
    for (Judgement<O, A> judgement : judgements) {
      if (judgement.query() instanceof Query.Rate<O, A> rate
          && judgement.feedback() instanceof Rating rating) {
        found.add(GOOD, rating);
        longest = Math.max(longest, rate.segment().length());
      }
    }
    Holdout.Parts parts = part(read(judgements, found));
    if (parts.train().isEmpty()) {
      return Metrics.none();
    }
    scales = found;
    steps = options.perStep() ? longest : 0;
    normalize(parts);
    restart(1, this::criteria);
    for (RewardMember member : members()) {
      member.train(parts.train(), ensemble().steps(), 0);
    }
    standardize(outputs(parts.train()));
    return measure(parts);
  }

  /** Comparisons first, then each scale. */
  private List<Criterion> criteria(Parameters parameters) {
    List<Criterion> criteria = new ArrayList<>();
    criteria.add(
        new ComparisonCriterion(ComparisonCriterion.Options.plain(options.mistake()), parameters));
    criteria.addAll(scales.criteria(parameters, steps, features().size()));
    return criteria;
  }

  private List<Judged> read(List<Judgement<O, A>> judgements, Scales found) {
    List<Judged> read = new ArrayList<>();
    for (Judgement<O, A> judgement : judgements) {
      if (judgement.query() instanceof Query.Rate<O, A> rate
          && judgement.feedback() instanceof Rating rating) {
        int kind = 1 + found.kind(GOOD, rating.scale().id());
        read.add(Judged.named(judgement, kind, rating.level(), features(), rate.segments()));
      } else if (judgement.query() instanceof Query.Compare<O, A> compare
          && judgement.feedback() instanceof Preference preference) {
        int answer = ComparisonCriterion.answer(preference.choice());
        read.add(Judged.named(judgement, 0, answer, features(), compare.segments()));
      }
    }
    return read;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    scales.save(out);
    out.writeDouble(steps);
    super.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    scales = Scales.load(in);
    steps = in.readDouble();
    restart(1, this::criteria);
    super.load(in);
  }
}
