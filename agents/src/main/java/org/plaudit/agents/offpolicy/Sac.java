package org.plaudit.agents.offpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.plaudit.agents.learn.Means;
import org.plaudit.agents.learn.ReplayLearner;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.Initializer;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameter;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.NetworkPolicy;
import org.plaudit.agents.policy.NetworkWorld;
import org.plaudit.agents.policy.RandomLearner;
import org.plaudit.agents.policy.SquashedGaussian;
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
 * Soft actor-critic (arXiv:1801.01290, with the learned temperature of arXiv:1812.05905, whose
 * equations are cited): a policy that earns much and stays as random as it can, learned from
 * everything it ever lived through. Its objective is
 *
 * <pre>E[sum of discount^t (reward + alpha entropy of pi(.|s))]  (eq. 1)
 * </pre>
 *
 * <p>Each update takes one minibatch from the replay buffer and improves, in this order, both
 * critics, the policy, and the temperature alpha; then the critics' targets follow a little. The
 * policy is a {@link SquashedGaussian}; the first {@code start} steps are drawn uniformly.
 *
 * <p>Works on vectors and real actions with finite bounds, which reach it as [-1, 1]. Metrics,
 * means over the updates of a lesson, absent before the first:
 *
 * <ul>
 *   <li>{@code critic_loss}: both critics' mean squared errors, added
 *   <li>{@code actor_loss}: mean of alpha log pi - Q
 *   <li>{@code q_mean}: what the first critic thinks of the actions in the minibatch, entropy
 *       included
 *   <li>{@code entropy}: of the policy, in nats, estimated from one action a row; may be negative
 *   <li>{@code alpha}: the weight of the entropy
 *   <li>{@code critic_gradient_norm}, {@code actor_gradient_norm}
 * </ul>
 */
public final class Sac<O, A> extends ReplayLearner<O, A> {

  /** The published defaults (arXiv:1812.05905, table 1), after 1,000 random steps. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world in one lesson, at least 1") int horizon,
      @Doc("minibatches learned from after each lesson, at least 1") int updates,
      @Doc("rows of one minibatch, at least 1") int batch,
      @Doc("most steps remembered") int buffer,
      @Doc("steps taken at random before learning begins") long start,
      @Doc("weight of a reward one step later, in [0, 1]") double discount,
      @Doc("share by which the targets follow at each update, in (0, 1]") double tau,
      @Doc("Adam's step size, positive") double learningRate,
      @Doc("weight of the entropy: to begin with, or throughout") double alpha,
      @Doc("whether alpha is learned, so that the entropy meets its target") boolean adapt,
      @Doc("target of the entropy, in nats for each number of an action") double entropy,
      @Doc("whether observations are normalised by their running statistics") boolean normalize,
      @Doc("sizes of the hidden layers of policy and critics") List<Integer> hidden) {
    public Options {
      hidden = List.copyOf(hidden);
      Require.that(
          alpha >= 0 && (alpha > 0 || !adapt),
          adapt
              ? "alpha (%s) must be positive to be learned. Maybe 1."
              : "alpha (%s) must not be negative. Maybe 0.2.",
          alpha);
      Ranges.experience(worlds, horizon, updates, batch, buffer, start);
      Ranges.learning(discount, tau, learningRate, hidden);
    }

    public static Options defaults() {
      return new Options(
          1, 1, 1, 256, 1_000_000, 1_000, 0.99, 0.005, 3e-4, 1, true, -1, false, List.of(256, 256));
    }
  }

  private final Options options;
  private final EnvSpec<O, A> spec;
  private final Seed seed;
  private final Memory memory;
  private final SquashedGaussian head;
  private final Parameters actorParameters = new Parameters();
  private final Mlp actor;
  private final Adam actorAdam;
  private TwinCritics critics;
  private final Parameters temperature = new Parameters();
  private final Parameter logAlpha = temperature.add("log_alpha", 1, 1);
  private final Adam temperatureAdam;
  private final Tape judging = new Tape();
  private final Tape acting = new Tape(actorParameters);
  private final Tape warming = new Tape(temperature);
  private final float[] noise;
  private final float[] targets;
  private final Consumer<Minibatch> revision;
  private long steps;
  private long taught;

  public Sac(Options options, EnvSpec<O, A> spec, Seed seed) {
    this(options, spec, seed, drawn -> {});
  }

  /**
   * @param revision has the last word on each minibatch, on its rewards above all, before it is
   *     learned from
   */
  public Sac(Options options, EnvSpec<O, A> spec, Seed seed, Consumer<Minibatch> revision) {
    NetworkWorld.requireBounded(spec);
    this.options = options;
    this.spec = spec;
    this.seed = seed;
    this.revision = revision;
    int rows = options.batch();
    int width = spec.actions().width();
    this.memory = new Memory(spec, options.buffer(), options.worlds(), rows, options.normalize());
    this.head = new SquashedGaussian(width);
    this.noise = new float[rows * width];
    this.targets = new float[rows];
    var weights = seed.child("weights").generator();
    int features = memory.layout().features();
    List<Integer> sizes = TwinCritics.sizes(features, options.hidden(), head.outputs());
    this.actor =
        Mlp.uniform(
            actorParameters,
            "policy",
            new Mlp.Shape(sizes, Activation.RELU, Activation.IDENTITY),
            weights);
    this.actorAdam = new Adam(actorParameters, Adam.Options.of(options.learningRate()));
    this.critics = critics(weights);
    if (options.adapt()) {
      Initializer.constant(Math.log(options.alpha())).fill(logAlpha, weights);
    }
    this.temperatureAdam = new Adam(temperature, Adam.Options.of(options.learningRate()));
  }

