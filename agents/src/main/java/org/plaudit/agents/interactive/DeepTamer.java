package org.plaudit.agents.interactive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plaudit.agents.interactive.PreferencePolicy.Choice;
import org.plaudit.agents.learn.Checks;
import org.plaudit.agents.learn.NetworkFactory;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.FrozenMlp;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.offpolicy.Minibatch;
import org.plaudit.agents.offpolicy.ReplayBuffer;
import org.plaudit.agents.policy.NetworkPreferences;
import org.plaudit.agents.policy.Observations;
import org.plaudit.agents.policy.Preferences;
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
import org.plaudit.core.space.Discrete;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/**
 * Deep TAMER (arXiv:1709.10163, algorithm 1): {@link Tamer} with a network H(s, a). A signal h is
 * about each of the last steps with the weight c_k that {@link Delay} gives it, and the network
 * learns by
 *
 * <pre>c_k (H(s_k, a_k) - h)²
 * </pre>
 *
 * once at once, on the steps of the new signal, and again every {@code interval} steps, on a
 * minibatch from all that was said so far. People say little; what they said is used many times.
 *
 * <p>Works on vectors with moves, masked or not. The interval is the paper's; its pictures went
 * through a trained encoder first, so that layers and step size are the usual ones of small
 * networks. Metrics of a lesson: {@code signals}, how many were heard; {@code signal_mean}, their
 * mean, absent where none was heard; {@code human_loss}, the mean of the loss before each update,
 * absent where there was none; {@code human_buffer}, the weighted steps held.
 */
public final class DeepTamer<O, A> extends SignalLearner<O, A> {
  private static final int MARK = 0x44544d31; // "DTM1"

