package org.plaudit.agents.onpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.ActionHead;
import org.plaudit.agents.policy.NetworkPolicy;
import org.plaudit.agents.policy.NetworkWorld;
import org.plaudit.agents.policy.Observations;
import org.plaudit.agents.policy.RewardScale;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;

/**
 * Proximal policy optimization (arXiv:1707.06347): several passes over each batch of experience, in
 * minibatches, on the clipped objective (eq. 7)
 *
 * <pre>mean of min(ratio A, clip(ratio, 1 - clip, 1 + clip) A),  ratio = pi(a|s) / pi_old(a|s)
 * </pre>
 *
 * with advantages A of {@link Gae}, normalised over each minibatch; minus the squared error of the
 * value; plus an entropy bonus. Policy and value are separate networks with orthogonal initial
 * weights. The old probabilities and values are computed when the batch arrives: the policy that
 * made it is the one that has not learned from it yet. Details follow arXiv:2006.05990 and
 * arXiv:2005.12729.
 *
 * <p>Works on vectors, discrete actions (masked or not) and real ones. Metrics, means over all
 * minibatches of a lesson:
 *
 * <ul>
 *   <li>{@code policy_loss}, {@code value_loss}: as above; the value's before its weight
 *   <li>{@code entropy}: of the policy, in nats
 *   <li>{@code approx_kl}: E[(ratio - 1) - log ratio], how far the policy moved within the lesson
 *   <li>{@code clip_fraction}: share of ratios outside the clip range, in [0, 1]
 *   <li>{@code gradient_norm}: before clipping
 *   <li>{@code explained_variance}: 1 - Var(return - value) / Var(return), at most 1, before
 *       learning
 * </ul>
 */
public final class Ppo<O, A> implements Learner<O, A> {

  /** The published defaults (arXiv:1707.06347, table 3), on eight worlds side by side. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world in one lesson, at least 1") int horizon,
      @Doc("rows of one minibatch, at least 2") int minibatch,
      @Doc("passes over each lesson, at least 1") int epochs,
      @Doc("weight of a reward one step later, in [0, 1]") double discount,
      @Doc("lambda of the advantage estimate, in [0, 1]: 0 trusts values, 1 rewards") double lambda,
      @Doc("Adam's step size, positive") double learningRate,
      @Doc("how far the ratio may move, in (0, 1)") double clip,
      @Doc("whether step size and clip fall linearly to 0 over the run") boolean anneal,
      @Doc("weight of the entropy bonus, at least 0") double entropy,
      @Doc("weight of the value's squared error, positive") double value,
      @Doc("largest norm of a gradient, positive") double maxGradientNorm,
      @Doc("stop a lesson when approx_kl exceeds 1.5 times this; 0 never stops") double targetKl,
      @Doc("whether observations are normalised by their running statistics") boolean normalize,
      @Doc("whether rewards are divided by the deviation of returns") boolean scaleRewards,
      @Doc("sizes of the hidden layers of policy and value") List<Integer> hidden) {
    public Options {
      hidden = List.copyOf(hidden);
      Require.that(worlds >= 1, "worlds (%d) must be at least 1. Maybe 8.", worlds);
      Require.that(horizon >= 1, "horizon (%d) must be at least 1. Maybe 256.", horizon);
      Require.that(
          worlds > 1 || horizon > 1,
          "worlds (%d) times horizon (%d) must be at least 2, one step alone has no spread of"
              + " advantages. Maybe horizon: 256.",
          worlds,
          horizon);
      Require.that(
          (long) worlds * horizon >= 2,
          "worlds (%d) times horizon (%d) must be at least 2 rows. Maybe 8 and 256.",
          worlds,
          horizon);
      Require.that(minibatch >= 2, "minibatch (%d) must be at least 2. Maybe 64.", minibatch);
      Require.that(epochs >= 1, "epochs (%d) must be at least 1. Maybe 10.", epochs);
      Require.that(
          discount >= 0 && discount <= 1,
          "discount (%s) must lie in [0, 1]. Maybe 0.99.",
          discount);
      Require.that(
          lambda >= 0 && lambda <= 1, "lambda (%s) must lie in [0, 1]. Maybe 0.95.", lambda);
      Require.that(
          learningRate > 0, "learning_rate (%s) must be positive. Maybe 0.0003.", learningRate);
      Require.that(clip > 0 && clip < 1, "clip (%s) must lie in (0, 1). Maybe 0.2.", clip);
      Require.that(entropy >= 0, "entropy (%s) must not be negative. Maybe 0.", entropy);
      Require.that(value > 0, "value (%s) must be positive. Maybe 0.5.", value);
      Require.that(
          maxGradientNorm > 0,
          "max_gradient_norm (%s) must be positive. Maybe 0.5.",
          maxGradientNorm);
      Require.that(targetKl >= 0, "target_kl (%s) must not be negative. Maybe 0.", targetKl);
      for (int units : hidden) {
        Require.that(units >= 1, "hidden %s must be positive. Maybe [64, 64].", hidden);
      }
    }

    public static Options defaults() {
      return new Options(
          8,
          256,
          64,
          10,
          0.99,
          0.95,
          3e-4,
          0.2,
          false,
          0,
          0.5,
          0.5,
          0,
          false,
          false,
          List.of(64, 64));
    }
  }

  private final Options options;
  private final EnvSpec<O, A> spec;
  private final long budget;
  private final Seed seed;
  private final Observations layout;
  private final RewardScale scale;
  private final Parameters parameters = new Parameters();
  private final ActionHead head;
  private final Mlp actor;
  private final Mlp critic;
  private final Adam adam;
  private final Tape tape = new Tape(parameters);
  private final Tape judging = new Tape();
  private long steps;
  private long lessons;

  /**
   * @param budget steps of experience over the learner's life, for the schedules
   */
  public Ppo(Options options, EnvSpec<O, A> spec, long budget, Seed seed) {
    this.options = options;
    this.spec = spec;
    this.budget = budget;
    this.seed = seed;
    this.layout = Observations.of(spec, options.normalize());
    this.scale = new RewardScale(options.discount(), options.worlds());
    this.head = ActionHead.of(spec.actions(), parameters);
    var weights = seed.child("weights").generator();
    this.actor =
        Mlp.orthogonal(parameters, "policy", shape(head.outputs()), Math.sqrt(2), 0.01, weights);
    this.critic = Mlp.orthogonal(parameters, "value", shape(1), Math.sqrt(2), 1, weights);
    this.adam = new Adam(parameters, Adam.Options.of(options.learningRate()).withEpsilon(1e-5));
  }

