package org.plaudit.agents.offpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.agents.learn.Means;
import org.plaudit.agents.learn.ReplayLearner;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.ActionHead;
import org.plaudit.agents.policy.NetworkPolicy;
import org.plaudit.agents.policy.NetworkWorld;
import org.plaudit.agents.policy.RandomLearner;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.StepRewards;

/**
 * Twin delayed deep deterministic policy gradient (arXiv:1802.09477, algorithm 1): a network that
 * names one action, and climbs what a critic thinks of it. Three remedies keep it from believing
 * its critic's errors: the smaller of two critics is the target; that target is an average over
 * actions nearby; and policy and targets move once in {@code delay} updates of the critics.
 *
 * <p>It explores by normal noise around its action; the first {@code start} steps are drawn
 * uniformly. Works on vectors and real actions with finite bounds, which reach it as [-1, 1].
 * Metrics, means over the updates of a lesson, absent before the first:
 *
 * <ul>
 *   <li>{@code critic_loss}: both critics' mean squared errors, added
 *   <li>{@code q_mean}: what the first critic thinks of the actions in the minibatch
 *   <li>{@code critic_gradient_norm}
 *   <li>{@code actor_loss}: minus what the first critic thinks of the policy's actions; this and
 *       the next over those updates that moved the policy, absent if none did
 *   <li>{@code actor_gradient_norm}
 * </ul>
 */
public final class Td3<O, A> extends ReplayLearner<O, A> {

