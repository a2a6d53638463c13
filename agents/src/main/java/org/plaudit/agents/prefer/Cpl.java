package org.plaudit.agents.prefer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plaudit.agents.learn.Checks;
import org.plaudit.agents.learn.Means;
import org.plaudit.agents.learn.NetworkFactory;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.Initializer;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.ActionHead;
import org.plaudit.agents.policy.NetworkPolicy;
import org.plaudit.agents.policy.Observations;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;

/**
 * Contrastive preference learning (arXiv:2310.13639): a policy straight from comparisons, without a
 * reward and without reinforcement learning. People are taken to prefer the segment whose actions
 * they regret less, and of the best policy for entropy's sake the advantage of an action is alpha
 * log pi(a|s). So an answer is fitted as Bradley and Terry would, with
 *
 * <pre>S = alpha sum over t of discount^t log pi(a_t|s_t)
 * loss = -log sigmoid(S(preferred) - bias S(other))  (sec. 3)
 * </pre>
 *
 * <p>A bias below 1 is conservative: of policies that rank the segments alike, it takes the one
 * under which what people were shown is likely. That is meant for answers about what others did; by
 * those about its own behaviour it would become ever surer of whatever it does.
 *
 * <p>Whoever goes by what a segment earned rather than by regret prefers those that began in a good
 * place, whatever was done there. With {@code foresight}, a value V of states is learned, too, and
 *
 * <pre>S = sum over t of discount^t (alpha log pi(a_t|s_t) + V(s_t) - foresight V(s_{t+1}))
 * </pre>
 *
 * whose terms are the rewards if pi is the best policy for entropy's sake and V its value: of that
 * policy, alpha log pi(a|s) is Q(s, a) - V(s), and a reward Q(s, a) - foresight V(s')
 * (arXiv:2305.15363, sec. 3). Nothing follows what a world ended for good: V is 0 there.
 *
 * <p>It acts with its own policy, which is what people are asked about, keeps every answer, and
 * whenever there are new ones goes over all of them. An answer that both are about equally good
 * counts half for either. One that both are bad says nothing about their order, and would make both
 * likelier by the bias: it is left out. {@code cloning} adds the mean of -log pi over the preferred
 * segments' steps.
 *
 * <p>Works on vectors, discrete actions (masked or not) and real ones, whose deviation is given and
 * not learned: a smaller one would lower the loss without ranking anything. Metrics of a lesson
 * with new answers, means over its minibatches:
 *
 * <ul>
 *   <li>{@code loss}: as above, in nats
 *   <li>{@code accuracy}: how often S is larger for what was preferred; absent if only ties were
 *       drawn
 *   <li>{@code cloning_loss}: before its weight; absent without one
 *   <li>{@code gradient_norm}: before clipping
 *   <li>{@code comparisons}: how many answers it learns from
 * </ul>
 */
public final class Cpl<O, A> implements Learner<O, A> {

  /** The published alpha, bias and discount, with networks as those of PPO. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world in one lesson, at least 1") int horizon,
      @Doc("minibatches learned from when there are new answers, at least 1") int updates,
      @Doc("comparisons in one minibatch, at least 1") int batch,
      @Doc("nats of preference for one nat of log-probability, positive") double alpha,
      @Doc("weight of the segment that was not preferred, in [0, 1]; below 1 is conservative")
          double bias,
      @Doc("weight of a step of a segment relative to the one before, in (0, 1]") double discount,
      @Doc("weight of imitating what was preferred, at least 0") double cloning,
      @Doc("discount of learned values, in [0, 1), where people go by returns; 0 if by regret")
          double foresight,
      @Doc("standard deviation of real actions, positive") double deviation,
      @Doc("Adam's step size, positive") double learningRate,
      @Doc("largest norm of a gradient, positive") double maxGradientNorm,
      @Doc("whether observations are normalised by statistics of the judged ones")
          boolean normalize,
      @Doc("sizes of the policy's hidden layers") List<Integer> hidden) {
    public Options {
      hidden = List.copyOf(hidden);
      Checks.worlds(worlds, 8);
      Checks.horizon(horizon, 128);
      Require.that(updates >= 1, "updates (%d) must be at least 1. Maybe 200.", updates);
      Require.that(batch >= 1, "batch (%d) must be at least 1. Maybe 32.", batch);
      Require.that(alpha > 0, "alpha (%s) must be positive. Maybe 0.1.", alpha);
      Require.that(bias >= 0 && bias <= 1, "bias (%s) must lie in [0, 1]. Maybe 0.5.", bias);
      Require.that(
          discount > 0 && discount <= 1, "discount (%s) must lie in (0, 1]. Maybe 1.", discount);
      Require.that(cloning >= 0, "cloning (%s) must not be negative. Maybe 0.", cloning);
      Require.that(
          foresight >= 0 && foresight < 1,
          "foresight (%s) must lie in [0, 1). Maybe 0.97.",
          foresight);
      Require.that(deviation > 0, "deviation (%s) must be positive. Maybe 0.5.", deviation);
      Checks.learningRate(learningRate, "0.001");
      Checks.maxGradientNorm(maxGradientNorm);
      Checks.hidden(hidden);
    }

    public static Options defaults() {
      return new Options(
          8, 128, 200, 32, 0.1, 0.5, 1, 0, 0, 0.5, 1e-3, 0.5, false, List.of(64, 64));
    }
  }

  private final Options options;
  private final EnvSpec<O, A> spec;
  private final Seed drawing;
  private final Observations layout;
  private final Parameters parameters = new Parameters();

  /** What the distribution of actions has of its own: no tape trains it. */
  private final Parameters fixed = new Parameters();