  private Mlp.Shape shape(int outputs) {
    List<Integer> sizes = new ArrayList<>();
    sizes.add(layout.features());
    sizes.addAll(options.hidden());
    sizes.add(outputs);
    return new Mlp.Shape(sizes, Activation.TANH, Activation.IDENTITY);
  }

  /** Makes PPO learners. */
  public static Factory factory(Options options) {
    return new Factory() {
      @Override
      public Optional<String> unfit(EnvSpec<?, ?> spec) {
        return Observations.unfit(spec).or(() -> ActionHead.unfit(spec.actions()));
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Ppo<>(options, spec, steps, seed);
      }

      @Override
      public Env<?, ?> prepare(Env<?, ?> world) {
        return NetworkWorld.of(world);
      }

      @Override
      public int worlds() {
        return options.worlds();
      }

      @Override
      public int horizon() {
        return options.horizon();
      }
    };
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Experience.class);
  }

  @Override
  public Policy<O, A> policy() {
    return new NetworkPolicy<>(spec, layout.frozen(), actor.frozen(), head.frozen(), true);
  }

  @Override
  public Policy<O, A> best() {
    return new NetworkPolicy<>(spec, layout.frozen(), actor.frozen(), head.frozen(), false);
  }

  @Override
  public Metrics learn(List<Lesson<O, A>> all) {
    Metrics metrics = Metrics.none();
    for (Lesson<O, A> lesson : all) {
      if (!(lesson instanceof Lesson.Experience<O, A> experience)) {
        throw new IllegalArgumentException(
            "lesson (%s) must be Experience".formatted(lesson.getClass().getSimpleName()));
      }
      metrics = learn(experience.rollout());
    }
    return metrics;
  }

  private Metrics learn(Rollout experience) {
    int rows = experience.rows();
    for (int row = 0; row < rows; row++) {
      // Found here, before anything has changed; a minibatch without it would still have learned.
      if (!Float.isFinite(experience.rewards()[row])) {
        throw new DivergedException("the reward of row " + row, experience.rewards()[row]);
      }
    }
    layout.add(experience.observations(), rows);
    Rollout rollout = options.scaleRewards() ? scale.apply(experience) : experience;
    float[] features = new float[rows * layout.features()];
    float[] masks = new float[rows * layout.choices()];
    layout.split(rollout.observations(), rows, features, masks);
    Batch whole = new Batch(rows, features, masks, rollout.actions());
    float[] values = values(features, rows);
    float[] nextFeatures = new float[rows * layout.features()];
    layout.split(rollout.next(), rows, nextFeatures, new float[rows * layout.choices()]);
    whole.advantages = new float[rows];
    Gae.compute(
        rollout,
        values,
        values(nextFeatures, rows),
        options.discount(),
        options.lambda(),
        whole.advantages);
    whole.returns = new float[rows];
    for (int row = 0; row < rows; row++) {
      whole.returns[row] = whole.advantages[row] + values[row];
    }
    whole.logProbabilities = logProbabilities(whole);

    double left = options.anneal() ? Math.max(0, 1 - (double) steps / budget) : 1;
    Means means = improve(whole, left);
    steps += rows;
    lessons++;
    return means
        .metrics()
        .and("explained_variance", Diagnostics.explainedVariance(values, whole.returns));
  }

  private float[] values(float[] features, int rows) {
    float[] values = new float[rows];
    critic.frozen().forward(features, 0, rows, values, 0);
    return values;
  }

  private float[] logProbabilities(Batch batch) {
    judging.reset();
    Tensor outputs =
        actor.forward(judging, judging.input(batch.rows, layout.features(), batch.features, 0));
    Tensor log = head.likelihood(judging, outputs, batch.actions, batch.masks).logProbability();
    return Arrays.copyOf(log.values(), batch.rows);
  }

  private Means improve(Batch whole, double left) {
    Means means =
        new Means(
            "policy_loss", "value_loss", "entropy", "approx_kl", "clip_fraction", "gradient_norm");
    int rows = whole.rows;
    var shuffling = seed.child("shuffle").child(lessons).generator();
    int size = Math.min(options.minibatch(), rows);
    for (int epoch = 0; epoch < options.epochs(); epoch++) {
      int[] order = shuffling.permutation(rows);
      double kl = 0;
      int minibatches = 0;
      // A rest too small for a minibatch is left out; the order differs in the next pass.
      for (int from = 0; from + size <= rows; from += size) {
        kl += step(whole.select(order, from, size), left, means);
        minibatches++;
      }
      if (options.targetKl() > 0 && kl / minibatches > 1.5 * options.targetKl()) {
        break;
      }
    }
    return means;
  }

  /** One step of the optimiser on one minibatch; the approximate KL divergence before it. */
  private double step(Batch batch, double left, Means means) {
    int rows = batch.rows;
    double clip = Math.max(1e-6, options.clip() * left);
    Gae.normalize(batch.advantages);
    tape.reset();
    Tensor features = tape.input(rows, layout.features(), batch.features, 0);
    Tensor advantages = tape.input(rows, 1, batch.advantages, 0);
    ActionHead.Likelihood now =
        head.likelihood(tape, actor.forward(tape, features), batch.actions, batch.masks);
    Tensor logRatio =
        tape.sub(now.logProbability(), tape.input(rows, 1, batch.logProbabilities, 0));
    Tensor ratio = tape.exp(logRatio);
    // eq. 7, arXiv:1707.06347, with the sign of a loss
    Tensor policyLoss =
        tape.neg(
            tape.mean(
                tape.minimum(
                    tape.mul(ratio, advantages),
                    tape.mul(tape.clip(ratio, 1 - clip, 1 + clip), advantages))));
    Tensor error = tape.sub(critic.forward(tape, features), tape.input(rows, 1, batch.returns, 0));
    Tensor valueLoss = tape.mean(tape.square(error));
    Tensor entropy = tape.mean(now.entropy());
    Tensor loss =
        tape.sub(
            tape.add(policyLoss, tape.scale(valueLoss, options.value())),
            tape.scale(entropy, options.entropy()));
    tape.backward("PPO's loss", loss);
    double norm = parameters.clipGradients(options.maxGradientNorm());
    adam.step(options.learningRate() * left);

    double kl = Diagnostics.approximateKl(logRatio.values(), rows);
    means.add(
        policyLoss.item(),
        valueLoss.item(),
        entropy.item(),
        kl,
        Diagnostics.clipFraction(ratio.values(), rows, clip),
        norm);
    return kl;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    out.writeLong(lessons);
    parameters.save(out);
    adam.save(out);
    layout.save(out);
    scale.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    steps = in.readLong();
    lessons = in.readLong();
    parameters.load(in);
    adam.load(in);
    layout.load(in);
    scale.load(in);
  }
}