  /** For a person who reacts at once. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world between two lessons, at least 1; 1 listens after every step")
          int horizon,
      @Doc("how long a person takes to react") Delay delay,
      @Doc("Adam's step size, positive") double learningRate,
      @Doc("b: steps of experience between two minibatches, at least 1") int interval,
      @Doc("steps of one minibatch, at least 1") int batch,
      @Doc("most steps held, with what was said about them, at least 1") int buffer,
      @Doc("whether observations are normalised by their running statistics") boolean normalize,
      @Doc("sizes of the hidden layers") List<Integer> hidden) {
    public Options {
      hidden = List.copyOf(hidden);
      Checks.worlds(worlds, 1);
      Checks.horizon(horizon, 1);
      Checks.learningRate(learningRate, "0.001");
      Require.that(interval >= 1, "interval (%d) must be at least 1. Maybe 10.", interval);
      Require.that(batch >= 1, "batch (%d) must be at least 1. Maybe 32.", batch);
      Require.that(buffer >= 1, "buffer (%d) must be at least 1. Maybe 100000.", buffer);
      Checks.hidden(hidden);
    }

    public static Options defaults() {
      return new Options(1, 1, Delay.defaults(), 1e-3, 10, 32, 100_000, true, List.of(100, 100));
    }
  }

  private final Options options;
  private final int moves;
  private final int firstMove;
  private final Seed drawing;
  private final Observations layout;
  private final Parameters parameters = new Parameters();
  private final Mlp human;
  private final Adam adam;
  private final Tape tape = new Tape(parameters);
  private final ReplayBuffer buffer;
  private final Minibatch minibatch;
  private Optional<FrozenMlp> frozen = Optional.empty();
  private long steps;
  private long draws;
  private int updates;
  private double losses;

  public DeepTamer(Options options, EnvSpec<O, A> spec, Seed seed) {
    super(spec);
    Discrete actions = (Discrete) (Object) spec.actions();
    this.options = options;
    this.moves = actions.n();
    this.firstMove = actions.start();
    this.drawing = seed.child("draw");
    this.layout = Observations.of(spec, options.normalize());
    this.human =
        Mlp.uniform(
            parameters,
            "human",
            Mlp.Shape.through(layout.features(), options.hidden(), moves, Activation.RELU),
            seed.child("weights").generator());
    this.adam = new Adam(parameters, Adam.Options.of(options.learningRate()));
    // Two numbers a row are kept of what was done: the move, and the credit it has.
    this.buffer = new ReplayBuffer(options.buffer(), 1, spec.observations().width(), 2);
    this.minibatch = buffer.minibatch(options.batch());
  }

  /** Makes Deep TAMER learners. */
  public static Factory factory(Options options) {
    return new NetworkFactory(options.worlds(), options.horizon()) {
      @Override
      protected Optional<String> unfitActions(EnvSpec<?, ?> spec) {
        return Preferences.unfit(spec);
      }

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
        return new DeepTamer<>(options, spec, seed);
      }
    };
  }

  @Override
  void hear(Segment<O, A> segment, Signal signal) {
    double[] credit = options.delay().credit(segment.length(), signal.delay());
    int rows = (int) Arrays.stream(credit).filter(one -> one > 0).count();
    if (rows == 0) {
      return;
    }
    float[] observations = new float[rows * seen.length];
    float[] actions = new float[rows * 2];
    float[] signals = new float[rows];
    Ending[] endings = new Ending[rows];
    Arrays.fill(signals, (float) signal.value());
    Arrays.fill(endings, Ending.TERMINATED);
    int row = 0;
    for (int back = 0; back < credit.length; back++) {
      if (credit[back] > 0) {
        int step = segment.length() - 1 - back;
        look(segment, step);
        System.arraycopy(seen, 0, observations, row * seen.length, seen.length);
        actions[2 * row] = done(segment, step)[0];
        actions[2 * row + 1] = (float) credit[back];
        row++;
      }
    }
    buffer.add(new Rollout(rows, 1, observations, actions, observations, signals, endings));
    update(rows, observations, actions, signals);
  }

  @Override
  void follow(Rollout rollout) {
    layout.add(rollout.observations(), rollout.rows());
    long before = steps / options.interval();
    steps += rollout.rows();
    for (long due = steps / options.interval() - before; due > 0 && buffer.size() > 0; due--) {
      buffer.draw(minibatch, drawing.child(draws).generator());
      buffer.read(minibatch, 1, 0);
      draws++;
      update(minibatch.rows(), minibatch.observations(), minibatch.actions(), minibatch.rewards());
    }
  }

  /** One step of Adam on weighted steps. */
  private void update(int rows, float[] observations, float[] actions, float[] signals) {
    float[] features = new float[rows * layout.features()];
    layout.split(observations, rows, features, new float[rows * layout.choices()]);
    int[] chosen = new int[rows];
    float[] credits = new float[rows];
    for (int row = 0; row < rows; row++) {
      chosen[row] = (int) actions[2 * row] - firstMove;
      credits[row] = actions[2 * row + 1];
    }
    tape.reset();
    Tensor outputs = human.forward(tape, tape.input(rows, layout.features(), features, 0));
    Tensor loss = loss(tape, outputs, chosen, signals, credits);
    tape.backward("Deep TAMER's loss", loss);
    losses += loss.item();
    updates++;
    adam.step();
    frozen = Optional.empty();
  }

  /**
   * The mean over rows of c (H(s, a) - h)².
   *
   * @param human (rows, moves): H(s, .)
   * @param chosen (rows): a
   * @param signals (rows): h
   * @param credits (rows): c
   */
  static Tensor loss(Tape tape, Tensor human, int[] chosen, float[] signals, float[] credits) {
    int rows = human.rows();
    Tensor error = tape.sub(tape.gather(human, chosen, 0), tape.input(rows, 1, signals, 0));
    return tape.mean(tape.mul(tape.square(error), tape.input(rows, 1, credits, 0)));
  }

  @Override
  void report(Map<String, Double> metrics) {
    if (updates > 0) {
      metrics.put("human_loss", losses / updates);
    }
    metrics.put("human_buffer", (double) buffer.size());
    updates = 0;
    losses = 0;
  }

  /** What the person would say of each move, by what is known now. */
  Preferences values() {
    if (frozen.isEmpty()) {
      frozen = Optional.of(human.frozen());
    }
    FrozenMlp network = frozen.get();
    return new NetworkPreferences(
        layout.frozen(),
        moves,
        (features, rows, into) -> network.forward(features, 0, rows, into, 0));
  }

  /** Greedy, as the paper has it: what the person says is exploration enough. */
  @Override
  public Policy<O, A> policy() {
    return new PreferencePolicy<>(spec, values(), Choice.FIRST, 0);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(MARK);
    out.writeLong(steps);
    out.writeLong(draws);
    parameters.save(out);
    adam.save(out);
    layout.save(out);
    buffer.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    TableState.expect(in, MARK, "DeepTamer");
    long savedSteps = TableState.count(in);
    long savedDraws = TableState.count(in);
    parameters.load(in);
    adam.load(in);
    layout.load(in);
    buffer.load(in);
    steps = savedSteps;
    draws = savedDraws;
    frozen = Optional.empty();
  }
}
