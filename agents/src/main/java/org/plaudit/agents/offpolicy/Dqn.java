package org.plaudit.agents.offpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.plaudit.agents.learn.Checks;
import org.plaudit.agents.learn.Means;
import org.plaudit.agents.learn.NetworkFactory;
import org.plaudit.agents.learn.ReplayLearner;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Schedule;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.NetworkPreferences;
import org.plaudit.agents.policy.Observations;
import org.plaudit.agents.policy.Preferences;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.StepRewards;

/**
 * Deep Q-learning (arXiv:1312.5602; Nature 518, 529, 2015): a network Q(s, a) is fitted to what it
 * and the reward say together, on transitions drawn from a replay buffer,
 *
 * <pre>Q(s, a) ~ r + discount max over a' of Q_target(s', a')
 * </pre>
 *
 * with a target network that follows from afar. Acts greedily but for a share epsilon of random
 * actions, which falls linearly. Where moves are masked, only legal ones are chosen and maximised
 * over. A terminated episode is worth nothing afterwards; a truncated one is worth what it showed
 * last.
 *
 * <p>The improvements that Rainbow puts together (arXiv:1710.02298), each an option of its own:
 * double Q-learning, dueling streams, prioritised replay, returns of several steps, and the
 * distribution of returns instead of their mean.
 *
 * <p>Works on vectors with discrete actions, masked or not. Metrics, means over all updates of a
 * lesson, absent before learning starts:
 *
 * <ul>
 *   <li>{@code loss}: Huber's of the errors; a divergence in nats for c51, of quantiles for
 *       quantile
 *   <li>{@code q_mean}: expected return, as estimated, of what was done
 *   <li>{@code td_error}: mean distance of the estimates from their targets, both as expectations
 *   <li>{@code gradient_norm}: before clipping
 * </ul>
 *
 * and always {@code epsilon}, the share of random actions from now on, and {@code buffer_size}, the
 * transitions held.
 */
public final class Dqn<O, A> extends ReplayLearner<O, A> {

  /** How the return of an action is estimated. */
  public enum Distribution {
    /** Its expectation alone. */
    NONE,
    /** Probabilities of fixed atoms (arXiv:1707.06887). */
    C51,
    /** Quantiles (arXiv:1710.10044). */
    QUANTILE
  }

