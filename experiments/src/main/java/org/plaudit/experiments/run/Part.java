package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.plaudit.agents.policy.RandomLearner;
import org.plaudit.core.BadInput;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;
import org.plaudit.experiments.config.Arm;
import org.plaudit.experiments.config.Asking;
import org.plaudit.experiments.config.FeedbackConfig;
import org.plaudit.experiments.config.RewardSource;
import org.plaudit.experiments.store.Journal;
import org.plaudit.experiments.store.RunFailed;

/**
 * One arm with one seed, iteration by iteration: ask what is due, gather a rollout, give it the
 * chosen reward, learn, and now and then evaluate. A pure function of the arm and the seed.
 */
final class Part<O, A> implements Saves, AutoCloseable {
  /** Learners of many small lessons are not asked for numbers each time. */
  private static final int MOST_REPORTS = 500;

  /** What the names of a learner's numbers begin with. */
  private static final String LEARNERS = "learner.";

  private final Arm arm;
  private final Seed seed;
  private final Seed acts;
  private final Journal journal;
  private final Progress progress;
  private final EnvSpec<O, A> spec;
  private final Worlds worlds;
  private final Evaluator evaluator;
  private final Plan plan;
  private final int horizon;
  private final Learner.Factory factory;
  private final Learner<O, A> learner;
  private final Meter meter;
  private final Gatherer gatherer;
  private final Optional<Questions<O, A>> questions;
  private final Optional<KnownReward> truth;
  private int iteration;
  private boolean halted;

  private Part(
      Arm arm,
      Catalog catalog,
      Journal journal,
      Progress progress,
      EnvSpec<O, A> spec,
      Worlds worlds) {
    this.arm = arm;
    this.seed = Seed.of(journal.part().seed());
    this.acts = seed.child("act");
    this.journal = journal;
    this.progress = progress;
    this.spec = spec;
    this.worlds = worlds;
    Learner.Factory factory = arm.factory(catalog);
    this.horizon = factory.horizon();
    long batch = (long) factory.worlds() * horizon;
    this.factory = factory;
    this.plan = plan(arm, factory, batch);
    this.learner = factory.create(spec, Math.max(1, plan.lessons()), seed.child("learner"));
    this.meter = new Meter(learner.policy());
    this.evaluator = new Evaluator(arm, catalog, worlds, seed);
    this.gatherer = new Gatherer(worlds.vector(), horizon, learner.policy());
    this.questions =
        arm.people()
            .map(
                people ->
                    new Questions<>(
                        people,
                        arm.reward().model(),
                        catalog,
                        ledger -> Settings.of(arm, catalog, spec, ledger, worlds, seed),
                        seed,
                        journal,
                        horizon,
                        factory.worlds()));
    this.truth =
        arm.reward().model().isPresent() ? KnownReward.of(arm, catalog, spec) : Optional.empty();
  }

  private static Plan plan(Arm arm, Learner.Factory factory, long batch) {
    List<Asking> asked =
        arm.people()
            .map(people -> people.feedback().stream().map(FeedbackConfig::asking).toList())
            .orElse(List.of());
    boolean shownOnly = !asked.isEmpty() && asked.stream().allMatch(ask -> ask.shown() == 0);
    // Who only looks at demonstrations has nothing to gain from steps of its own.
    long steps = shownOnly && !factory.rewarded() ? batch : arm.steps();
    return asked.isEmpty() ? Plan.of(steps, batch) : Plan.of(steps, batch, asked);
  }

  /** A part at its beginning. */
  static Part<?, ?> of(Arm arm, Catalog catalog, Journal journal, Progress progress) {
    Worlds worlds = new Worlds(arm, catalog, arm.factory(catalog).worlds());
    try {
      Part<?, ?> part = made(arm, catalog, journal, progress, worlds.vector().spec(), worlds);
      part.start();
      return part;
    } catch (RuntimeException | Error e) {
      worlds.close();
      throw e;
    }
  }

  private static <O, A> Part<O, A> made(
      Arm arm,
      Catalog catalog,
      Journal journal,
      Progress progress,
      EnvSpec<O, A> spec,
      Worlds worlds) {
    return new Part<>(arm, catalog, journal, progress, spec, worlds);
  }