  /** The published defaults (arXiv:1802.09477, sec. 6.1 and table 3), after 1,000 random steps. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world in one lesson, at least 1") int horizon,
      @Doc("minibatches learned from after each lesson, at least 1") int updates,
      @Doc("rows of one minibatch, at least 1") int batch,
      @Doc("most steps remembered") int buffer,
      @Doc("steps taken at random before learning begins") long start,
      @Doc("weight of a reward one step later, in [0, 1]") double discount,
      @Doc("share by which the targets follow when they move, in (0, 1]") double tau,
      @Doc("Adam's step size, positive") double learningRate,
      @Doc("deviation of the noise that explores, at least 0") double noise,
      @Doc("deviation of the noise around the target's action, at least 0") double targetNoise,
      @Doc("largest noise around the target's action, at least 0") double targetClip,
      @Doc("updates of the critics for one of the policy, at least 1") int delay,
      @Doc("whether observations are normalised by their running statistics") boolean normalize,
      @Doc("sizes of the hidden layers of policy and critics") List<Integer> hidden) {
    public Options {
      hidden = List.copyOf(hidden);
      Ranges.experience(worlds, horizon, updates, batch, buffer, start);
      Ranges.learning(discount, tau, learningRate, hidden);
      Require.that(noise >= 0, "noise (%s) must not be negative. Maybe 0.1.", noise);
      Require.that(
          targetNoise >= 0, "target_noise (%s) must not be negative. Maybe 0.2.", targetNoise);
      Require.that(
          targetClip >= 0, "target_clip (%s) must not be negative. Maybe 0.5.", targetClip);
      Require.that(delay >= 1, "delay (%d) must be at least 1. Maybe 2.", delay);
    }

    public static Options defaults() {
      return new Options(
          1,
          1,
          1,
          100,
          1_000_000,
          1_000,
          0.99,
          0.005,
          1e-3,
          0.1,
          0.2,
          0.5,
          2,
          false,
          List.of(400, 300));
    }
  }

  private final Options options;
  private final EnvSpec<O, A> spec;
  private final Seed seed;
  private final Memory memory;
  private final Parameters actorParameters = new Parameters();
  private final Parameters targetParameters = new Parameters();
  private final Mlp actor;
  private final Mlp targetActor;
  private final Adam actorAdam;
  private final TwinCritics critics;
  private final Tape judging = new Tape();
  private final Tape acting = new Tape(actorParameters);
  private final float[] smoothing;
  private final float[] targets;
  private long steps;
  private long taught;
  private long updates;

  public Td3(Options options, EnvSpec<O, A> spec, Seed seed) {
    NetworkWorld.requireBounded(spec);
    this.options = options;
    this.spec = spec;
    this.seed = seed;
    int rows = options.batch();
    int width = spec.actions().width();
    this.memory = new Memory(spec, options.buffer(), options.worlds(), rows, options.normalize());
    this.smoothing = new float[rows * width];
    this.targets = new float[rows];
    var weights = seed.child("weights").generator();
    int features = memory.layout().features();
    List<Integer> sizes = TwinCritics.sizes(features, options.hidden(), width);
    Mlp.Shape shape = new Mlp.Shape(sizes, Activation.RELU, Activation.TANH);
    this.actor = Mlp.uniform(actorParameters, "policy", shape, weights);
    this.targetActor = Mlp.uniform(targetParameters, "policy", shape, weights);
    targetParameters.copyFrom(actorParameters);
    this.actorAdam = new Adam(actorParameters, Adam.Options.of(options.learningRate()));
    this.critics =
        new TwinCritics(features, width, options.hidden(), options.learningRate(), weights);
  }

  /** Makes TD3 learners. */
  public static Factory factory(Options options) {
    return new BoundedFactory(options.worlds(), options.horizon()) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Td3<>(options, spec, seed);
      }
    };
  }

  @Override
  public Policy<O, A> policy() {
    return steps < options.start() ? RandomLearner.uniform(spec) : acting(true);
  }

  @Override
  public Policy<O, A> best() {
    return acting(false);
  }

  private Policy<O, A> acting(boolean exploring) {
    ActionHead.Sampler head = new Noise(spec.actions().width(), options.noise());
    return new NetworkPolicy<>(spec, memory.layout().frozen(), actor.frozen(), head, exploring);
  }

  /**
   * The network's action, perhaps with normal noise around it, held within [-1, 1].
   *
   * @param width numbers of an action
   */
  private record Noise(int width, double deviation) implements ActionHead.Sampler {
    @Override
    public void sample(
        float[] outputs,
        int at,
        float[] masks,
        int maskAt,
        float[] actions,
        int actionAt,
        RandomGenerator rng) {
      for (int i = 0; i < width; i++) {
        actions[actionAt + i] = within(1, outputs[at + i] + deviation * rng.nextGaussian());
      }
    }

    @Override
    public void mode(
        float[] outputs, int at, float[] masks, int maskAt, float[] actions, int actionAt) {
      System.arraycopy(outputs, at, actions, actionAt, width);
    }
  }

  private static float within(double limit, double value) {
    return (float) Math.max(-limit, Math.min(limit, value));
  }

  @Override
  protected Metrics learn(Rollout rollout) {
    memory.add(rollout);
    steps += rollout.rows();
    taught++;
    if (steps < options.start()) {
      return Metrics.none();
    }
    Means judged = new Means("critic_loss", "q_mean", "critic_gradient_norm");
    Means acted = new Means("actor_loss", "actor_gradient_norm");
    boolean moved = false;
    RandomGenerator rng = seed.child("updates").child(taught).generator();
    for (int update = 0; update < options.updates(); update++) {
      memory.draw(options.discount(), rng);
      judge(rng, judged);
      updates++;
      if (updates % options.delay() == 0) {
        improve(acted);
        moved = true;
      }
    }
    return moved ? judged.metrics().and(acted.metrics()) : judged.metrics();
  }

  @Override
  protected void relabel(StepRewards rewards) {
    memory.held().relabel(rewards);
  }

  /** One step of both critics. */
  private void judge(RandomGenerator rng, Means means) {
    TwinCritics.Fit fit =
        critics.fit(options.batch(), memory.features(), memory.actions(), targets(rng));
    means.add(fit.loss(), fit.meanValue(), fit.gradientNorm());
  }

  /** What the critics should have thought of each row: r + discount min Q'(s', a') (eq. 14). */
  private float[] targets(RandomGenerator rng) {
    judging.reset();
    Tensor next =
        judging.input(options.batch(), memory.layout().features(), memory.nextFeatures(), 0);
    for (int i = 0; i < smoothing.length; i++) {
      smoothing[i] = within(options.targetClip(), options.targetNoise() * rng.nextGaussian());
    }
    Tensor actions = smoothed(judging, targetActor.forward(judging, next), smoothing);
    float[] values = critics.smallerTarget(judging, next, actions).values();
    for (int row = 0; row < targets.length; row++) {
      targets[row] = memory.rewards()[row] + memory.bootstraps()[row] * values[row];
    }
    return targets;
  }

  /** The actions with clipped noise, within [-1, 1] (eq. 14). */
  static Tensor smoothed(Tape tape, Tensor actions, float[] noise) {
    Tensor drawn = tape.input(actions.rows(), actions.cols(), noise, 0);
    return tape.clip(tape.add(actions, drawn), -1, 1);
  }

  /** One step of the policy up the first critic, and of all targets after their networks. */
  private void improve(Means means) {
    acting.reset();
    Tensor features =
        acting.input(options.batch(), memory.layout().features(), memory.features(), 0);
    Tensor loss =
        actorLoss(acting, critics.first(acting, features, actor.forward(acting, features)));
    acting.backward("TD3's actor loss", loss);
    double norm = actorParameters.gradientNorm();
    actorAdam.step();
    targetParameters.track(actorParameters, options.tau());
    critics.track(options.tau());
    means.add(loss.item(), norm);
  }

  /** Minus the mean of what the first critic thinks, whose gradient is the policy's (eq. 2). */
  static Tensor actorLoss(Tape tape, Tensor value) {
    return tape.neg(tape.mean(value));
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    out.writeLong(taught);
    out.writeLong(updates);
    actorParameters.save(out);
    targetParameters.save(out);
    actorAdam.save(out);
    critics.save(out);
    memory.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    steps = in.readLong();
    taught = in.readLong();
    updates = in.readLong();
    actorParameters.load(in);
    targetParameters.load(in);
    actorAdam.load(in);
    critics.load(in);
    memory.load(in);
  }
}