  /** The defaults of stable-baselines3; those of the papers for what it does not have. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world between two lessons, at least 1") int horizon,
      @Doc("minibatches learned from in one lesson, at least 1") int updates,
      @Doc("transitions of one minibatch, at least 1") int batch,
      @Doc("most transitions held for replay, at least worlds") int buffer,
      @Doc("steps of experience, all random, before learning starts; at least 0") int start,
      @Doc("weight of a reward one step later, in [0, 1]") double discount,
      @Doc("Adam's step size, positive") double learningRate,
      @Doc("whether it falls linearly to 0 over the run") boolean anneal,
      @Doc("steps of experience between two updates of the target network") int targetInterval,
      @Doc("how far the target moves in one update, in (0, 1]; 1 copies") double tau,
      @Doc("share of random actions at first, in [0, 1]") double epsilonInitial,
      @Doc("share of random actions at last, in [0, 1]") double epsilonFinal,
      @Doc("part of the run in which that share falls, in (0, 1]") double epsilonFraction,
      @Doc("error up to which the loss is a parabola, positive") double huber,
      @Doc("largest norm of a gradient, positive") double maxGradientNorm,
      @Doc("whether observations are normalised by their running statistics") boolean normalize,
      @Doc("sizes of the hidden layers") List<Integer> hidden,
      @Doc("whether the network itself chooses what its target judges") boolean doubleQ,
      @Doc("whether value and advantage have streams of their own") boolean dueling,
      @Doc("whether what surprised most is replayed most") boolean prioritized,
      @Doc("alpha: how much more often, in [0, 1]; 0 draws uniformly") double priorityExponent,
      @Doc("beta at first: how much of that is made up for, in [0, 1]; 1 at last")
          double priorityCorrection,
      @Doc("steps whose rewards make up a target, at least 1") int returnSteps,
      @Doc("what is estimated of returns") Distribution distribution,
      @Doc("atoms of c51, or quantiles; at least 2") int atoms,
      @Doc("c51's smallest return") double valueLow,
      @Doc("c51's largest return, above the smallest") double valueHigh) {
    public Options {
      hidden = List.copyOf(hidden);
      Checks.worlds(worlds, 1);
      Checks.horizon(horizon, 4);
      Require.that(updates >= 1, "updates (%d) must be at least 1. Maybe 1.", updates);
      Require.that(batch >= 1, "batch (%d) must be at least 1. Maybe 32.", batch);
      Require.that(
          buffer >= worlds,
          "buffer (%d) must hold a step of all %d worlds. Maybe 1000000.",
          buffer,
          worlds);
      Require.that(start >= 0, "start (%d) must not be negative. Maybe 100.", start);
      Checks.discount(discount);
      Checks.learningRate(learningRate, "0.0001");
      Require.that(
          targetInterval >= 1,
          "target_interval (%d) must be at least 1. Maybe 10000.",
          targetInterval);
      Require.that(tau > 0 && tau <= 1, "tau (%s) must lie in (0, 1]. Maybe 1.", tau);
      share("epsilon_initial", epsilonInitial, 1);
      share("epsilon_final", epsilonFinal, 0.05);
      Require.that(
          epsilonFraction > 0 && epsilonFraction <= 1,
          "epsilon_fraction (%s) must lie in (0, 1]. Maybe 0.1.",
          epsilonFraction);
      Require.that(huber > 0, "huber (%s) must be positive. Maybe 1.", huber);
      Checks.maxGradientNorm(maxGradientNorm);
      Checks.hidden(hidden);
      share("priority_exponent", priorityExponent, 0.6);
      share("priority_correction", priorityCorrection, 0.4);
      Require.that(returnSteps >= 1, "return_steps (%d) must be at least 1. Maybe 3.", returnSteps);
      Require.that(atoms >= 2, "atoms (%d) must be at least 2. Maybe 51.", atoms);
      Require.that(
          valueLow < valueHigh,
          "value_low (%s) must lie below value_high (%s). Maybe -10 and 10.",
          valueLow,
          valueHigh);
    }

    private static void share(String name, double value, double maybe) {
      Require.that(
          value >= 0 && value <= 1, "%s (%s) must lie in [0, 1]. Maybe %s.", name, value, maybe);
    }

    public static Options defaults() {
      return new Options(
          1,
          4,
          1,
          32,
          1_000_000,
          100,
          0.99,
          1e-4,
          false,
          10_000,
          1,
          1,
          0.05,
          0.1,
          1,
          10,
          false,
          List.of(64, 64),
          false,
          false,
          false,
          0.6,
          0.4,
          1,
          Distribution.NONE,
          51,
          -10,
          10);
    }

    private Estimate estimate() {
      return switch (distribution) {
        case NONE -> new Expectation(huber);
        case C51 -> new Categorical(atoms, valueLow, valueHigh);
        case QUANTILE -> new Quantiles(atoms, huber);
      };
    }
  }

  private final Options options;
  private final EnvSpec<O, A> spec;
  private final int moves;
  private final int firstMove;
  private final long budget;
  private final Schedule epsilon;
  private final Schedule correction;
  private final Seed drawing;
  private final Observations layout;
  private final Estimate estimate;
  private final Parameters parameters = new Parameters();
  private final Parameters targetParameters = new Parameters();
  private final QNetwork network;
  private final QNetwork target;
  private final Adam adam;
  private final Tape tape = new Tape(parameters);
  private final Tape judging = new Tape();
  private final ReplayBuffer buffer;
  private final Optional<Priorities> priorities;
  private final Room room;
  private Optional<FrozenQ> frozen = Optional.empty();
  private long steps;
  private long lessons;

  /** What one update works in, used again by the next. */
  private static final class Room {
    private final Minibatch batch;
    private final float[] features;
    private final float[] masks;
    private final float[] nextFeatures;
    private final float[] nextMasks;
    private final int[] chosen;
    private final float[] judged;
    private final float[] next;
    private final float[] targets;
    private final float[] means;
    private final float[] targetMeans;
    private final float[] errors;
    private final float[] weights;

    Room(Minibatch batch, Observations layout, int moves, int width) {
      int rows = batch.rows();
      this.batch = batch;
      this.features = new float[rows * layout.features()];
      this.masks = new float[rows * layout.choices()];
      this.nextFeatures = new float[rows * layout.features()];
      this.nextMasks = new float[rows * layout.choices()];
      this.chosen = new int[rows];
      this.judged = new float[rows * moves];
      this.next = new float[rows * width];
      this.targets = new float[rows * width];
      this.means = new float[rows];
      this.targetMeans = new float[rows];
      this.errors = new float[rows];
      this.weights = new float[rows];
    }
  }