  /** Steps that this arm will train for; follows from the arm alone. */
  static long plannedSteps(Arm arm, Catalog catalog) {
    Learner.Factory factory = arm.factory(catalog);
    return plan(arm, factory, (long) factory.worlds() * factory.horizon()).steps();
  }

  private void start() {
    if (!eats(Lesson.Experience.class)
        && !(eats(Lesson.Model.class) && worlds.model().isPresent())
        && questions.isEmpty()) {
      throw new BadInput(
          "learner (%s) in arm %s learns from %s, which this run does not give it."
              .formatted(
                  arm.learner().id(),
                  arm.name(),
                  learner.diet().stream().map(Class::getSimpleName).sorted().toList()));
    }
    gatherer.reset(seed.child("worlds").asLong());
  }

  private boolean eats(Class<?> kind) {
    return learner.diet().contains(kind);
  }

  boolean done() {
    return iteration == plan.iterations() || halted;
  }

  /** Whether the steps so far have just passed a multiple of {@code every}. */
  boolean passed(long every) {
    return plan.passes(every, iteration);
  }

  Learner<O, A> learner() {
    return learner;
  }

  /** The reward that is learned, if one is. */
  Optional<Opinion<O, A>> opinion() {
    return questions.flatMap(Questions::opinion);
  }

  EnvSpec<O, A> spec() {
    return spec;
  }

  Worlds worlds() {
    return worlds;
  }

  /** One rollout, and all that belongs to it. */
  void iterate() {
    if (iteration == 0) {
      evaluate(0);
    }
    train();
    iteration++;
    long step = iteration * plan.batch();
    journal.stepped(step);
    if (done() || passed(arm.evaluate().every())) {
      evaluate(step);
      Halt.reason(arm.stop(), journal).filter(why -> !done()).ifPresent(this::halt);
    }
    if (done()) {
      questions
          .filter(asked -> asked.owed() > 0)
          .ifPresent(
              asked ->
                  journal.warned(
                      "arm %s: some questions could not be asked, no episode was long enough for two segments. Maybe write a shorter feedback.segment."
                          .formatted(arm.name())));
      journal.finish();
    }
    progress.stepped(journal.part(), step);
  }

  private void halt(String why) {
    halted = true;
    journal.warned(
        "%s stopped after %d steps: %s.".formatted(journal.part(), journal.steps(), why));
  }

  private void train() {
    long step = iteration * plan.batch();
    Metrics metrics = Metrics.none();
    if (questions.isPresent() && plan.questions().containsKey(iteration)) {
      Questions<O, A> asked = questions.get();
      List<Integer> due = plan.questions().get(iteration);
      record(fitted(() -> asked.ask(due, step), step), step);
    }
    boolean random = iteration < plan.warmup() && !factory.unsupervised();
    Policy<O, A> policy = random ? RandomLearner.uniform(spec) : learner.policy();
    BatchPolicy acting = checked(gatherer.memory().batched(policy, spec));
    Gathered gathered = gatherer.gather(acting, acts.child(iteration).generator());
    if (questions.isPresent()) {
      Questions<O, A> asked = questions.get();
      asked.gathered(gathered, (long) iteration * horizon, step);
      record(fitted(() -> asked.hear(step), step), step);
    }
    float[] rewards = rewards(gathered);
    if (!random) {
      List<Lesson<O, A>> lessons = new ArrayList<>();
      questions.ifPresent(asked -> lessons.addAll(said(asked)));
      if (eats(Lesson.Experience.class)) {
        lessons.add(new Lesson.Experience<>(gathered.rollout().withRewards(rewards)));
      }
      if (eats(Lesson.Model.class)) {
        worlds.model().ifPresent(model -> lessons.add(new Lesson.Model<>(model)));
      }
      metrics = taught(lessons, step);
    }
    finite(metrics, LEARNERS, step);
    if (plan.passes(Math.max(1, arm.steps() / MOST_REPORTS), iteration + 1)) {
      Metrics fit =
          taste().isPresent() && !random ? meter.of(policy, gathered.rollout()) : Metrics.none();
      fit = taste().isPresent() ? fit.and(Correlation.of(rewards, gathered.truth())) : fit;
      record(named(metrics).and(gatherer.episodes()).and(fit), step + plan.batch());
    }
  }

