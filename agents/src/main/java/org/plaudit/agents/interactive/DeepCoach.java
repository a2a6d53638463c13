package org.plaudit.agents.interactive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plaudit.agents.learn.Checks;
import org.plaudit.agents.learn.NetworkFactory;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.RmsProp;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.offpolicy.Minibatch;
import org.plaudit.agents.offpolicy.ReplayBuffer;
import org.plaudit.agents.policy.ActionHead;
import org.plaudit.agents.policy.ActionHead.Likelihood;
import org.plaudit.agents.policy.NetworkPolicy;
import org.plaudit.agents.policy.Observations;
import org.plaudit.agents.policy.TableState;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/**
 * Deep COACH (arXiv:1902.04257, algorithm 1): {@link Coach} with a network. Each signal f is kept
 * with the window of the last steps before it, and used again: after every {@code interval} steps a
 * minibatch of windows is drawn, and the policy moves along the mean over windows of
 *
 * <pre>f sum over k of lambda^k (pi(a_k|s_k) / pi_old(a_k|s_k)) grad log pi(a_k|s_k)
 * </pre>
 *
 * in which the ratio makes up for the policy having changed since, and along the gradient of its
 * entropy, which keeps it from deciding before it was told enough. As a ratio times the gradient of
 * its logarithm is the gradient of the ratio, the loss is minus the sum of f lambda^k times the
 * ratios. As in PPO (arXiv:1707.06347, eq. 7), a ratio of what was praised counts up to {@code
 * max_ratio} only, of what was blamed down to its inverse: a density of real actions would grow
 * without bounds, and flee without end from what was once blamed. Real actions want a {@code
 * max_ratio} of about 1.3 and a {@code buffer} of the latest signals alone.
 *
 * <p>Works on vectors with any actions that a distribution covers, masked or not. Trace, window,
 * minibatch and the optimiser, RMSProp, are the paper's; its entropy of 1.5 and step size of
 * 0.00025, for pictures of a game, would keep small worlds from being decided about. Metrics of a
 * lesson: {@code signals}, how many were heard; {@code signal_mean}, their mean, absent where none
 * was heard; {@code policy_loss} and {@code entropy} (in nats), means over updates, absent where
 * there was none; {@code human_buffer}, the windows held.
 */
public final class DeepCoach<O, A> extends SignalLearner<O, A> {
  private static final int MARK = 0x44434f31; // "DCO1"

  /** Ratios beyond e to the power of this, or of minus this, are as good as endless, or as 0. */
  private static final double MOST = 50;