  /**
   * @param budget steps of experience over the learner's life, for the schedules
   */
  public Dqn(Options options, EnvSpec<O, A> spec, long budget, Seed seed) {
    Discrete actions = (Discrete) (Object) spec.actions();
    this.options = options;
    this.spec = spec;
    this.moves = actions.n();
    this.firstMove = actions.start();
    this.budget = budget;
    this.epsilon =
        Schedule.linear(
            options.epsilonInitial(), options.epsilonFinal(), options.epsilonFraction());
    this.correction = Schedule.linear(options.priorityCorrection(), 1);
    this.drawing = seed.child("draw");
    this.layout = Observations.of(spec, options.normalize());
    this.estimate = options.estimate();
    Pcg64 weights = seed.child("weights").generator();
    this.network = network(parameters, weights);
    this.target = network(targetParameters, weights);
    targetParameters.copyFrom(parameters);
    this.adam = new Adam(parameters, Adam.Options.of(options.learningRate()));
    this.buffer =
        new ReplayBuffer(options.buffer(), options.worlds(), spec.observations().width(), 1);
    this.priorities =
        options.prioritized()
            ? Optional.of(new Priorities(buffer.capacity(), options.priorityExponent()))
            : Optional.empty();
    this.room = new Room(buffer.minibatch(options.batch()), layout, moves, estimate.width());
  }

  private QNetwork network(Parameters into, Pcg64 weights) {
    int features = layout.features();
    return options.dueling()
        ? QNetwork.dueling(into, features, options.hidden(), moves, estimate, weights)
        : QNetwork.plain(into, features, options.hidden(), moves, estimate, weights);
  }

  /** Makes DQN learners. */
  public static Factory factory(Options options) {
    return new NetworkFactory(options.worlds(), options.horizon()) {
      @Override
      protected Optional<String> unfitActions(EnvSpec<?, ?> spec) {
        return Preferences.unfit(spec);
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Dqn<>(options, spec, steps, seed);
      }
    };
  }

  @Override
  public Policy<O, A> policy() {
    return acting(epsilon());
  }

  @Override
  public Policy<O, A> best() {
    return acting(0);
  }

  private Policy<O, A> acting(double random) {
    return new EpsilonGreedy<>(spec, layout.frozen(), frozen(), random);
  }

  private FrozenQ frozen() {
    if (frozen.isEmpty()) {
      frozen = Optional.of(network.frozen());
    }
    return frozen.get();
  }

  /** What each move is worth, by what is known now, for learners that have more to go by. */
  public Preferences values() {
    return new NetworkPreferences(layout.frozen(), moves, frozen()::means);
  }

  /** The share of random actions from now on, in [0, 1]. */
  public double epsilon() {
    return steps < options.start() ? 1 : epsilon.at(progress());
  }

  private double progress() {
    return Math.min(1, (double) steps / budget);
  }

  @Override
  protected Metrics learn(Rollout rollout) {
    int from = buffer.position();
    buffer.add(rollout);
    layout.add(rollout.observations(), rollout.rows());
    priorities.ifPresent(kept -> kept.added(from, rollout.rows()));
    long before = steps;
    steps += rollout.rows();
    if (steps / options.targetInterval() > before / options.targetInterval()) {
      follow();
    }
    Metrics metrics = Metrics.none();
    if (steps > options.start()) {
      Means means = new Means("loss", "q_mean", "td_error", "gradient_norm");
      Pcg64 rng = drawing.child(lessons).generator();
      for (int update = 0; update < options.updates(); update++) {
        update(rng, means);
      }
      metrics = means.metrics();
    }
    lessons++;
    return metrics.and("epsilon", epsilon()).and("buffer_size", buffer.size());
  }

  /** What surprised under another reward says nothing: everything is as good as new. */
  @Override
  protected void relabel(StepRewards rewards) {
    buffer.relabel(rewards);
    priorities.ifPresent(kept -> kept.added(0, buffer.size()));
  }

  /** The target network takes a step after the other one, or its place. */
  private void follow() {
    if (options.tau() == 1) {
      targetParameters.copyFrom(parameters);
    } else {
      targetParameters.track(parameters, options.tau());
    }
  }

