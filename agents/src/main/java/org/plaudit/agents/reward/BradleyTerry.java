package org.plaudit.agents.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
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
 * <p>What may be added: label smoothing (arXiv:1512.00567, section 7), a margin by which the chosen
 * one has to be better (arXiv:2307.09288, eq. 2; an answer does not say how much better, so a pair
 * that several people judged counts by how far they agree, and others in full), centring
 * (arXiv:2312.09244, eq. 2), ties as outcomes of their own ({@link Ties}), a meaning for both being
 * bad ({@link BothBad}), and learning from what nobody judged ({@link Surf}).
 *
 * <p>Metrics: {@code reward_loss} (cross-entropy in nats), {@code reward_accuracy}, and the same on
 * judgements that a member has not seen, {@code reward_heldout_loss} and {@code
 * reward_heldout_accuracy}, with {@code reward_heldout_brier} and {@code
 * reward_heldout_calibration_error} ({@link Calibration}); ties do not count but for the loss. With
 * raters or segments held out, the same is told of them as {@code reward_heldout_raters_...},
 * {@code reward_heldout_rater_NAME_...} for up to 20, and {@code reward_heldout_segments_...}.
 */
public final class BradleyTerry<O, A> extends EnsembleReward<O, A> {
  private final Options options;
  private long fits;

  /** How it is fitted. */
  public record Options(
      @Doc("networks in the ensemble, at least 1") int members,
      @Doc("whether the reward may depend on the action, not only on what was seen")
          boolean actions,
      @Doc("sizes of the hidden layers of each; none makes it linear in the features")
          List<Integer> hidden,
      @Doc("Adam's step size, positive") double learningRate,
      @Doc("fraction of each weight lost per unit of step size, at least 0") double weightDecay,
      @Doc("steps of the optimiser in one fit, at least 1") int steps,
      @Doc("comparisons in one step of the optimiser, at least 1") int batch,
      @Doc("chance that an answer is the opposite of what was meant, in [0, 0.5)") double mistake,
      @Doc("label smoothing: share of each answer given to all answers alike, in [0, 1)")
          double smoothing,
      @Doc("nats by which the chosen one is to be better, less where raters disagree, at least 0")
          double margin,
      @Doc("weight of the squared sum of a pair's returns, which centres them at 0, at least 0")
          double centring,
      @Doc("how a tie is read: as half of either answer, or as an outcome of its own") Ties ties,
      @Doc("how 'both bad' is read: as a tie, or as pushing both down") BothBad bothBad,
      @Doc("learning from segments that nobody judged") Surf surf,
      @Doc("what only tests the model") Holdout holdout) {
    public Options {
      Ensemble checked =
          new Ensemble(members, actions, hidden, learningRate, weightDecay, steps, batch);
      hidden = checked.hidden();
      Require.that(
          mistake >= 0 && mistake < 0.5, "mistake (%s) must lie in [0, 0.5). Maybe 0.1.", mistake);
      Require.that(
          smoothing >= 0 && smoothing < 1,
          "smoothing (%s) must lie in [0, 1). Maybe 0.1.",
          smoothing);
      Require.that(margin >= 0, "margin (%s) must not be negative. Maybe 0.", margin);
      Require.that(centring >= 0, "centring (%s) must not be negative. Maybe 0.01.", centring);
    }

    public static Options defaults() {
      return of(Ensemble.defaults());
    }

    private static Options of(Ensemble e) {
      return new Options(
          e.members(),
          e.actions(),
          e.hidden(),
          e.learningRate(),
          e.weightDecay(),
          e.steps(),
          e.batch(),
          0.05,
          0,
          0,
          0,
          Ties.HALF,
          BothBad.TIE,
          Surf.off(),
          Holdout.none());
    }

    Ensemble ensemble() {
      return new Ensemble(members, actions, hidden, learningRate, weightDecay, steps, batch);
    }

    ComparisonCriterion.Options criterion() {
      return new ComparisonCriterion.Options(mistake, smoothing, margin, centring, ties, bothBad);
    }
  }

  public BradleyTerry(Options options, EnvSpec<O, A> spec, Seed seed) {
    super(options.ensemble(), options.holdout(), spec, seed);
    this.options = options;
    restart(1, parameters -> List.of(new ComparisonCriterion(options.criterion(), parameters)));
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
    return fit(judgements, List.of());
  }

  @Override
  public Metrics fit(List<Judgement<O, A>> judgements, List<Segment<O, A>> unjudged) {
    List<Judged> read = read(judgements);
    Holdout.Parts parts = part(options.margin() > 0 ? Agreement.weigh(read) : read);
    if (parts.train().isEmpty()) {
      return Metrics.none();
    }
    normalize(parts);
    // Features of what is not used are not computed: there may be many.
    boolean surf = options.surf().weight() > 0;
    PseudoLabels pseudo =
        new PseudoLabels(
            options.surf(), features().size(), 0, surf ? normalized(unjudged) : List.of());
    for (RewardMember member : members()) {
      member.train(parts.train(), options.steps(), fits, pseudo);
    }
    fits++;
    standardize(outputs(parts.train()));
    return measure(parts);
  }

  private List<Judged> read(List<Judgement<O, A>> judgements) {
    List<Judged> read = new ArrayList<>();
    for (Judgement<O, A> judgement : judgements) {
      if (judgement.query() instanceof Query.Compare<O, A> compare
          && judgement.feedback() instanceof Preference preference) {
        int answer = ComparisonCriterion.answer(preference.choice());
        read.add(Judged.numbered(judgement, 0, answer, features(), compare.segments()));
      }
    }
    return read;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(fits);
    super.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    fits = in.readLong();
    super.load(in);
  }
}