  /** For a person who reacts at once. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world between two lessons, at least 1; 1 listens after every step")
          int horizon,
      @Doc("RMSProp's step size, positive") double learningRate,
      @Doc("lambda: what a step earlier counts for, in [0, 1]") double trace,
      @Doc("steps kept with a signal, at least 1") int window,
      @Doc("d: steps from an action to the signal about it, at least 0; a known delay goes before")
          int delay,
      @Doc("steps of experience between two minibatches, at least 1") int interval,
      @Doc("windows of one minibatch, at least 1; learning starts with so many") int batch,
      @Doc("most windows held, at least batch") int buffer,
      @Doc("weight of the entropy, at least 0") double entropy,
      @Doc("ratio of probabilities up to which praise counts, and blame to its inverse; above 1")
          double maxRatio,
      @Doc("largest norm of a gradient, positive") double maxGradientNorm,
      @Doc("whether observations are normalised by their running statistics") boolean normalize,
      @Doc("sizes of the hidden layers") List<Integer> hidden) {
    public Options {
      hidden = List.copyOf(hidden);
      Checks.worlds(worlds, 1);
      Checks.horizon(horizon, 1);
      Checks.learningRate(learningRate, "0.001");
      Require.that(trace >= 0 && trace <= 1, "trace (%s) must lie in [0, 1]. Maybe 0.35.", trace);
      Require.that(window >= 1, "window (%d) must be at least 1. Maybe 10.", window);
      Require.that(delay >= 0, "delay (%d) must not be negative. Maybe 0.", delay);
      Require.that(interval >= 1, "interval (%d) must be at least 1. Maybe 1.", interval);
      Require.that(batch >= 1, "batch (%d) must be at least 1. Maybe 16.", batch);
      Require.that(
          buffer >= batch,
          "buffer (%d) must hold a minibatch of %d windows. Maybe 10000.",
          buffer,
          batch);
      Checks.entropy(entropy);
      Require.that(maxRatio > 1, "max_ratio (%s) must be above 1. Maybe 10.", maxRatio);
      Checks.maxGradientNorm(maxGradientNorm);
      Checks.hidden(hidden);
    }

    public static Options defaults() {
      return new Options(1, 1, 1e-3, 0.35, 10, 0, 1, 16, 10_000, 0.1, 10, 1, true, List.of(64, 64));
    }
  }

  private final Options options;
  private final int observationWidth;
  private final int actionWidth;
  private final Seed drawing;
  private final Observations layout;
  private final Parameters parameters = new Parameters();
  private final ActionHead head;
  private final Mlp actor;
  private final RmsProp optimizer;
  private final Tape tape = new Tape(parameters);
  private final Tape judging = new Tape();
  private final ReplayBuffer buffer;
  private final Minibatch minibatch;
  private long steps;
  private long draws;
  private int updates;
  private double losses;
  private double entropies;

  public DeepCoach(Options options, EnvSpec<O, A> spec, Seed seed) {
    super(spec);
    this.options = options;
    this.observationWidth = spec.observations().width();
    this.actionWidth = spec.actions().width();
    this.drawing = seed.child("draw");
    this.layout = Observations.of(spec, options.normalize());
    this.head = ActionHead.of(spec.actions(), parameters);
    this.actor =
        Mlp.orthogonal(
            parameters,
            "policy",
            Mlp.Shape.through(layout.features(), options.hidden(), head.outputs(), Activation.TANH),
            Math.sqrt(2),
            0.01,
            seed.child("weights").generator());
    this.optimizer = new RmsProp(parameters, RmsProp.Options.of(options.learningRate()));
    // A row is a window: of each step what was seen, what was done, how likely that was, and what
    // it counts for.
    this.buffer =
        new ReplayBuffer(
            options.buffer(),
            1,
            options.window() * observationWidth,
            options.window() * (actionWidth + 2));
    this.minibatch = buffer.minibatch(options.batch());
  }

  /** Makes Deep COACH learners. */
  public static Factory factory(Options options) {
    return new NetworkFactory(options.worlds(), options.horizon()) {
      @Override
      public Set<Class<? extends Feedback>> feedback() {
        return Set.of(Signal.class);
      }

      @Override
      public boolean rewarded() {
        return false;
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new DeepCoach<>(options, spec, seed);
      }
    };
  }

  /** Keeps the window that ends with the step the signal is about. */
  @Override
  void hear(Segment<O, A> segment, Signal signal) {
    int delay = signal.delay() > 0 ? signal.delay() : options.delay();
    int newest = segment.length() - 1 - delay;
    if (newest < 0) {
      return; // about what is not shown any more
    }
    int window = options.window();
    float[] observations = new float[window * observationWidth];
    float[] actions = new float[window * (actionWidth + 2)];
    float[] taken = new float[window * actionWidth];
    double weight = 1;
    for (int back = 0; back < window; back++) {
      // Where the episode is too short, its first step is kept again and counts for nothing.
      int step = Math.max(0, newest - back);
      look(segment, step);
      System.arraycopy(seen, 0, observations, back * observationWidth, observationWidth);
      System.arraycopy(done(segment, step), 0, taken, back * actionWidth, actionWidth);
      actions[back * (actionWidth + 2) + actionWidth + 1] = newest >= back ? (float) weight : 0;
      weight *= options.trace();
    }
    judging.reset();
    float[] logs = likelihood(judging, window, observations, taken).logProbability().values();
    for (int back = 0; back < window; back++) {
      int at = back * (actionWidth + 2);
      System.arraycopy(taken, back * actionWidth, actions, at, actionWidth);
      actions[at + actionWidth] = logs[back];
    }
    buffer.add(
        new Rollout(
            1,
            1,
            observations,
            actions,
            observations,
            new float[] {(float) signal.value()},
            new Ending[] {Ending.TERMINATED}));
  }

