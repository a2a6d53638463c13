package org.plaudit.agents.onpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.FrozenMlp;
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
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;

/**
 * The noisy cross-entropy method (Rubinstein 1999; for policies Mannor, Rubinstein and Gat 2003;
 * with noise Szita and Lorincz 2006, Neural Computation 18): search by a normal distribution over
 * the weights of a small policy. Each generation draws candidates, lets them play, and becomes the
 * normal distribution of the best of them, the elite, with a decreasing noise added to its
 * variance:
 *
 * <pre>mean = mean of the elite's weights,  variance = variance of the elite's weights + noise_t
 * </pre>
 *
 * <p>One lesson is one generation, and each of its worlds belongs to one candidate for the whole of
 * it, which acts by its most likely action. The policy that is given out plays candidate i in row
 * i; the learner draws the same candidates again from its own seed when the lesson comes, so world
 * i tells how good candidate i is: the mean, over the episodes that began in the lesson, of the
 * discounted sum of rewards. An episode that the candidate before had begun counts only where the
 * lesson saw no other, since the state it is in is none of the candidate's doing.
 *
 * <p>An episode is worth what would have followed, too, where it was truncated or the lesson ended
 * first, and nothing more where it terminated. What would have followed is judged by a value
 * network, fitted to the sums of all candidates: it does not choose actions.
 *
 * <p>Works on vectors, discrete actions (masked or not) and real ones. Metrics of a lesson:
 *
 * <ul>
 *   <li>{@code fitness_mean}, {@code fitness_elite}, {@code fitness_best}: sums of rewards as
 *       above, over all candidates, over the elite, and the best one's
 *   <li>{@code deviation}: root of the mean variance of the weights, after learning
 *   <li>{@code value_loss}: mean of (sum - V)² over the minibatches; {@code gradient_norm}: the
 *       mean of that loss's
 *   <li>{@code explained_variance}: 1 - Var(sum - V) / Var(sum), at most 1, before learning
 * </ul>
 */
public final class CrossEntropyMethod<O, A> implements Learner<O, A> {
  private static final List<Integer> VALUE_LAYERS = List.of(64, 64);
  private static final int MINIBATCH = 256;

  /** Szita and Lorincz's settings; a linear policy. */
  public record Options(
      @Doc("candidates of one generation, each in a world of its own, at least 2") int worlds,
      @Doc("steps of each world in one lesson, at least 1") int horizon,
      @Doc("share of the candidates that the next generation comes from, in (0, 1)") double elite,
      @Doc("standard deviation of every weight at first, positive") double deviation,
      @Doc("added to the variance of every weight at first, at least 0") double noise,
      @Doc("lessons in which the noise falls linearly to 0, at least 1") int noiseLessons,
      @Doc("weight of a reward one step later, in [0, 1]") double discount,
      @Doc("Adam's step size for the value of what follows a cut, positive") double learningRate,
      @Doc("passes of the value over each lesson, at least 1") int epochs,
      @Doc("whether observations are normalised by their running statistics") boolean normalize,
      @Doc("sizes of the policy's hidden layers; none makes it linear") List<Integer> hidden) {
    public Options {
      hidden = List.copyOf(hidden);
      Require.that(worlds >= 2, "worlds (%d) must be at least 2 candidates. Maybe 100.", worlds);
      Checks.horizon(horizon, 200);
      Require.that(elite > 0 && elite < 1, "elite (%s) must lie in (0, 1). Maybe 0.1.", elite);
      Require.that(deviation > 0, "deviation (%s) must be positive. Maybe 10.", deviation);
      Require.that(noise >= 0, "noise (%s) must not be negative. Maybe 5.", noise);
      Require.that(
          noiseLessons >= 1, "noise_lessons (%d) must be at least 1. Maybe 50.", noiseLessons);
      Checks.discount(discount);
      Checks.learningRate(learningRate, "0.001");
      Checks.epochs(epochs, 2);
      Checks.hidden(hidden);
    }

    public static Options defaults() {
      return new Options(100, 200, 0.1, 10, 5, 50, 0.99, 1e-3, 2, false, List.of());
    }
  }

