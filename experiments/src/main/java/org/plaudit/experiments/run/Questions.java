package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.experiments.config.Choice;
import org.plaudit.experiments.config.People;
import org.plaudit.experiments.store.Answer;
import org.plaudit.experiments.store.Journal;
import org.plaudit.experiments.store.ShownSegment;

/**
 * Asks people about what was gathered, keeps what they answer, and fits the reward model, if there
 * is one, to what has arrived.
 */
final class Questions<O, A> implements Saves {
  private final EnvSpec<O, A> spec;
  private final Seed seed;
  private final Journal journal;
  private final int horizon;
  private final List<Stream<O, A>> streams = new ArrayList<>();
  private final Candidates<O, A> candidates;
  private final Optional<Gaze<O, A>> gaze;
  private final int longestGaze;
  private final RunLedger ledger;
  private final Crowd<O, A> crowd;
  private final Costs costs;
  private final Optional<Taste<O, A>> taste;
  private final List<Said<O, A>> late = new ArrayList<>();
  private final List<Judgement<O, A>> known = new ArrayList<>();
  private long settled;
  private int told;
  private long asked;
  private int replies;
  private int answered;
  private double changed;

  /** An answer, and the question as it was put. */
  private record Said<O, A>(Query<O, A> query, Answer answer) {}

  /**
   * @param setting of the first person, but for the ledger, which is this one's
   * @param by the reward model; empty if none is learned
   */
  Questions(
      People people,
      Optional<Choice> by,
      Catalog catalog,
      Function<RunLedger, Setting<O, A>> setting,
      Seed seed,
      Journal journal,
      int horizon,
      int worlds) {
    for (int i = 0; i < people.feedback().size(); i++) {
      streams.add(new Stream<>(i, people.feedback().get(i), catalog));
    }
    this.seed = seed;
    this.journal = journal;
    this.horizon = horizon;
    this.ledger = new RunLedger(seed.root(), horizon, worlds);
    Setting<O, A> first = setting.apply(ledger);
    this.spec = first.spec();
    this.candidates = new Candidates<>(spec, seed.root(), horizon, worlds);
    this.longestGaze =
        streams.stream()
            .filter(Stream::watches)
            .mapToInt(stream -> stream.asking().segment())
            .max()
            .orElse(0);
    this.gaze =
        longestGaze == 0
            ? Optional.empty()
            : Optional.of(new Gaze<>(spec, seed.root(), longestGaze, worlds));
    this.crowd = new Crowd<>(people, catalog, first, seed);
    this.costs = new Costs(people.raters().budget());
    this.taste =
        by.map(
            choice ->
                new Taste<>(
                    choice.create(catalog.rewards()),
                    spec,
                    seed,
                    people.feedback(),
                    served(people.raters().serve())));
  }

  private Optional<String> served(int person) {
    return person < 0 ? Optional.empty() : Optional.of(crowd.names().get(person));
  }

  /** The reward that is learned, if one is. */
  Optional<Taste<O, A>> taste() {
    return taste;
  }

  /** What the reward was learned from, if one is learned. */
  Optional<Opinion<O, A>> opinion() {
    return taste.map(fit -> fit.opinion(known));
  }

  private RewardModel<O, A> model() {
    return taste.<RewardModel<O, A>>map(Taste::model).orElseGet(Flat::new);
  }

  /**
   * Experience that may be asked about, and is watched by whoever watches.
   *
   * @param from the step of each world at which it begins
   * @param step of training
   */
  void gathered(Gathered gathered, long from, long step) {
    boolean chooses = streams.stream().anyMatch(Stream::chooses);
    ledger.add(gathered.truth(), from);
    if (chooses) {
      candidates.add(gathered.rollout(), from);
    }
    gaze.ifPresent(eyes -> watch(eyes, gathered.rollout(), from, step));
    long seen = from + horizon - longestGaze;
    ledger.forgetBefore(chooses ? Math.min(candidates.start(), seen) : seen);
  }