  private Likelihood likelihood(Tape on, int rows, float[] observations, float[] taken) {
    float[] features = new float[rows * layout.features()];
    float[] masks = new float[rows * layout.choices()];
    layout.split(observations, rows, features, masks);
    Tensor outputs = actor.forward(on, on.input(rows, layout.features(), features, 0));
    return head.likelihood(on, outputs, taken, masks);
  }

  @Override
  void follow(Rollout rollout) {
    layout.add(rollout.observations(), rollout.rows());
    long before = steps / options.interval();
    steps += rollout.rows();
    long due = steps / options.interval() - before;
    for (; due > 0 && buffer.size() >= options.batch(); due--) {
      buffer.draw(minibatch, drawing.child(draws).generator());
      buffer.read(minibatch, 1, 0);
      draws++;
      update();
    }
  }

  /** One step of the optimiser on a minibatch of windows. */
  private void update() {
    int window = options.window();
    int rows = minibatch.rows() * window;
    float[] taken = new float[rows * actionWidth];
    float[] old = new float[rows];
    float[] weights = new float[rows];
    for (int row = 0; row < rows; row++) {
      int at = row * (actionWidth + 2);
      System.arraycopy(minibatch.actions(), at, taken, row * actionWidth, actionWidth);
      old[row] = minibatch.actions()[at + actionWidth];
      float share = minibatch.actions()[at + actionWidth + 1];
      weights[row] = minibatch.rewards()[row / window] * share / minibatch.rows();
    }
    tape.reset();
    Likelihood now = likelihood(tape, rows, minibatch.observations(), taken);
    Tensor policy = loss(tape, now.logProbability(), old, weights, options.maxRatio());
    Tensor entropy = tape.mean(now.entropy());
    tape.backward("Deep COACH's loss", tape.sub(policy, tape.scale(entropy, options.entropy())));
    losses += policy.item();
    entropies += entropy.item();
    updates++;
    parameters.clipGradients(options.maxGradientNorm());
    optimizer.step();
  }

  /**
   * Minus the sum over rows of w pi(a|s) / pi_old(a|s); of it the gradient is minus the sum of w
   * (pi / pi_old) grad log pi. What a ratio is held at has no gradient.
   *
   * @param logProbability (rows, 1): log pi(a|s)
   * @param old (rows): log pi_old(a|s)
   * @param weights (rows): signal times trace, over the windows
   * @param maxRatio at which a ratio is held where w is positive; where negative, at its inverse
   */
  static Tensor loss(
      Tape tape, Tensor logProbability, float[] old, float[] weights, double maxRatio) {
    int rows = logProbability.rows();
    float[] praise = new float[rows];
    float[] blame = new float[rows];
    for (int row = 0; row < rows; row++) {
      praise[row] = Math.max(0, weights[row]);
      blame[row] = Math.min(0, weights[row]);
    }
    double most = Math.log(maxRatio);
    Tensor change = tape.sub(logProbability, tape.input(rows, 1, old, 0));
    Tensor praised = tape.exp(tape.clip(change, -MOST, most));
    Tensor blamed = tape.exp(tape.clip(change, -most, MOST));
    return tape.neg(
        tape.sum(
            tape.add(
                tape.mul(praised, tape.input(rows, 1, praise, 0)),
                tape.mul(blamed, tape.input(rows, 1, blame, 0)))));
  }

  @Override
  void report(Map<String, Double> metrics) {
    if (updates > 0) {
      metrics.put("policy_loss", losses / updates);
      metrics.put("entropy", entropies / updates);
    }
    metrics.put("human_buffer", (double) buffer.size());
    updates = 0;
    losses = 0;
    entropies = 0;
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

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(MARK);
    out.writeLong(steps);
    out.writeLong(draws);
    parameters.save(out);
    optimizer.save(out);
    layout.save(out);
    buffer.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    TableState.expect(in, MARK, "DeepCoach");
    long savedSteps = TableState.count(in);
    long savedDraws = TableState.count(in);
    parameters.load(in);
    optimizer.load(in);
    layout.load(in);
    buffer.load(in);
    steps = savedSteps;
    draws = savedDraws;
  }
}
