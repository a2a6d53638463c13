package org.plaudit.agents.onpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.plaudit.agents.learn.Checks;
import org.plaudit.agents.learn.ExperienceLearner;
import org.plaudit.agents.learn.Means;
import org.plaudit.agents.learn.NetworkFactory;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.RewardScale;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
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
public final class Ppo<O, A> extends ExperienceLearner<O, A> {

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
      Checks.worlds(worlds, 8);
      Checks.horizon(horizon, 256);
      Checks.severalRows(worlds, horizon, 256);
      Require.that(minibatch >= 2, "minibatch (%d) must be at least 2. Maybe 64.", minibatch);
      Checks.epochs(epochs, 10);
      Checks.discount(discount);
      Checks.lambda(lambda, "0.95");
      Checks.learningRate(learningRate, "0.0003");
      Require.that(clip > 0 && clip < 1, "clip (%s) must lie in (0, 1). Maybe 0.2.", clip);
      Checks.entropy(entropy);
      Checks.value(value);
      Checks.maxGradientNorm(maxGradientNorm);
      Require.that(targetKl >= 0, "target_kl (%s) must not be negative. Maybe 0.", targetKl);
      Checks.hidden(hidden);
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
  private final long budget;
  private final Seed seed;
  private final RewardScale scale;
  private final ActorCritic<O, A> networks;
  private final Parameters parameters;
  private final Adam adam;
  private final Tape tape;
  private long steps;
  private long lessons;

  /**
   * @param budget steps of experience over the learner's life, for the schedules
   */
  public Ppo(Options options, EnvSpec<O, A> spec, long budget, Seed seed) {
    this.options = options;
    this.budget = budget;
    this.seed = seed;
    this.scale = new RewardScale(options.discount(), options.worlds());
    this.networks = new ActorCritic<>(spec, options.hidden(), options.normalize(), seed);
    this.parameters = networks.parameters();
    this.tape = new Tape(parameters);
    this.adam = new Adam(parameters, Adam.Options.of(options.learningRate()).withEpsilon(1e-5));
  }

  /** Makes PPO learners. */
  public static Factory factory(Options options) {
    return new NetworkFactory(options.worlds(), options.horizon()) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Ppo<>(options, spec, steps, seed);
      }
    };
  }

  @Override
  public Policy<O, A> policy() {
    return networks.exploring();
  }

  @Override
  public Policy<O, A> best() {
    return networks.greedy();
  }

  @Override
  protected Metrics learn(Rollout experience) {
    Batch whole = networks.read(experience);
    int rows = whole.rows;
    Rollout rollout = options.scaleRewards() ? scale.apply(experience) : experience;
    float[] values = networks.critic().values(whole);
    whole.advantages = new float[rows];
    Gae.compute(
        rollout,
        values,
        networks.critic().nextValues(rollout),
        options.discount(),
        options.lambda(),
        whole.advantages);
    whole.returns = new float[rows];
    for (int row = 0; row < rows; row++) {
      whole.returns[row] = whole.advantages[row] + values[row];
    }
    whole.logProbabilities = networks.logProbabilities(whole);

    double left = options.anneal() ? Math.max(0, 1 - (double) steps / budget) : 1;
    Means means = improve(whole, left);
    steps += rows;
    lessons++;
    return means
        .metrics()
        .and("explained_variance", Diagnostics.explainedVariance(values, whole.returns));
  }

  private Means improve(Batch whole, double left) {
    Means means = new Means(ClippedSurrogate.MEASURED);
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
    Tensor features = tape.input(rows, networks.features(), batch.features, 0);
    ClippedSurrogate losses =
        ClippedSurrogate.of(
            tape,
            networks.likelihood(tape, features, batch),
            networks.critic().value(tape, features),
            batch,
            clip,
            options.value(),
            options.entropy());
    tape.backward("PPO's loss", losses.total());
    double norm = parameters.clipGradients(options.maxGradientNorm());
    adam.step(options.learningRate() * left);
    return losses.report(rows, clip, norm, means);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    out.writeLong(lessons);
    networks.save(out);
    adam.save(out);
    scale.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    steps = in.readLong();
    lessons = in.readLong();
    networks.load(in);
    adam.load(in);
    scale.load(in);
  }
}