  /** What people said that the learner learns from, and that the reward is another now. */
  private List<Lesson<O, A>> said(Questions<O, A> asked) {
    List<Lesson<O, A>> said = asked.lessons(factory.feedback(), eats(Lesson.Demonstration.class));
    asked
        .taste()
        .filter(taste -> taste.news() && eats(Lesson.Relabel.class))
        .ifPresent(taste -> said.add(new Lesson.Relabel<>(taste.model())));
    return said;
  }

  private Optional<Taste<O, A>> taste() {
    return questions.flatMap(Questions::taste);
  }

  private Metrics fitted(Supplier<Metrics> fit, long step) {
    try {
      return fit.get();
    } catch (ArithmeticException e) {
      throw broken("the reward model: " + e.getMessage(), step);
    }
  }

  private Metrics taught(List<Lesson<O, A>> lessons, long step) {
    try {
      return learner.learn(lessons);
    } catch (ArithmeticException e) {
      throw broken(e.getMessage(), step);
    }
  }

  /** The learner's numbers by their names in the journal. */
  private static Metrics named(Metrics learned) {
    Map<String, Double> named = new LinkedHashMap<>();
    learned.values().forEach((name, value) -> named.put(LEARNERS + name, value));
    return new Metrics(named);
  }

  private float[] rewards(Gathered gathered) {
    Rollout rollout = gathered.rollout();
    float[] rewards = new float[rollout.rows()];
    if (taste().isPresent()) {
      taste().get().model().rewards(rollout, rewards);
    } else if (arm.reward() instanceof RewardSource.Task) {
      for (int row = 0; row < rewards.length; row++) {
        rewards[row] = (float) gathered.truth()[row];
      }
    }
    return rewards;
  }

  private void evaluate(long step) {
    Metrics metrics = evaluator.evaluate(learner.best(), spec, step, taste().map(Taste::model));
    record(metrics.and(distance()), step);
    progress.evaluated(journal.part(), step, metrics.values().get("evaluate.return"));
  }

  /** Of the learned reward from the true one; nothing where one of them is not known. */
  private Metrics distance() {
    return truth
        .flatMap(known -> taste().map(taste -> known.distance(taste.model())))
        .orElseGet(Metrics::none);
  }

  /** Writes down what is a number; anything else does not apply here, or is a loss and stops us. */
  private void record(Metrics metrics, long step) {
    finite(metrics, "", step);
    metrics
        .values()
        .forEach(
            (name, value) -> {
              if (Double.isFinite(value)) {
                journal.measured(step, name, value);
              }
            });
  }

  /**
   * @param prefix of the names in the message
   */
  private void finite(Metrics metrics, String prefix, long step) {
    metrics
        .values()
        .forEach(
            (name, value) -> {
              if (!Double.isFinite(value) && name.contains("loss")) {
                throw broken("%s%s is %s".formatted(prefix, name, value), step);
              }
            });
  }

  /** The policy, stopped where it acts by what is no number. */
  private BatchPolicy checked(BatchPolicy policy) {
    return (observations, rows, actions, rng) -> {
      policy.act(observations, rows, actions, rng);
      for (float action : actions) {
        if (!Float.isFinite(action)) {
          throw broken("an action is " + action, iteration * plan.batch());
        }
      }
    };
  }

  private RunFailed broken(String what, long step) {
    return new RunFailed(
        RunFailed.Scope.PART,
        "%s stopped at step %d, its last good checkpoint is kept: %s. Maybe lower the learning rate."
            .formatted(journal.part(), step, what));
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(iteration);
    out.writeBoolean(halted);
    learner.save(out);
    gatherer.save(out);
    if (questions.isPresent()) {
      questions.get().save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    iteration = in.readInt();
    halted = in.readBoolean();
    learner.load(in);
    gatherer.load(in);
    if (questions.isPresent()) {
      questions.get().load(in);
    }
  }

  @Override
  public void close() {
    worlds.close();
    evaluator.close();
  }
}