  /** One step of the optimiser on one minibatch. */
  private void update(Pcg64 rng, Means means) {
    Minibatch batch = room.batch;
    int rows = batch.rows();
    int width = estimate.width();
    if (priorities.isPresent()) {
      priorities.get().draw(batch.places(), rng);
    } else {
      buffer.draw(batch, rng);
    }
    buffer.read(batch, options.returnSteps(), options.discount());
    layout.split(batch.observations(), rows, room.features, room.masks);
    layout.split(batch.next(), rows, room.nextFeatures, room.nextMasks);
    judge(rows, width);

    for (int row = 0; row < rows; row++) {
      room.chosen[row] = (int) batch.actions()[row] - firstMove;
    }
    tape.reset();
    Tensor features = tape.input(rows, layout.features(), room.features, 0);
    Tensor outputs = // (N, moves * width) -> (N, width)
        tape.gather(network.forward(tape, features), width, room.chosen, 0);
    Tensor losses = estimate.losses(tape, outputs, room.targets);
    if (priorities.isPresent()) {
      priorities.get().weights(batch.places(), correction.at(progress()), room.weights);
    }
    Tensor loss =
        tape.mean(
            priorities.isPresent()
                ? tape.mul(losses, tape.input(rows, 1, room.weights, 0))
                : losses);
    tape.backward("DQN's loss", loss);
    double norm = parameters.clipGradients(options.maxGradientNorm());
    adam.step(options.learningRate() * (options.anneal() ? 1 - progress() : 1));
    frozen = Optional.empty();
    report(outputs, losses, loss.item(), norm, means);
  }

  /** Fills in the targets: what was earned, and what the best legal action earns from there. */
  private void judge(int rows, int width) {
    Minibatch batch = room.batch;
    judging.reset();
    Tensor features = judging.input(rows, layout.features(), room.nextFeatures, 0);
    float[] worth = target.forward(judging, features).values(); // (N, moves * width)
    // Double Q-learning (arXiv:1509.06461, eq. 4): chosen by one network, judged by the other.
    float[] chooser = options.doubleQ() ? network.forward(judging, features).values() : worth;
    estimate.means(chooser, rows * moves, room.judged);
    int choices = layout.choices();
    for (int row = 0; row < rows; row++) {
      int best =
          EpsilonGreedy.best(
              room.judged, row * moves, moves, room.nextMasks, row * choices, choices);
      if (best < 0) {
        // Where nothing can be done, nothing can be earned.
        batch.bootstraps()[row] = 0;
        best = 0;
      }
      System.arraycopy(worth, (row * moves + best) * width, room.next, row * width, width);
    }
    estimate.targets(room.next, batch.rewards(), batch.bootstraps(), rows, room.targets);
  }

  /** Numbers of one update; and the new priorities. */
  private void report(Tensor outputs, Tensor losses, double loss, double norm, Means means) {
    int rows = room.batch.rows();
    estimate.means(outputs.values(), rows, room.means);
    estimate.targetMeans(room.targets, rows, room.targetMeans);
    double value = 0;
    double error = 0;
    for (int row = 0; row < rows; row++) {
      room.errors[row] = Math.abs(room.targetMeans[row] - room.means[row]);
      value += room.means[row];
      error += room.errors[row];
    }
    // Of a distribution, all of what was wrong, as Rainbow does, not of its mean alone.
    float[] surprise = options.distribution() == Distribution.NONE ? room.errors : losses.values();
    priorities.ifPresent(kept -> kept.update(room.batch.places(), surprise));
    means.add(loss, value / rows, error / rows, norm);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    out.writeLong(lessons);
    parameters.save(out);
    targetParameters.save(out);
    adam.save(out);
    layout.save(out);
    buffer.save(out);
    if (priorities.isPresent()) {
      priorities.get().save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    long savedSteps = in.readLong();
    long savedLessons = in.readLong();
    if (savedSteps < 0 || savedLessons < 0 || savedLessons > savedSteps) {
      throw new IOException(
          "the saved learner claims %d lessons on %d steps".formatted(savedLessons, savedSteps));
    }
    parameters.load(in);
    targetParameters.load(in);
    adam.load(in);
    layout.load(in);
    buffer.load(in);
    if (priorities.isPresent()) {
      priorities.get().load(in);
      if (priorities.get().held() != buffer.size()) {
        throw new IOException(
            "the saved learner has priorities of %d transitions and holds %d"
                .formatted(priorities.get().held(), buffer.size()));
      }
    }
    steps = savedSteps;
    lessons = savedLessons;
    frozen = Optional.empty();
  }
}