  private final Options options;
  private final EnvSpec<O, A> spec;
  private final Seed seed;
  private final Observations layout;
  private final Parameters candidate = new Parameters();
  private final ActionHead head;
  private final Mlp actor;
  private final Parameters valued = new Parameters();
  private final Critic critic;
  private final Adam adam;
  private final Tape tape = new Tape(valued);
  private final double[] mean;
  private final double[] variance;
  private final boolean[] begins;
  private long lessons;

  public CrossEntropyMethod(Options options, EnvSpec<O, A> spec, Seed seed) {
    this.options = options;
    this.spec = spec;
    this.seed = seed;
    this.layout = Observations.of(spec, options.normalize());
    // What a distribution learns of its own, how far to stray from the mode, nobody asks for here.
    this.head = ActionHead.of(spec.actions(), new Parameters());
    this.actor =
        Mlp.uniform(
            candidate,
            "policy",
            ActorCritic.shape(layout.features(), options.hidden(), head.outputs()),
            seed.child("candidate").generator());
    this.critic = new Critic(valued, layout, VALUE_LAYERS, seed.child("weights").generator());
    this.adam = new Adam(valued, Adam.Options.of(options.learningRate()).withEpsilon(1e-5));
    this.mean = new double[candidate.size()];
    this.variance = new double[candidate.size()];
    this.begins = new boolean[options.worlds()];
    Arrays.fill(variance, options.deviation() * options.deviation());
    Arrays.fill(begins, true);
  }

