package org.plaudit.agents.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Ranking;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Segment;

/**
 * Reward learned from rankings of any number of segments, by the likelihood of Plackett and Luce on
 * the sums of their steps' rewards; a comparison is a ranking of two. Ensemble, bootstrap, metrics
 * and scale are those of {@link BradleyTerry}; accuracy is over all pairs of a ranking.
 */
public final class PlackettLuce<O, A> extends EnsembleReward<O, A> {
  private long fits;

  /** How it is fitted. */
  public record Options(
      @Doc("the networks") Ensemble ensemble, @Doc("what only tests the model") Holdout holdout) {
    public static Options defaults() {
      return new Options(Ensemble.defaults(), Holdout.none());
    }
  }

  public PlackettLuce(Options options, EnvSpec<O, A> spec, Seed seed) {
    super(options.ensemble(), options.holdout(), spec, seed);
    restart(1, parameters -> List.of(new RankingCriterion()));
  }

  /** Makes such models. */
  public static Factory factory(Options options) {
    return new Factory() {
      @Override
      public Set<Class<? extends Feedback>> feedback() {
        return Set.of(Ranking.class, Preference.class);
      }

      @Override
      public <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed) {
        return new PlackettLuce<>(options, spec, seed);
      }
    };
  }

  @Override
  public Metrics fit(List<Judgement<O, A>> judgements) {
    Holdout.Parts parts = part(read(judgements));
    if (parts.train().isEmpty()) {
      return Metrics.none();
    }
    normalize(parts);
    for (RewardMember member : members()) {
      member.train(parts.train(), ensemble().steps(), fits);
    }
    fits++;
    standardize(outputs(parts.train()));
    return measure(parts);
  }

  private List<Judged> read(List<Judgement<O, A>> judgements) {
    List<Judged> read = new ArrayList<>();
    for (Judgement<O, A> judgement : judgements) {
      if (judgement.feedback() instanceof Ranking ranking) {
        List<Segment<O, A>> shown = judgement.query().segments();
        if (ranking.order().size() != shown.size()) {
          throw new BadInput(
              "query %d shows %d segments, but its ranking %s has %d. Maybe the log mixes two runs."
                  .formatted(
                      judgement.query().id(),
                      shown.size(),
                      ranking.order(),
                      ranking.order().size()));
        }
        List<Segment<O, A>> ordered = ranking.order().stream().map(shown::get).toList();
        read.add(Judged.numbered(judgement, 0, RankingCriterion.IN_ORDER, features(), ordered));
      } else if (judgement.query() instanceof Query.Compare<O, A> compare
          && judgement.feedback() instanceof Preference preference) {
        List<Segment<O, A>> ordered =
            switch (preference.choice()) {
              case FIRST, TIE, BOTH_BAD -> List.of(compare.first(), compare.second());
              case SECOND -> List.of(compare.second(), compare.first());
            };
        int answer =
            switch (preference.choice()) {
              case FIRST, SECOND -> RankingCriterion.IN_ORDER;
              case TIE, BOTH_BAD -> RankingCriterion.EVEN;
            };
        read.add(Judged.numbered(judgement, 0, answer, features(), ordered));
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
