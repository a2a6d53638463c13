package org.plaudit.agents.imitate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plaudit.agents.learn.Checks;
import org.plaudit.agents.learn.NetworkFactory;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.ActionHead;
import org.plaudit.agents.policy.NetworkPolicy;
import org.plaudit.agents.policy.Observations;
import org.plaudit.agents.policy.TableState;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;

/**
 * Behavioural cloning (D. A. Pomerleau, "ALVINN", NIPS 1988): the policy under which what was shown
 * is most likely. Every demonstration is kept; each lesson makes some passes over all pairs of an
 * observation and the action shown there, in minibatches, along the gradient of
 *
 * <pre>mean of -log pi(a|s) - entropy H(pi(.|s)) + l2 / 2 |weights|²
 * </pre>
 *
 * and goes on from the weights of the lesson before. There is no reward in it, and what is not
 * shown is not learned.
 *
 * <p>Works on vectors, discrete actions (masked or not) and real ones. A shown action that the mask
 * forbids is left out. Metrics of a lesson that showed something, the first four means over the
 * last pass:
 *
 * <ul>
 *   <li>{@code loss}: as above, without the l2 term
 *   <li>{@code negative_log_likelihood}: mean of -log pi(a|s), in nats
 *   <li>{@code entropy}: of the policy, in nats
 *   <li>{@code gradient_norm}: of the whole
 *   <li>{@code accuracy}: share of the pairs in which the most likely action is the one shown,
 *       after learning; of real actions {@code squared_error}, the mean for each of their numbers
 *   <li>{@code pairs}: that are kept by now
 *   <li>{@code illegal}: pairs of this lesson that were left out, if any
 * </ul>
 */
public final class BehavioralCloning<O, A> implements Learner<O, A> {
  private static final int MARK = 0x42434c31; // "BCL1"

  /**
   * The defaults of the imitation library (arXiv:2211.11972), but that observations are normalised;
   * it leaves the number of passes to its caller.
   */
  public record Options(
      @Doc("steps of the world between two lessons, at least 1") int horizon,
      @Doc("passes over all that was shown in one lesson, at least 1") int epochs,
      @Doc("pairs of one minibatch, at least 1") int minibatch,
      @Doc("Adam's step size, positive") double learningRate,
      @Doc("weight of the entropy bonus, at least 0") double entropy,
      @Doc("weight of half the squared norm of the weights, at least 0") double l2,
      @Doc("whether observations are normalised by the statistics of those shown")
          boolean normalize,
      @Doc("sizes of the policy's hidden layers") List<Integer> hidden) {
    public Options {
      hidden = List.copyOf(hidden);
      Checks.horizon(horizon, 500);
      Checks.epochs(epochs, 100);
      Require.that(minibatch >= 1, "minibatch (%d) must be at least 1. Maybe 32.", minibatch);
      Checks.learningRate(learningRate, "0.001");
      Checks.entropy(entropy);
      Require.that(l2 >= 0, "l2 (%s) must not be negative. Maybe 0.", l2);
      Checks.hidden(hidden);
    }

    public static Options defaults() {
      return new Options(500, 100, 32, 1e-3, 1e-3, 0, true, List.of(32, 32));
    }
  }

  private final Options options;
  private final EnvSpec<O, A> spec;
  private final Seed seed;
  private final Observations layout;
  private final Parameters parameters = new Parameters();
  private final ActionHead head;
  private final Mlp actor;
  private final Adam adam;
  private final Tape tape = new Tape(parameters);
  private final Pairs<O, A> shown;
  private long lessons;

  public BehavioralCloning(Options options, EnvSpec<O, A> spec, Seed seed) {
    this.options = options;
    this.spec = spec;
    this.seed = seed;
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
    this.adam = new Adam(parameters, Adam.Options.of(options.learningRate()));
    this.shown = new Pairs<>(spec);
  }

  /** Makes such learners. */
  public static Factory factory(Options options) {
    return new NetworkFactory(1, options.horizon()) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new BehavioralCloning<>(options, spec, seed);
      }

      @Override
      public Set<Class<? extends Feedback>> feedback() {
        return Set.of(Feedback.Demonstration.class);
      }

