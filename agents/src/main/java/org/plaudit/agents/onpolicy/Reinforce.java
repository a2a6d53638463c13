package org.plaudit.agents.onpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.plaudit.agents.learn.Checks;
import org.plaudit.agents.learn.ExperienceLearner;
import org.plaudit.agents.learn.NetworkFactory;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.policy.RewardScale;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;

/**
 * REINFORCE (Williams 1992, Machine Learning 8, section 4): one step of Adam a lesson, along the
 * policy gradient (Sutton et al. 2000, theorem 1) as it is estimated from the rewards themselves,
 *
 * <pre>mean of (G_t - b(s_t)) grad log pi(a_t|s_t),  G_t = r_t + discount G_{t+1}
 * </pre>
 *
 * where b is nothing or the value V, which lowers the variance and leaves the mean alone. As
 * everybody does, each step counts the same, although the theorem would have it weighted by
 * discount to the power of its time (arXiv:1906.07073).
 *
 * <p>A sum of rewards cannot wait for ends that never come: a lesson is a number of steps, not of
 * episodes. Where a sum is cut, by an episode's truncation or by the lesson's end, V of what was
 * shown last stands for the rest; otherwise an action would be blamed for what nobody saw. So there
 * is a value network even where it is no baseline, fitted to the returns by the same steps. Only a
 * termination is worth nothing afterwards.
 *
 * <p>Works on vectors, discrete actions (masked or not) and real ones. Metrics of a lesson, all of
 * before its step:
 *
 * <ul>
 *   <li>{@code policy_loss}: -mean of (G - b) log pi; {@code value_loss}: mean of (G - V)², before
 *       its weight
 *   <li>{@code entropy}: of the policy, in nats
 *   <li>{@code mean_return}: mean of G over the steps, in the task's unit, or in the scale's where
 *       rewards are scaled
 *   <li>{@code gradient_norm}: before clipping
 *   <li>{@code explained_variance}: 1 - Var(G - V) / Var(G), at most 1
 * </ul>
 */
public final class Reinforce<O, A> extends ExperienceLearner<O, A> {

  /** What is subtracted from the return of an action. */
  public enum Baseline {
    /** Nothing: Williams's first form. */
    NONE,
    /** What the value network expected. */
    VALUE
  }

  /** With lessons long enough for whole episodes, and Adam's published step size. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world in one lesson, at least 1") int horizon,
      @Doc("weight of a reward one step later, in [0, 1]") double discount,
      @Doc("what is subtracted from returns: none or value") Baseline baseline,
      @Doc("Adam's step size, positive") double learningRate,
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
      Checks.worlds(worlds, 8);
      Checks.horizon(horizon, 128);
      if (normalizeAdvantages) {
        Checks.severalRows(worlds, horizon, 128);
      }
      Checks.discount(discount);
      Checks.learningRate(learningRate, "0.001");
      Checks.entropy(entropy);
      Checks.value(value);
      Checks.maxGradientNorm(maxGradientNorm);
      Checks.hidden(hidden);
    }

    public static Options defaults() {
      return new Options(
          8,
          128,
          0.99,
          Baseline.VALUE,
          1e-3,
          false,
          0,
          0.5,
          0.5,
          false,
          false,
          false,
          List.of(64, 64));
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
  public Reinforce(Options options, EnvSpec<O, A> spec, long budget, Seed seed) {
    this.options = options;
    this.budget = budget;
    this.scale = new RewardScale(options.discount(), options.worlds());
    this.networks = new ActorCritic<>(spec, options.hidden(), options.normalize(), seed);
    this.gradient =
        new PolicyGradient(
            networks,
            new Adam(networks.parameters(), Adam.Options.of(options.learningRate())),
            options.value(),
            options.entropy(),
            options.maxGradientNorm());
  }

  /** Makes REINFORCE learners. */
  public static Factory factory(Options options) {
    return new NetworkFactory(options.worlds(), options.horizon()) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Reinforce<>(options, spec, steps, seed);
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
    batch.returns = new float[batch.rows];
    Returns.compute(
        rollout, networks.critic().nextValues(rollout, values), options.discount(), batch.returns);
    batch.advantages = batch.returns.clone();
    double sum = 0;
    for (int row = 0; row < batch.rows; row++) {
      sum += batch.returns[row];
      if (options.baseline() == Baseline.VALUE) {
        batch.advantages[row] -= values[row];
      }
    }
    if (options.normalizeAdvantages()) {
      Gae.normalize(batch.advantages);
    }
    double left = options.anneal() ? Math.max(0, 1 - (double) steps / budget) : 1;
    steps += batch.rows;
    return gradient
        .step("REINFORCE's loss", look, options.learningRate() * left)
        .and("mean_return", sum / batch.rows);
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