  private void watch(Gaze<O, A> eyes, Rollout rollout, long from, long step) {
    for (int row = 0; row < rollout.rows(); row++) {
      int world = row % rollout.worlds();
      Segment<O, A> seen = eyes.see(rollout, row, world, from + row / rollout.worlds());
      for (Stream<O, A> stream : streams) {
        if (stream.watches() && stream.left() > 0 && costs.obstacle().isEmpty()) {
          put(stream, List.of(last(seen, stream.asking().segment())), step);
        }
      }
    }
  }

  /** The segment's last {@code most} steps. */
  private static <O, A> Segment<O, A> last(Segment<O, A> segment, int most) {
    int cut = segment.length() - Math.min(most, segment.length());
    SegmentId id = segment.id();
    return cut == 0
        ? segment
        : new Segment<>(
            new SegmentId(id.seed(), id.world(), id.start() + cut, id.length() - cut),
            segment.observations().subList(cut, segment.observations().size()),
            segment.actions().subList(cut, segment.length()),
            segment.ending());
  }

  /**
   * Asks what has fallen due, and what is owed from before.
   *
   * @param due more questions of each stream
   * @param step of training
   */
  Metrics ask(List<Integer> due, long step) {
    crowd.rest();
    Seed here = seed.child("ask").child(step);
    List<Segment<O, A>> unjudged = new ArrayList<>();
    for (Stream<O, A> stream : streams) {
      stream.due(due.get(stream.number()));
      List<List<Segment<O, A>>> shown = shown(stream, here, unjudged);
      shown.forEach(
          segments -> {
            segments.forEach(segment -> journal.earned(segment.id(), ledger.rewards(segment.id())));
            put(stream, segments, step);
          });
      stream.asked(shown.size());
    }
    crowd.rest();
    if (streams.stream().allMatch(stream -> stream.owed() == 0)) {
      candidates.clear();
      ledger.forgetBefore(candidates.start() - longestGaze);
    }
    settle(step);
    Metrics counted =
        Metrics.none()
            .and("feedback.asked", replies)
            .and("feedback.answered", answered)
            .and(costs.report());
    return taste.map(fit -> counted.and(fit.afterRound(known, unjudged))).orElse(counted);
  }

  /** Takes in what has arrived by now. */
  private void settle(long step) {
    settled = step;
    List<Said<O, A>> arrived =
        late.stream()
            .filter(said -> said.answer().arrival() <= step)
            .sorted(Comparator.comparingLong(said -> said.answer().arrival()))
            .toList();
    late.removeIf(said -> said.answer().arrival() <= step);
    arrived.forEach(this::know);
  }

  /**
   * Takes in what has arrived by now, between two rounds of questions.
   *
   * @return what the reward model says of its fit, if so much has come in that it was fitted; and
   *     how many people have come to want something else, if more have
   */
  Metrics hear(long step) {
    settle(step);
    Metrics news = taste.map(fit -> fit.betweenRounds(known)).orElseGet(Metrics::none);
    double before = changed;
    changed = crowd.changed();
    return changed > before ? news.and("people.changed", changed) : news;
  }

  private void know(Said<O, A> said) {
    Judgement<O, A> judgement =
        new Judgement<>(said.query(), said.answer().feedback(), said.answer().rater());
    known.add(judgement);
    taste.ifPresent(fit -> fit.heard(judgement));
  }

  /**
   * What has arrived since a learner was last told, for one that learns from these kinds.
   *
   * @param kinds of feedback that the learner learns from
   */
  List<Lesson<O, A>> lessons(Set<Class<? extends Feedback>> kinds, boolean demonstrations) {
    List<Lesson<O, A>> lessons = new ArrayList<>();
    for (Judgement<O, A> judgement : known.subList(told, known.size())) {
      Optional<Feedback.Demonstration> shown =
          judgement.feedback().as(Feedback.Demonstration.class);
      if (shown.isPresent() && demonstrations) {
        lessons.add(new Lesson.Demonstration<>(segment(judgement.query().id(), shown.get())));
      } else if (kinds.stream().anyMatch(kind -> kind.isInstance(judgement.feedback()))) {
        lessons.add(judgement);
      }
    }
    told = known.size();
    return lessons;
  }