  private TwinCritics critics(RandomGenerator weights) {
    return new TwinCritics(
        memory.layout().features(),
        spec.actions().width(),
        options.hidden(),
        options.learningRate(),
        weights);
  }

  /** Makes SAC learners. */
  public static Factory factory(Options options) {
    return new BoundedFactory(options.worlds(), options.horizon()) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Sac<>(options, spec, seed);
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
    return new NetworkPolicy<>(spec, memory.layout().frozen(), actor.frozen(), head, exploring);
  }

  @Override
  protected Metrics learn(Rollout rollout) {
    memory.add(rollout);
    steps += rollout.rows();
    taught++;
    if (steps < options.start()) {
      return Metrics.none();
    }
    Means means = measured();
    RandomGenerator rng = seed.child("updates").child(taught).generator();
    for (int update = 0; update < options.updates(); update++) {
      update(rng, means);
    }
    return means.metrics();
  }

  @Override
  protected void relabel(StepRewards rewards) {
    memory.held().relabel(rewards);
  }

  /** All that it lived through, as far as it is remembered; not to be added to. */
  public ReplayBuffer held() {
    return memory.held();
  }

  /**
   * Puts new critics in the place of those that judge by a reward that counts no more, and learns
   * from {@code updates} minibatches; from none while it would not learn from experience either.
   * The policy goes on.
   */
  public void renewCritics(int updates) {
    Seed renewal = seed.child("renewal").child(taught);
    critics = critics(renewal.child("weights").generator());
    RandomGenerator rng = renewal.child("updates").generator();
    boolean learns = steps > 0 && steps >= options.start();
    for (int update = 0; update < updates && learns; update++) {
      update(rng, measured());
    }
  }

  private static Means measured() {
    return new Means(
        "critic_loss",
        "actor_loss",
        "q_mean",
        "entropy",
        "alpha",
        "critic_gradient_norm",
        "actor_gradient_norm");
  }

  /** One step of everything on one minibatch (algorithm 1). */
  private void update(RandomGenerator rng, Means means) {
    memory.draw(options.discount(), rng);
    revision.accept(memory.drawn());
    double alpha = alpha();
    int rows = options.batch();
    TwinCritics.Fit fit =
        critics.fit(rows, memory.features(), memory.actions(), targets(alpha, rng));

    acting.reset();
    Tensor features = acting.input(rows, memory.layout().features(), memory.features(), 0);
    fill(noise, rng);
    SquashedGaussian.Draw drawn = head.draw(acting, actor.forward(acting, features), noise);
    Tensor value = critics.smaller(acting, features, drawn.actions());
    Tensor loss = actorLoss(acting, alpha, drawn.logDensity(), value);
    double entropy = -acting.mean(drawn.logDensity()).item();
    acting.backward("SAC's actor loss", loss);
    double norm = actorParameters.gradientNorm();
    actorAdam.step();

    if (options.adapt()) {
      warming.reset();
      double target = options.entropy() * spec.actions().width();
      warming.backward(
          "SAC's temperature loss",
          temperatureLoss(warming, warming.parameter(logAlpha), entropy, target));
      temperatureAdam.step();
    }
    critics.track(options.tau());
    means.add(fit.loss(), loss.item(), fit.meanValue(), entropy, alpha, fit.gradientNorm(), norm);
  }

  private double alpha() {
    return options.adapt() ? Math.exp(logAlpha.at(0, 0)) : options.alpha();
  }

  /** What the critics should have thought of each row. */
  private float[] targets(double alpha, RandomGenerator rng) {
    judging.reset();
    Tensor next =
        judging.input(options.batch(), memory.layout().features(), memory.nextFeatures(), 0);
    fill(noise, rng);
    SquashedGaussian.Draw drawn = head.draw(judging, actor.forward(judging, next), noise);
    float[] values = critics.smallerTarget(judging, next, drawn.actions()).values();
    float[] logDensities = drawn.logDensity().values();
    for (int row = 0; row < targets.length; row++) {
      targets[row] =
          (float)
              target(
                  memory.rewards()[row],
                  memory.bootstraps()[row],
                  values[row],
                  alpha * logDensities[row]);
    }
    return targets;
  }

  private static void fill(float[] noise, RandomGenerator rng) {
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) rng.nextGaussian();
    }
  }

  /**
   * What an action is worth: its reward, and the soft value of what followed (eqs. 2 and 3).
   *
   * @param bootstrap the discount, or 0 where the episode terminated
   * @param value of the action drawn there, by the targets
   * @param surprise alpha times the logarithm of that action's density
   */
  static double target(double reward, double bootstrap, double value, double surprise) {
    return reward + bootstrap * (value - surprise);
  }

  /** Mean of alpha log pi(a|s) - Q(s, a) for actions drawn from the policy (eq. 9). */
  static Tensor actorLoss(Tape tape, double alpha, Tensor logDensity, Tensor value) {
    return tape.mean(tape.sub(tape.scale(logDensity, alpha), value));
  }

  /**
   * alpha falls while the policy is more random than it should be (eq. 18). As in the published
   * code, log alpha stands where the equation has alpha, so that a step does not depend on it.
   */
  static Tensor temperatureLoss(Tape tape, Tensor logAlpha, double entropy, double target) {
    return tape.scale(logAlpha, entropy - target);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    out.writeLong(taught);
    actorParameters.save(out);
    actorAdam.save(out);
    critics.save(out);
    temperature.save(out);
    temperatureAdam.save(out);
    memory.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    steps = in.readLong();
    taught = in.readLong();
    actorParameters.load(in);
    actorAdam.load(in);
    critics.load(in);
    temperature.load(in);
    temperatureAdam.load(in);
    memory.load(in);
  }
}
