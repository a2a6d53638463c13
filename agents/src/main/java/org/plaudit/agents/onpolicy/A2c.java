package org.plaudit.agents.onpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.plaudit.agents.learn.Checks;
import org.plaudit.agents.learn.ExperienceLearner;
import org.plaudit.agents.learn.NetworkFactory;
import org.plaudit.agents.nn.RmsProp;
import org.plaudit.agents.policy.RewardScale;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;

/**
 * Advantage actor-critic (arXiv:1602.01783, algorithm S3, all worlds in step rather than each in a
 * thread of its own): after every few steps one step of RMSProp along the gradient of
 *
 * <pre>mean of -A log pi(a|s) + value (R - V(s))² - entropy H(pi(.|s)),  A = R - V(s)
 * </pre>
 *
 * where R is the sum of rewards to the end of the lesson or of the episode and V of what came last,
 * unless the episode terminated; A is taken as a constant. With lambda below 1, A is that of {@link
 * Gae} and R is A + V(s). The lesson is used once, by the policy that made it, so there are no
 * ratios, and no approximate KL divergence to report. Policy and value are separate networks.
 *
 * <p>Works on vectors, discrete actions (masked or not) and real ones. Metrics of a lesson, all of
 * before its step:
 *
 * <ul>
 *   <li>{@code policy_loss}, {@code value_loss}: as above; the value's before its weight
 *   <li>{@code entropy}: of the policy, in nats
 *   <li>{@code gradient_norm}: before clipping
 *   <li>{@code explained_variance}: 1 - Var(R - V) / Var(R), at most 1
 * </ul>
 */
public final class A2c<O, A> extends ExperienceLearner<O, A> {

  /** The defaults of stable-baselines3, in one world. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world in one lesson, at least 1") int horizon,
      @Doc("weight of a reward one step later, in [0, 1]") double discount,
      @Doc("lambda of the advantage estimate, in [0, 1]: 0 trusts values, 1 rewards") double lambda,
      @Doc("RMSProp's step size, positive") double learningRate,
      @Doc("whether the step size falls linearly to 0 over the run") boolean anneal,
      @Doc("weight of the entropy bonus, at least 0") double entropy,
      @Doc("weight of the value's squared error, positive") double value,
      @Doc("largest norm of a gradient, positive") double maxGradientNorm,
      @Doc("whether a lesson's advantages are shifted to mean 0 and scaled to deviation 1")
          boolean normalizeAdvantages,
      @Doc("whether observations are normalised by their running statistics") boolean normalize,
      @Doc("whether rewards are divided by the deviation of returns") boolean scaleRewards,
      @Doc("sizes of the hidden layers of policy and value") List<Integer> hidden) {
    public Options {
      hidden = List.copyOf(hidden);
      Checks.worlds(worlds, 1);
      Checks.horizon(horizon, 5);
      if (normalizeAdvantages) {
        Checks.severalRows(worlds, horizon, 5);
      }
      Checks.discount(discount);
      Checks.lambda(lambda, "1");
      Checks.learningRate(learningRate, "0.0007");
      Checks.entropy(entropy);
      Checks.value(value);
      Checks.maxGradientNorm(maxGradientNorm);
      Checks.hidden(hidden);
    }

    public static Options defaults() {
      return new Options(
          1, 5, 0.99, 1, 7e-4, false, 0, 0.5, 0.5, false, false, false, List.of(64, 64));
    }
  }

  private final Options options;
  private final long budget;
  private final RewardScale scale;
  private final ActorCritic<O, A> networks;
  private final PolicyGradient gradient;
  private long steps;

  /**
   * @param budget steps of experience over the learner's life, for the schedule
   */
  public A2c(Options options, EnvSpec<O, A> spec, long budget, Seed seed) {
    this.options = options;
    this.budget = budget;
    this.scale = new RewardScale(options.discount(), options.worlds());
    this.networks = new ActorCritic<>(spec, options.hidden(), options.normalize(), seed);
    this.gradient =
        new PolicyGradient(
            networks,
            new RmsProp(
                networks.parameters(),
                RmsProp.Options.of(options.learningRate()).withEpsilon(1e-5)),
            options.value(),
            options.entropy(),
            options.maxGradientNorm());
  }

  /** Makes A2C learners. */
  public static Factory factory(Options options) {
    return new NetworkFactory(options.worlds(), options.horizon()) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new A2c<>(options, spec, steps, seed);
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
    Batch batch = networks.read(experience);
    Rollout rollout = options.scaleRewards() ? scale.apply(experience) : experience;
    PolicyGradient.Look look = gradient.look(batch);
    float[] values = look.values();
    batch.advantages = new float[batch.rows];
    Gae.compute(
        rollout,
        values,
        networks.critic().nextValues(rollout, values),
        options.discount(),
        options.lambda(),
        batch.advantages);
    batch.returns = new float[batch.rows];
    for (int row = 0; row < batch.rows; row++) {
      batch.returns[row] = batch.advantages[row] + values[row];
    }
    if (options.normalizeAdvantages()) {
      Gae.normalize(batch.advantages);
    }
    double left = options.anneal() ? Math.max(0, 1 - (double) steps / budget) : 1;
    steps += batch.rows;
    return gradient.step("A2C's loss", look, options.learningRate() * left);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    gradient.save(out);
    scale.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    steps = in.readLong();
    gradient.load(in);
    scale.load(in);
  }
}
