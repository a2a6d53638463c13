package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plaudit.core.Saves;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Segment;
import org.plaudit.experiments.config.FeedbackConfig;

/**
 * The reward model of a part, and when it is fitted: after each round of questions that brought
 * something, and between the rounds whenever as much has come in as a round brings.
 */
final class Taste<O, A> implements Saves {
  private final RewardModel.Factory factory;
  private final EnvSpec<O, A> spec;
  private final Seed seed;
  private final RewardModel<O, A> model;
  private final Set<Class<? extends Feedback>> reads;
  private final int portion;
  private final Optional<String> served;
  private int unheard;
  private boolean news;

  /**
   * @param served whose taste is wanted; empty for everybody's
   */
  Taste(
      RewardModel.Factory factory,
      EnvSpec<O, A> spec,
      Seed seed,
      List<FeedbackConfig> feedback,
      Optional<String> served) {
    this.served = served;
    this.factory = factory;
    this.spec = spec;
    this.seed = seed.child("reward");
    this.model = factory.create(spec, this.seed);
    this.reads = factory.feedback();
    this.portion =
        feedback.stream()
            .mapToInt(each -> Math.max(1, each.asking().budget() / each.asking().rounds()))
            .min()
            .orElse(1);
  }

  /** Whose taste it is: everybody's, or that of the one who is served. */
  RewardModel<O, A> model() {
    return served.map(model::of).orElse(model);
  }

  /** The model, and those of these judgements that it can read. */
  Opinion<O, A> opinion(List<Judgement<O, A>> known) {
    return new Opinion<>(spec, factory, seed, served, model, understood(known));
  }

  /** One more answer has arrived. */
  void heard(Judgement<O, A> judgement) {
    unheard += understands(judgement) ? 1 : 0;
  }

  private boolean understands(Judgement<O, A> judgement) {
    return reads.stream().anyMatch(kind -> kind.isInstance(judgement.feedback()));
  }

  private List<Judgement<O, A>> understood(List<Judgement<O, A>> known) {
    List<Judgement<O, A>> understood = new ArrayList<>();
    for (Judgement<O, A> judgement : known) {
      if (understands(judgement)) {
        understood.add(judgement);
      }
    }
    return understood;
  }

  /** Fits it, if anything has come in. */
  Metrics afterRound(List<Judgement<O, A>> known, List<Segment<O, A>> unjudged) {
    return unheard > 0 ? fit(known, unjudged) : Metrics.none();
  }

  /** Fits it, if enough has come in. */
  Metrics betweenRounds(List<Judgement<O, A>> known) {
    return unheard >= portion ? fit(known, List.of()) : Metrics.none();
  }

  private Metrics fit(List<Judgement<O, A>> known, List<Segment<O, A>> unjudged) {
    unheard = 0;
    news = true;
    Metrics fitted = Metrics.none();
    for (var named : model.fit(understood(known), unjudged).values().entrySet()) {
      // "reward_loss" becomes "reward.loss".
      String name = named.getKey().replaceFirst("^reward_", "");
      fitted = fitted.and("reward." + name, named.getValue());
    }
    return fitted;
  }

  /** Whether it was fitted since this was last asked. */
  boolean news() {
    boolean was = news;
    news = false;
    return was;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(unheard);
    out.writeBoolean(news);
    model.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    unheard = in.readInt();
    news = in.readBoolean();
    model.load(in);
  }
}