  private final ActionHead head;
  private final Mlp actor;
  private final Optional<Mlp> critic;
  private final Adam adam;
  private final Tape tape = new Tape(parameters);
  private final List<Contrast> contrasts = new ArrayList<>();
  private final Room room = new Room();
  private long taught;

  /** What one minibatch is laid out in, used again by the next. */
  private static final class Room {
    private float[] observations = {};
    private float[] features = {};
    private float[] masks = {};
    private float[] actions = {};
  }

  public Cpl(Options options, EnvSpec<O, A> spec, Seed seed) {
    this.options = options;
    this.spec = spec;
    this.drawing = seed.child("draw");
    this.layout = Observations.of(spec, options.normalize());
    this.head = ActionHead.of(spec.actions(), fixed);
    fixed
        .members()
        .forEach(log -> Initializer.constant(Math.log(options.deviation())).fill(log, null));
    this.actor = network("policy", head.outputs(), 0.01, seed.child("weights"));
    this.critic =
        options.foresight() > 0
            ? Optional.of(network("value", 1, 1, seed.child("values")))
            : Optional.empty();
    this.adam = new Adam(parameters, Adam.Options.of(options.learningRate()));
  }

  private Mlp network(String name, int outputs, double gain, Seed weights) {
    return Mlp.orthogonal(
        parameters,
        name,
        Mlp.Shape.through(layout.features(), options.hidden(), outputs, Activation.TANH),
        Math.sqrt(2),
        gain,
        weights.generator());
  }