      @Override
      public boolean rewarded() {
        return false;
      }
    };
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Demonstration.class);
  }

  @Override
  public Metrics learn(List<Lesson<O, A>> given) {
    Pairs<O, A> fresh = new Pairs<>(spec);
    for (Lesson<O, A> lesson : given) {
      if (!(lesson instanceof Lesson.Demonstration<O, A> demonstration)) {
        throw new IllegalArgumentException(
            "lesson (%s) must be Demonstration".formatted(lesson.getClass().getSimpleName()));
      }
      fresh.add(demonstration.segment());
    }
    return learn(fresh);
  }

  /** Learns from all pairs so far and some more; nothing happens if there are none. */
  Metrics learn(Pairs<O, A> fresh) {
    Map<String, Double> measured = new LinkedHashMap<>();
    if (fresh.size() > 0) {
      shown.addAll(fresh);
      layout.add(fresh.observations(), fresh.size());
      fit(measured);
      lessons++;
      measured.put("pairs", (double) shown.size());
    }
    if (fresh.illegal() > 0) {
      measured.put("illegal", (double) fresh.illegal());
    }
    return new Metrics(measured);
  }

  private void fit(Map<String, Double> measured) {
    int rows = shown.size();
    Batch all = new Batch(rows, layout, spec.actions().width());
    layout.split(shown.observations(), rows, all.features, all.masks);
    System.arraycopy(shown.actions(), 0, all.actions, 0, all.actions.length);
    int size = Math.min(options.minibatch(), rows);
    Batch some = new Batch(size, layout, spec.actions().width());
    Pcg64 shuffling = seed.child("shuffle").child(lessons).generator();
    Sums sums = new Sums();
    for (int epoch = 0; epoch < options.epochs(); epoch++) {
      int[] order = shuffling.permutation(rows);
      sums = new Sums();
      // A rest too small for a minibatch is left out; the order differs in the next pass.
      for (int from = 0; from + size <= rows; from += size) {
        some.take(all, order, from);
        step(some, sums);
      }
    }
    sums.report(measured);
    judge(all, measured);
  }

  /** What is minimised but for the l2 term, whose gradient is known; with its parts. */
  record Loss(Tensor total, Tensor negativeLogLikelihood, Tensor entropy) {}

  Loss loss(Tape on, Batch batch) {
    Tensor features = on.input(batch.rows, layout.features(), batch.features, 0);
    ActionHead.Likelihood likelihood =
        head.likelihood(on, actor.forward(on, features), batch.actions, batch.masks);
    Tensor negative = on.neg(on.mean(likelihood.logProbability()));
    Tensor entropy = on.mean(likelihood.entropy());
    return new Loss(on.sub(negative, on.scale(entropy, options.entropy())), negative, entropy);
  }

  /** One step of the optimiser on one minibatch. */
  private void step(Batch batch, Sums sums) {
    tape.reset();
    Loss loss = loss(tape, batch);
    tape.backward("the loss of cloning", loss.total());
    shrink(parameters, options.l2());
    sums.loss += loss.total().item();
    sums.negative += loss.negativeLogLikelihood().item();
    sums.entropy += loss.entropy().item();
    sums.norm += parameters.gradientNorm();
    sums.count++;
    adam.step();
  }

  /** Adds the gradient of l2 / 2 |weights|². */
  static void shrink(Parameters parameters, double l2) {
    if (l2 > 0) {
      float weight = (float) l2;
      float[] values = parameters.values();
      float[] gradients = parameters.gradients();
      for (int i = 0; i < values.length; i++) {
        gradients[i] += weight * values[i];
      }
    }
  }

  /** What was measured in one pass. */
  private static final class Sums {
    double loss;
    double negative;
    double entropy;
    double norm;
    int count;

    void report(Map<String, Double> measured) {
      measured.put("loss", loss / count);
      measured.put("negative_log_likelihood", negative / count);
      measured.put("entropy", entropy / count);
      measured.put("gradient_norm", norm / count);
    }
  }

  /** Rows as the loss reads them; made once a lesson, filled again and again. */
  static final class Batch {
    final int rows;
    final float[] features; // (rows, features)
    final float[] masks; // (rows, choices), empty if there are none
    final float[] actions; // (rows, action width)

    Batch(int rows, Observations layout, int done) {
      this.rows = rows;
      this.features = new float[rows * layout.features()];
      this.masks = new float[rows * layout.choices()];
      this.actions = new float[rows * done];
    }

    /** Copies the rows {@code order[from .. from + rows)} of another. */
    void take(Batch all, int[] order, int from) {
      pick(all.features, features, order, from);
      pick(all.masks, masks, order, from);
      pick(all.actions, actions, order, from);
    }

    private void pick(float[] all, float[] some, int[] order, int from) {
      int width = some.length / rows;
      for (int row = 0; row < rows; row++) {
        int source = order[from + row] * width;
        for (int i = 0; i < width; i++) {
          some[row * width + i] = all[source + i];
        }
      }
    }
  }

  /** How well the most likely actions match those shown. */
  private void judge(Batch all, Map<String, Double> measured) {
    int width = spec.actions().width();
    float[] outputs = new float[all.rows * head.outputs()];
    float[] likely = new float[width];
    actor.frozen().forward(all.features, 0, all.rows, outputs, 0);
    ActionHead.Sampler sampler = head.frozen();
    double same = 0;
    double squares = 0;
    for (int row = 0; row < all.rows; row++) {
      sampler.mode(outputs, row * head.outputs(), all.masks, row * layout.choices(), likely, 0);
      boolean equal = true;
      for (int i = 0; i < width; i++) {
        double off = likely[i] - all.actions[row * width + i];
        equal &= off == 0;
        squares += off * off;
      }
      same += equal ? 1 : 0;
    }
    if (spec.actions() instanceof Box) {
      measured.put("squared_error", squares / all.actions.length);
    } else {
      measured.put("accuracy", same / all.rows);
    }
  }

  /** What the loss and its gradient are functions of. */
  Parameters parameters() {
    return parameters;
  }

  @Override
  public Policy<O, A> policy() {
    return frozen(true);
  }

  @Override
  public Policy<O, A> best() {
    return frozen(false);
  }

  private Policy<O, A> frozen(boolean exploring) {
    return new NetworkPolicy<>(spec, layout.frozen(), actor.frozen(), head.frozen(), exploring);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(MARK);
    out.writeLong(lessons);
    shown.save(out);
    parameters.save(out);
    adam.save(out);
    layout.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    TableState.expect(in, MARK, "learner that clones behaviour");
    lessons = TableState.count(in);
    shown.load(in);
    parameters.load(in);
    adam.load(in);
    layout.load(in);
  }
}