  /** A demonstration in the world's own types; its id names the question. */
  private Segment<O, A> segment(long query, Feedback.Demonstration shown) {
    return new Segment<>(
        new SegmentId(query, 0, 0, shown.actions().size()),
        shown.observations().stream()
            .map(flat -> spec.observations().read(flat.toArray(), 0))
            .toList(),
        shown.actions().stream().map(flat -> spec.actions().read(flat.toArray(), 0)).toList(),
        shown.ending());
  }

  private List<List<Segment<O, A>>> shown(
      Stream<O, A> stream, Seed here, List<Segment<O, A>> unjudged) {
    if (stream.owed() == 0 || stream.watches()) {
      return List.of();
    }
    Optional<String> broke = costs.obstacle();
    if (broke.isPresent()) {
      stream.asked(stream.owed());
      journal.warned(
          "%s: not all questions were asked, for %s.".formatted(journal.part(), broke.get()));
      return List.of();
    }
    return stream.demonstrates()
        ? Collections.nCopies(stream.owed(), List.of())
        : stream.choose(candidates, model(), here, unjudged);
  }

  /** Puts one question; a silent watcher leaves no line. */
  private void put(Stream<O, A> stream, List<Segment<O, A>> segments, long step) {
    Query<O, A> query = query(stream, asked, segments);
    asked++;
    for (Reply reply : crowd.ask(query)) {
      costs.pay(reply);
      replies++;
      if (stream.watches() && !reply.given()) {
        continue;
      }
      Answer answer =
          new Answer(
              query.id(),
              stream.asking().query().word(),
              reply.rater(),
              query.segments().stream().map(segment -> ShownSegment.of(segment, spec)).toList(),
              reply.feedback(),
              step,
              stream.number(),
              reply.delay(),
              reply.seconds());
      journal.answered(answer);
      if (answer.given()) {
        answered++;
        stream.spend();
        late.add(new Said<>(query, answer));
      }
    }
  }

  private Query<O, A> query(Stream<O, A> stream, long id, List<Segment<O, A>> segments) {
    long start = stream.demonstrates() ? seed.child("demonstrate").child(id).asLong() : 0;
    return stream.asking().question(id, segments, start & Long.MAX_VALUE);
  }

  /** How many questions could not be asked yet. */
  int owed() {
    return streams.stream().mapToInt(Stream::owed).sum();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(asked);
    out.writeInt(replies);
    out.writeLong(settled);
    out.writeInt(told);
    for (Saves part : parts()) {
      part.save(out);
    }
  }

  /** The answers are taken from the journal, which must have been loaded before. */
  @Override
  public void load(DataInput in) throws IOException {
    asked = in.readLong();
    replies = in.readInt();
    settled = in.readLong();
    told = in.readInt();
    late.clear();
    known.clear();
    for (Answer answer : journal.answers()) {
      if (answer.given()) {
        List<Segment<O, A>> shown =
            answer.shown().stream().map(segment -> segment.<O, A>typed(spec)).toList();
        late.add(new Said<>(query(streams.get(answer.stream()), answer.query(), shown), answer));
      }
    }
    answered = late.size();
    settle(settled);
    for (Saves part : parts()) {
      part.load(in);
    }
    changed = crowd.changed();
  }

  private List<Saves> parts() {
    List<Saves> parts = new ArrayList<>(streams);
    parts.addAll(List.of(candidates, ledger, crowd, costs));
    gaze.ifPresent(parts::add);
    taste.ifPresent(parts::add);
    return parts;
  }
}