  /** Makes such learners. */
  public static Factory factory(Options options) {
    return new NetworkFactory(options.worlds(), options.horizon()) {
      @Override
      public Set<Class<? extends Feedback>> feedback() {
        return Set.of(Preference.class);
      }

      @Override
      public boolean rewarded() {
        return false;
      }

      @Override
      public boolean unsupervised() {
        return true;
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Cpl<>(options, spec, seed);
      }
    };
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Judgement.class);
  }

  @Override
  public Policy<O, A> policy() {
    return acting(true);
  }

  @Override
  public Policy<O, A> best() {
    return acting(false);
  }

  private Policy<O, A> acting(boolean exploring) {
    return new NetworkPolicy<>(spec, layout.frozen(), actor.frozen(), head.frozen(), exploring);
  }

  /** Judgements other than preferences between two segments say nothing to it. */
  @Override
  public Metrics learn(List<Lesson<O, A>> lessons) {
    for (Lesson<O, A> lesson : lessons) {
      Require.that(
          lesson instanceof Lesson.Judgement,
          "lesson (%s) must be Judgement",
          lesson.getClass().getSimpleName());
    }
    int before = contrasts.size();
    for (Lesson<O, A> lesson : lessons) {
      contrast((Lesson.Judgement<O, A>) lesson).ifPresent(this::keep);
    }
    return contrasts.size() > before ? improve() : Metrics.none();
  }

  private Optional<Contrast> contrast(Lesson.Judgement<O, A> judgement) {
    return judgement.query() instanceof Query.Compare<O, A> compare
            && judgement.feedback() instanceof Preference preference
        ? share(preference.choice())
            .map(share -> Contrast.of(compare.first(), compare.second(), share, spec))
        : Optional.empty();
  }

  /** How much an answer says that the first is better; empty if nothing. */
  private static Optional<Float> share(Preference.Choice choice) {
    return switch (choice) {
      case FIRST -> Optional.of(1f);
      case SECOND -> Optional.of(0f);
      case TIE -> Optional.of(0.5f);
      case BOTH_BAD -> Optional.empty();
    };
  }

  private void keep(Contrast contrast) {
    layout.add(contrast.first().observations(), contrast.first().length());
    layout.add(contrast.second().observations(), contrast.second().length());
    contrasts.add(contrast);
  }

  private Metrics improve() {
    Means losses = new Means("loss", "gradient_norm");
    Means cloning = new Means("cloning_loss");
    Means accuracy = new Means("accuracy");
    boolean decided = false;
    Pcg64 rng = drawing.child(taught).generator();
    List<Contrast> batch = new ArrayList<>();
    for (int update = 0; update < options.updates(); update++) {
      batch.clear();
      for (int i = 0; i < options.batch(); i++) {
        batch.add(contrasts.get(rng.nextInt(contrasts.size())));
      }
      decided |= step(batch, losses, cloning, accuracy);
    }
    taught++;
    Metrics metrics = losses.metrics();
    if (options.cloning() > 0) {
      metrics = metrics.and(cloning.metrics());
    }
    if (decided) {
      metrics = metrics.and(accuracy.metrics());
    }
    return metrics.and("comparisons", contrasts.size());
  }

  /** One step of the optimiser on one minibatch; whether anything in it was decided. */
  private boolean step(List<Contrast> batch, Means losses, Means cloning, Means accuracy) {
    int pairs = batch.size();
    int longest = batch.stream().mapToInt(Contrast::longest).max().orElseThrow();
    int rows = 2 * pairs * longest;
    lay(batch, longest);
    tape.reset();
    Tensor features = tape.input(rows, layout.features(), room.features, 0);
    Tensor logProbability = // (N, 1)
        head.likelihood(tape, actor.forward(tape, features), room.actions, room.masks)
            .logProbability();
    Tensor first = tape.input(rows, 1);
    Tensor second = tape.input(rows, 1);
    Tensor imitated = tape.input(rows, 1);
    Tensor shares = tape.input(pairs, 1);
    weigh(batch, longest, first, second, imitated, shares);
    Tensor ofFirst = advantages(tape, logProbability, first, 2 * longest);
    Tensor ofSecond = advantages(tape, logProbability, second, 2 * longest);
    if (critic.isPresent()) {
      Tensor along = critic.get().forward(tape, features); // (N, 1)
      Tensor last = critic.get().forward(tape, led(batch)); // (2 pairs, 1)
      ofFirst = tape.add(ofFirst, valued(batch, longest, along, last, 0));
      ofSecond = tape.add(ofSecond, valued(batch, longest, along, last, 1));
    }
    Tensor contrast = loss(tape, ofFirst, ofSecond, shares, options.bias());
    Tensor total = contrast;
    if (options.cloning() > 0) {
      Tensor surprise = tape.neg(tape.sum(tape.mul(logProbability, imitated)));
      total = tape.add(contrast, tape.scale(surprise, options.cloning()));
      cloning.add(surprise.item());
    }
    tape.backward("CPL's loss", total);
    double norm = parameters.clipGradients(options.maxGradientNorm());
    adam.step();
    losses.add(contrast.item(), norm);
    return judge(batch, ofFirst.values(), ofSecond.values(), accuracy);
  }

  /**
   * Lays out a minibatch: a pair's first segment, then its second, each as long as the longest of
   * all. What is too short repeats its last step, which will weigh nothing.
   */
  private void lay(List<Contrast> batch, int longest) {
    int rows = 2 * batch.size() * longest;
    room.observations = atLeast(room.observations, rows * spec.observations().width());
    room.features = atLeast(room.features, rows * layout.features());
    room.masks = atLeast(room.masks, rows * layout.choices());
    room.actions = atLeast(room.actions, rows * spec.actions().width());
    int at = 0;
    for (Contrast contrast : batch) {
      lay(contrast.first(), at, longest);
      lay(contrast.second(), at + longest, longest);
      at += 2 * longest;
    }
    layout.split(room.observations, rows, room.features, room.masks);
  }

  private void lay(Contrast.Side side, int at, int longest) {
    int seen = spec.observations().width();
    int done = spec.actions().width();
    for (int t = 0; t < longest; t++) {
      int from = Math.min(t, side.length() - 1);
      System.arraycopy(side.observations(), from * seen, room.observations, (at + t) * seen, seen);
      System.arraycopy(side.actions(), from * done, room.actions, (at + t) * done, done);
    }
  }

  /** What was seen where each segment led: a pair's first, then its second. */
  private Tensor led(List<Contrast> batch) {
    int rows = 2 * batch.size();
    int seen = spec.observations().width();
    float[] observations = new float[rows * seen];
    int at = 0;
    for (Contrast contrast : batch) {
      for (Contrast.Side side : contrast.sides()) {
        System.arraycopy(side.observations(), side.length() * seen, observations, at, seen);
        at += seen;
      }
    }
    float[] features = new float[rows * layout.features()];
    layout.split(observations, rows, features, new float[rows * layout.choices()]);
    return tape.input(rows, layout.features(), features, 0);
  }

  /**
   * Sums of discount^t (V(s_t) - foresight V(s_{t+1})), each value taken once.
   *
   * @param along (2 pairs longest, 1): V of what was acted on
   * @param last (2 pairs, 1): V of where it led
   * @param number of the segment in its pair: 0 or 1
   * @return (pairs, 1)
   */
  private Tensor valued(List<Contrast> batch, int longest, Tensor along, Tensor last, int number) {
    Tensor weights = tape.input(along.rows(), 1);
    Tensor lasts = tape.input(last.rows(), 1);
    for (int i = 0; i < batch.size(); i++) {
      Contrast.Side side = batch.get(i).sides().get(number);
      int at = (2 * i + number) * longest;
      double weight = 1;
      double before = 0;
      for (int t = 0; t < side.length(); t++) {
        weights.values()[at + t] = (float) (weight - before);
        before = options.foresight() * weight;
        weight *= options.discount();
      }
      lasts.values()[2 * i + number] = (float) (-before * side.ending().bootstrap());
    }
    return tape.add(
        advantages(tape, along, weights, 2 * longest), advantages(tape, last, lasts, 2));
  }

  private static float[] atLeast(float[] buffer, int size) {
    return buffer.length >= size ? buffer : new float[size];
  }

  /** What each step of a minibatch counts, in both sums and for imitation. */
  private void weigh(
      List<Contrast> batch,
      int longest,
      Tensor first,
      Tensor second,
      Tensor imitated,
      Tensor shares) {
    double preferred = 0;
    for (Contrast contrast : batch) {
      preferred += contrast.share() * contrast.first().length();
      preferred += (1 - contrast.share()) * contrast.second().length();
    }
    int at = 0;
    for (int i = 0; i < batch.size(); i++) {
      Contrast contrast = batch.get(i);
      float share = contrast.share();
      shares.values()[i] = share;
      weigh(contrast.first(), at, share / preferred, first, imitated);
      weigh(contrast.second(), at + longest, (1 - share) / preferred, second, imitated);
      at += 2 * longest;
    }
  }

  private void weigh(Contrast.Side side, int at, double clone, Tensor sum, Tensor imitated) {
    double weight = options.alpha();
    for (int t = 0; t < side.length(); t++) {
      sum.values()[at + t] = (float) weight;
      imitated.values()[at + t] = (float) clone;
      weight *= options.discount();
    }
  }

  /**
   * S of each segment: a weighted sum of the log-probabilities of its actions.
   *
   * @param logProbability (rows, 1)
   * @param weights (rows, 1): alpha discount^t in the steps of the segment, 0 elsewhere
   * @param group rows of one pair
   * @return (rows / group, 1)
   */
  static Tensor advantages(Tape tape, Tensor logProbability, Tensor weights, int group) {
    return tape.sumRowGroups(tape.mul(logProbability, weights), group);
  }

  /**
   * Mean of -log sigmoid(S(preferred) - bias S(other)) (sec. 3); a tie is half of either.
   *
   * @param first (pairs, 1): S of the first segment
   * @param second (pairs, 1)
   * @param shares (pairs, 1): 1 where the first was preferred, 0 where the second, a half for a tie
   */
  static Tensor loss(Tape tape, Tensor first, Tensor second, Tensor shares, double bias) {
    Tensor ofFirst = tape.logSigmoid(tape.sub(first, tape.scale(second, bias)));
    Tensor ofSecond = tape.logSigmoid(tape.sub(second, tape.scale(first, bias)));
    Tensor rest = tape.scale(shares, -1, 1);
    return tape.neg(tape.mean(tape.add(tape.mul(shares, ofFirst), tape.mul(rest, ofSecond))));
  }

  private static boolean judge(
      List<Contrast> batch, float[] first, float[] second, Means accuracy) {
    int decided = 0;
    int right = 0;
    for (int i = 0; i < batch.size(); i++) {
      float share = batch.get(i).share();
      decided += share == 0.5f ? 0 : 1;
      right +=
          (share > 0.5f && first[i] > second[i]) || (share < 0.5f && first[i] < second[i]) ? 1 : 0;
    }
    if (decided > 0) {
      accuracy.add((double) right / decided);
    }
    return decided > 0;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(taught);
    parameters.save(out);
    adam.save(out);
    layout.save(out);
    out.writeInt(contrasts.size());
    for (Contrast contrast : contrasts) {
      contrast.save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    long lessons = in.readLong();
    parameters.load(in);
    adam.load(in);
    layout.load(in);
    int count = in.readInt();
    if (lessons < 0 || count < lessons) {
      throw new IOException(
          "the saved learner claims %d lessons on %d answers".formatted(lessons, count));
    }
    List<Contrast> kept = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      kept.add(Contrast.read(in, spec));
    }
    taught = lessons;
    contrasts.clear();
    contrasts.addAll(kept);
  }
}
