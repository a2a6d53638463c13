package org.plaudit.agents.reward.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plaudit.agents.reward.Ensemble;
import org.plaudit.agents.reward.Holdout;
import org.plaudit.agents.reward.Ordinal;
import org.plaudit.agents.reward.tribuo.TribuoBoosted;
import org.plaudit.agents.reward.tribuo.TribuoForest;
import org.plaudit.agents.reward.tribuo.TribuoLinear;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Comment;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/**
 * Reward learned from comments: what they say is read by {@link Sentiment} and given to another
 * model as ratings, beside the comparisons and ratings that there are.
 *
 * <p>Metrics: those of the other model, and {@code comments_read} and {@code comments_unread}, how
 * many comments had a known word and how many had none.
 */
public final class CommentReward<O, A> implements RewardModel<O, A> {

  /** Which model learns from the ratings: {@link Ordinal}, or one of Tribuo's. */
  public enum Learns {
    NETWORKS,
    LINEAR,
    TREE,
    FOREST,
    BOOSTED
  }

  /** How. */
  public record Options(
      @Doc("what learns from what comments say: networks, linear, tree, forest or boosted")
          Learns learns,
      @Doc("the networks, if it is they who learn") Ensemble ensemble) {
    public static Options defaults() {
      return new Options(Learns.NETWORKS, Ensemble.brief());
    }

    RewardModel.Factory factory() {
      return switch (learns) {
        case NETWORKS -> Ordinal.factory(new Ordinal.Options(ensemble, true, 0.05, Holdout.none()));
        case LINEAR -> TribuoLinear.factory(TribuoLinear.Options.defaults());
        case TREE -> TribuoForest.factory(TribuoForest.Options.tree());
        case FOREST -> TribuoForest.factory(TribuoForest.Options.defaults());
        case BOOSTED -> TribuoBoosted.factory(TribuoBoosted.Options.defaults());
      };
    }
  }

  private final RewardModel<O, A> model;
  private final CommentsAsRatings translator;

  public CommentReward(RewardModel<O, A> model, Sentiment sentiment) {
    this.model = model;
    this.translator = new CommentsAsRatings(sentiment);
  }

  /** Makes such models. */
  public static Factory factory(Options options) {
    RewardModel.Factory inner = options.factory();
    return new Factory() {
      @Override
      public Set<Class<? extends Feedback>> feedback() {
        Set<Class<? extends Feedback>> kinds = new HashSet<>(inner.feedback());
        kinds.add(Comment.class);
        return Set.copyOf(kinds);
      }

      @Override
      public <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed) {
        return new CommentReward<>(inner.create(spec, seed), Sentiment.shipped());
      }
    };
  }

  @Override
  public Metrics fit(List<Judgement<O, A>> judgements) {
    double comments = judgements.stream().filter(j -> j.feedback() instanceof Comment).count();
    List<Judgement<O, A>> translated = translator.translate(judgements);
    double unread = judgements.size() - (double) translated.size();
    Metrics metrics = model.fit(translated);
    return comments == 0
        ? metrics
        : metrics.and("comments_read", comments - unread).and("comments_unread", unread);
  }

  @Override
  public double[] returns(Segment<O, A> segment) {
    return model.returns(segment);
  }

  @Override
  public void rewards(Rollout rollout, float[] into) {
    model.rewards(rollout, into);
  }

  @Override
  public void spread(Rollout rollout, float[] into) {
    model.spread(rollout, into);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    model.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    model.load(in);
  }
}