  /** Makes learners by the cross-entropy method. */
  public static Factory factory(Options options) {
    return new NetworkFactory(options.worlds(), options.horizon()) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new CrossEntropyMethod<>(options, spec, seed);
      }
    };
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Experience.class);
  }

  /** The candidates of this generation, one a row; see {@link CrossEntropyMethod}. */
  @Override
  public Policy<O, A> policy() {
    List<FrozenMlp> population = new ArrayList<>();
    for (float[] weights : population()) {
      population.add(network(weights));
    }
    return new PopulationPolicy<>(spec, layout.frozen(), population, head.frozen());
  }

  /** The mean of the distribution. */
  @Override
  public Policy<O, A> best() {
    float[] weights = new float[mean.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) mean[i];
    }
    return new NetworkPolicy<>(spec, layout.frozen(), network(weights), head.frozen(), false);
  }

  private FrozenMlp network(float[] weights) {
    System.arraycopy(weights, 0, candidate.values(), 0, weights.length);
    return actor.frozen();
  }

  /**
   * The weights of this generation's candidates: the same ones however often they are asked for.
   */
  private float[][] population() {
    Pcg64 rng = seed.child("population").child(lessons).generator();
    float[][] population = new float[options.worlds()][mean.length];
    for (float[] weights : population) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (mean[i] + Math.sqrt(variance[i]) * rng.nextGaussian());
      }
    }
    return population;
  }

  @Override
  public Metrics learn(List<Lesson<O, A>> all) {
    if (all.isEmpty()) {
      return Metrics.none();
    }
    // All of them were made by the candidates of this generation.
    double[] fitness = new double[options.worlds()];
    Metrics judged = Experiences.each(all, rollout -> judge(rollout, fitness));
    for (int world = 0; world < fitness.length; world++) {
      fitness[world] /= all.size();
    }
    return evolve(fitness).and(judged);
  }

  /** Adds to each candidate's fitness what its world tells; the value learns from all of them. */
  private Metrics judge(Rollout rollout, double[] fitness) {
    int worlds = options.worlds();
    Require.that(
        rollout.worlds() == worlds,
        "a lesson of %d worlds cannot judge %d candidates, one a world",
        rollout.worlds(),
        worlds);
    int rows = rollout.rows();
    layout.add(rollout.observations(), rows);
    float[] features = new float[rows * layout.features()];
    float[] masks = new float[rows * layout.choices()];
    layout.split(rollout.observations(), rows, features, masks);
    Batch whole = new Batch(rows, features, masks, rollout.actions());
    float[] values = critic.values(whole);
    whole.returns = new float[rows];
    Returns.compute(rollout, critic.nextValues(rollout, values), options.discount(), whole.returns);
    for (int world = 0; world < worlds; world++) {
      fitness[world] += fitness(rollout, whole.returns, world);
    }
    double explained = Diagnostics.explainedVariance(values, whole.returns);
    return fit(whole).and("explained_variance", explained);
  }

  /** The mean return of the episodes that began; of the one that was under way if none did. */
  private double fitness(Rollout rollout, float[] returns, int world) {
    double sum = 0;
    int episodes = 0;
    for (int row = world; row < rollout.rows(); row += options.worlds()) {
      if (begins[world]) {
        sum += returns[row];
        episodes++;
      }
      begins[world] = rollout.ending(row).over();
    }
    return episodes == 0 ? returns[world] : sum / episodes;
  }

  /** Moves the value towards the returns. */
  private Metrics fit(Batch whole) {
    Means means = new Means("value_loss", "gradient_norm");
    var shuffling = seed.child("shuffle").child(lessons).generator();
    int size = Math.min(MINIBATCH, whole.rows);
    for (int epoch = 0; epoch < options.epochs(); epoch++) {
      int[] order = shuffling.permutation(whole.rows);
      for (int from = 0; from + size <= whole.rows; from += size) {
        Batch part = whole.select(order, from, size);
        tape.reset();
        Tensor value = critic.value(tape, tape.input(size, layout.features(), part.features, 0));
        Tensor loss = tape.mean(tape.square(tape.sub(value, tape.input(size, 1, part.returns, 0))));
        tape.backward("the value's loss", loss);
        double norm = valued.gradientNorm();
        adam.step();
        means.add(loss.item(), norm);
      }
    }
    return means.metrics();
  }

  /** The next generation comes from the fittest. */
  private Metrics evolve(double[] fitness) {
    float[][] population = population();
    List<Integer> ranked =
        IntStream.range(0, fitness.length)
            .boxed()
            .sorted(Comparator.comparingDouble(world -> -fitness[world]))
            .toList();
    int kept = (int) Math.max(1, Math.round(options.elite() * fitness.length));
    List<Integer> elite = ranked.subList(0, kept);
    double noise = options.noise() * Math.max(0, 1 - (double) lessons / options.noiseLessons());
    double spread = 0;
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      for (int best : elite) {
        sum += population[best][i];
      }
      mean[i] = sum / kept;
      double squares = 0;
      for (int best : elite) {
        squares += (population[best][i] - mean[i]) * (population[best][i] - mean[i]);
      }
      variance[i] = squares / kept + noise;
      spread += variance[i];
    }
    lessons++;
    return Metrics.none()
        .and("fitness_mean", Arrays.stream(fitness).average().orElseThrow())
        .and("fitness_elite", elite.stream().mapToDouble(i -> fitness[i]).average().orElseThrow())
        .and("fitness_best", fitness[elite.get(0)])
        .and("deviation", Math.sqrt(spread / mean.length));
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(lessons);
    out.writeInt(mean.length);
    for (int i = 0; i < mean.length; i++) {
      out.writeDouble(mean[i]);
      out.writeDouble(variance[i]);
    }
    for (boolean begin : begins) {
      out.writeBoolean(begin);
    }
    valued.save(out);
    adam.save(out);
    layout.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    long saved = in.readLong();
    int size = in.readInt();
    if (size != mean.length) {
      throw new IOException(
          "the saved state holds " + size + " weights, this policy " + mean.length);
    }
    lessons = saved;
    for (int i = 0; i < mean.length; i++) {
      mean[i] = in.readDouble();
      variance[i] = in.readDouble();
    }
    for (int world = 0; world < begins.length; world++) {
      begins[world] = in.readBoolean();
    }
    valued.load(in);
    adam.load(in);
    layout.load(in);
  }
}
