package org.plaudit.agents.onpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.plaudit.agents.learn.Checks;
import org.plaudit.agents.learn.ExperienceLearner;
import org.plaudit.agents.learn.Means;
import org.plaudit.agents.learn.NetworkFactory;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
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
 * PPO (arXiv:1707.06347) for worlds that do not show all that matters: policy and value each read
 * the world through an LSTM. The objective is that of {@link Ppo}; what differs is that rows cannot
 * be shuffled. Each lesson is cut into sequences, and a minibatch is made of whole ones:
 *
 * <ul>
 *   <li>A sequence starts from what was remembered when it was lived through ("stored state",
 *       Kapturowski et al., 2019). While the lesson goes on, that memory ages; it was made by the
 *       weights of the lesson's beginning.
 *   <li>Within a sequence both LSTMs are walked through anew, forgetting where an episode starts,
 *       and gradients flow back to its first step, not beyond.
 *   <li>What followed the last step of an episode that was cut off, or of the lesson, is judged
 *       with all in mind that was seen up to there.
 * </ul>
 *
 * <p>The practice of recurrent PPO is compared in arXiv:2205.11104. Metrics are those of {@link
 * Ppo}.
 */
public final class RecurrentPpo<O, A> extends ExperienceLearner<O, A> {

  /** PPO's, with an LSTM before a hidden layer. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world in one lesson, at least 1") int horizon,
      @Doc("steps of a training sequence; divides horizon") int sequence,
      @Doc("rows of one minibatch, a multiple of sequence") int minibatch,
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
      @Doc("units of each LSTM, at least 1") int memory,
      @Doc("sizes of the layers that follow it, in policy and value") List<Integer> hidden) {
    public Options {
      hidden = List.copyOf(hidden);
      Checks.worlds(worlds, 8);
      Checks.horizon(horizon, 128);
      Checks.severalRows(worlds, horizon, 128);
      Require.that(
          sequence >= 1 && horizon % sequence == 0,
          "sequence (%d) must divide horizon (%d). Maybe %d.",
          sequence,
          horizon,
          horizon);
      Require.that(
          minibatch >= 2 && minibatch % sequence == 0,
          "minibatch (%d) must be a multiple of sequence (%d), and at least 2. Maybe %d.",
          minibatch,
          sequence,
          4 * sequence);
      Require.that(epochs >= 1, "epochs (%d) must be at least 1. Maybe 10.", epochs);
      Checks.discount(discount);
      Checks.lambda(lambda, "0.95");
      Checks.learningRate(learningRate, "0.0003");
      Require.that(clip > 0 && clip < 1, "clip (%s) must lie in (0, 1). Maybe 0.2.", clip);
      Checks.entropy(entropy);
      Checks.value(value);
      Checks.maxGradientNorm(maxGradientNorm);
      Require.that(targetKl >= 0, "target_kl (%s) must not be negative. Maybe 0.", targetKl);
      Require.that(memory >= 1, "memory (%d) must be at least 1. Maybe 64.", memory);
      Checks.hidden(hidden);
    }

    public static Options defaults() {
      return new Options(
          8,
          128,
          64,
          256,
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
          64,
          List.of(64));
    }
  }

  private final Options options;
  private final long budget;
  private final Seed seed;
  private final RewardScale scale;
  private final RecurrentActorCritic<O, A> networks;
  private final Parameters parameters;
  private final Adam adam;
  private final Tape tape;
  private final Tape judging = new Tape();
  private long steps;
  private long lessons;

  /**
   * @param budget steps of experience over the learner's life, for the schedules
   */
  public RecurrentPpo(Options options, EnvSpec<O, A> spec, long budget, Seed seed) {
    this.options = options;
    this.budget = budget;
    this.seed = seed;
    this.scale = new RewardScale(options.discount(), options.worlds());
    this.networks =
        new RecurrentActorCritic<>(
            spec, options.memory(), options.hidden(), options.normalize(), seed);
    this.parameters = networks.parameters();
    this.tape = new Tape(parameters);
    this.adam = new Adam(parameters, Adam.Options.of(options.learningRate()).withEpsilon(1e-5));
  }

  /** Makes learners. */
  public static Factory factory(Options options) {
    return new NetworkFactory(options.worlds(), options.horizon()) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new RecurrentPpo<>(options, spec, steps, seed);
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
    Require.that(
        experience.steps() % options.sequence() == 0,
        "the %d steps of the experience must be a multiple of sequence (%d)",
        experience.steps(),
        options.sequence());
    Sequences strips = networks.read(experience);
    Batch whole = strips.batch;
    int rows = whole.rows;
    Rollout rollout = options.scaleRewards() ? scale.apply(experience) : experience;
    judging.reset();
    RecurrentActorCritic.Look look = networks.look(judging, strips);
    float[] values = Arrays.copyOf(look.value().values(), rows);
    whole.logProbabilities = Arrays.copyOf(look.likelihood().logProbability().values(), rows);
    whole.advantages = new float[rows];
    Gae.compute(
        rollout,
        values,
        networks.nextValues(rollout, look.remembered()),
        options.discount(),
        options.lambda(),
        whole.advantages);
    whole.returns = new float[rows];
    for (int row = 0; row < rows; row++) {
      whole.returns[row] = whole.advantages[row] + values[row];
    }

    double left = options.anneal() ? Math.max(0, 1 - (double) steps / budget) : 1;
    Means means = improve(strips, experience.memories(), left);
    steps += rows;
    lessons++;
    return means
        .metrics()
        .and("explained_variance", Diagnostics.explainedVariance(values, whole.returns));
  }

  private Means improve(Sequences strips, float[] memories, double left) {
    Means means = new Means(ClippedSurrogate.MEASURED);
    int length = options.sequence();
    int pieces = strips.batch.rows / length;
    var shuffling = seed.child("shuffle").child(lessons).generator();
    int size = Math.min(options.minibatch() / length, pieces);
    for (int epoch = 0; epoch < options.epochs(); epoch++) {
      int[] order = shuffling.permutation(pieces);
      double kl = 0;
      int minibatches = 0;
      // A rest too small for a minibatch is left out; the order differs in the next pass.
      for (int from = 0; from + size <= pieces; from += size) {
        kl += step(strips.cut(memories, length, order, from, size), left, means);
        minibatches++;
      }
      if (options.targetKl() > 0 && kl / minibatches > 1.5 * options.targetKl()) {
        break;
      }
    }
    return means;
  }

  /** One step of the optimiser on one minibatch; the approximate KL divergence before it. */
  private double step(Sequences sequences, double left, Means means) {
    double clip = Math.max(1e-6, options.clip() * left);
    Gae.normalize(sequences.batch.advantages);
    tape.reset();
    RecurrentActorCritic.Look look = networks.look(tape, sequences);
    ClippedSurrogate losses =
        ClippedSurrogate.of(
            tape,
            look.likelihood(),
            look.value(),
            sequences.batch,
            clip,
            options.value(),
            options.entropy());
    tape.backward("recurrent PPO's loss", losses.total());
    double norm = parameters.clipGradients(options.maxGradientNorm());
    adam.step(options.learningRate() * left);

    return losses.report(sequences.batch.rows, clip, norm, means);
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
