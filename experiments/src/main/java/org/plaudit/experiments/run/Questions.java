package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Oracle;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;
import org.plaudit.core.trace.Segment;
import org.plaudit.experiments.config.Asking;
import org.plaudit.experiments.config.RewardSource;
import org.plaudit.experiments.store.Answer;
import org.plaudit.experiments.store.Journal;
import org.plaudit.experiments.store.ShownSegment;

/**
 * Asks about what was gathered and fits the reward model to what is answered. Questions that fall
 * due before there are two segments to compare stay owed until there are.
 */
final class Questions<O, A> implements Saves {
  private static final int MOST_CANDIDATES = 10_000;
  private static final String COMPARE = "compare";

  private final EnvSpec<O, A> spec;
  private final Seed seed;
  private final Journal journal;
  private final Asking asking;
  private final String rater;
  private final Candidates<O, A> candidates;
  private final RunLedger ledger;
  private final Selector selector;
  private final Oracle<O, A> oracle;
  private final RewardModel<O, A> model;
  private final List<Judgement<O, A>> judgements = new ArrayList<>();
  private int owed;

  Questions(
      RewardSource.Learned source,
      Catalog catalog,
      EnvSpec<O, A> spec,
      Seed seed,
      Journal journal,
      int horizon,
      int worlds) {
    this.spec = spec;
    this.seed = seed;
    this.journal = journal;
    this.asking = source.feedback().asking();
    this.rater = "sim-%08x".formatted((int) seed.child("rater").asLong());
    this.candidates = new Candidates<>(spec, seed.root(), horizon, worlds);
    this.ledger = new RunLedger(seed.root(), horizon, worlds);
    this.selector = source.feedback().select().create(catalog.selectors());
    this.oracle = source.oracle().create(catalog.oracles()).create(ledger, seed.child("oracle"));
    this.model = source.model().create(catalog.rewards()).create(spec, seed.child("reward"));
  }

  RewardModel<O, A> model() {
    return model;
  }

  /**
   * Experience that may be asked about.
   *
   * @param from the step of each world at which it begins
   */
  void gathered(Gathered gathered, long from) {
    candidates.add(gathered.rollout(), from);
    ledger.add(gathered.truth(), from);
    ledger.forgetBefore(candidates.start());
  }

  /**
   * Asks {@code due} more questions, and those that are owed.
   *
   * @param step of training
   * @return what the reward model says of its fit; nothing if nobody answered
   */
  Metrics ask(int due, long step) {
    owed += due;
    int number = (int) Math.min(MOST_CANDIDATES, (long) owed * asking.candidates());
    Seed here = seed.child("ask").child(step);
    List<Segment<O, A>> drawn =
        candidates.draw(number, asking.segment(), here.child("draw").generator());
    List<List<Segment<O, A>>> pairs =
        drawn.size() < 2
            ? List.of()
            : selector.select(drawn, owed, 2, model, here.child("select").generator());
    int before = judgements.size();
    for (List<Segment<O, A>> pair : pairs) {
      ask(pair, step);
    }
    owed -= pairs.size();
    if (owed == 0) {
      candidates.clear();
      ledger.forgetBefore(candidates.start());
    }
    Metrics counted =
        Metrics.none()
            .and("feedback.asked", journal.answers().size())
            .and("feedback.answered", judgements.size());
    return judgements.size() == before ? counted : counted.and(fitted());
  }

  private void ask(List<Segment<O, A>> pair, long step) {
    Query<O, A> query = new Query.Compare<>(journal.answers().size(), pair.get(0), pair.get(1));
    Feedback feedback = oracle.ask(query).toCompletableFuture().join();
    Answer answer =
        new Answer(
            query.id(),
            COMPARE,
            rater,
            query.segments().stream().map(segment -> ShownSegment.of(segment, spec)).toList(),
            feedback,
            step);
    journal.answered(answer);
    if (answer.given()) {
      judgements.add(new Judgement<>(query, feedback));
    }
  }

  private Metrics fitted() {
    Metrics fitted = Metrics.none();
    for (var named : model.fit(List.copyOf(judgements)).values().entrySet()) {
      // "reward_loss" becomes "reward.loss".
      String name = named.getKey().replaceFirst("^reward_", "");
      fitted = fitted.and("reward." + name, named.getValue());
    }
    return fitted;
  }

  /** All that was answered so far, oldest first. */
  List<Judgement<O, A>> judgements() {
    return List.copyOf(judgements);
  }

  /** How many questions could not be asked yet. */
  int owed() {
    return owed;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(owed);
    model.save(out);
    candidates.save(out);
    ledger.save(out);
  }

  /** The answers are taken from the journal, which must have been loaded before. */
  @Override
  public void load(DataInput in) throws IOException {
    owed = in.readInt();
    model.load(in);
    candidates.load(in);
    ledger.load(in);
    judgements.clear();
    for (Answer answer : journal.answers()) {
      if (answer.given()) {
        Query<O, A> query =
            new Query.Compare<>(
                answer.query(),
                answer.shown().get(0).typed(spec),
                answer.shown().get(1).typed(spec));
        judgements.add(new Judgement<>(query, answer.feedback()));
      }
    }
  }
}
