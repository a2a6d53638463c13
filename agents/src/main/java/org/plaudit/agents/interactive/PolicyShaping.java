package org.plaudit.agents.interactive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plaudit.agents.interactive.PreferencePolicy.Choice;
import org.plaudit.agents.learn.Checks;
import org.plaudit.agents.policy.Preferences;
import org.plaudit.agents.policy.TableLayout;
import org.plaudit.agents.policy.TableState;
import org.plaudit.agents.tabular.Steps;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/**
 * Policy shaping by Advise (S. Griffith et al., "Policy shaping: integrating human feedback with
 * reinforcement learning", NIPS 2013): a signal says that an action was right or wrong, and is
 * itself right with probability C. Then with Delta(s, a), the signals that said right less those
 * that said wrong, the action is right with probability
 *
 * <pre>C^Delta / (C^Delta + (1 - C)^Delta)
 * </pre>
 *
 * Meanwhile Q-learning finds from the world's reward how good each action is; it would act with
 * probabilities in proportion to exp(Q(s, a) / temperature). Both opinions are multiplied. So
 * advice decides where there is some, experience where there is none, and a person who errs is
 * overruled where experience is sure.
 *
 * <p>Works on numbered states and moves, masked or not. A terminated episode is worth nothing
 * afterwards; a truncated one is worth what it showed last. Metrics of a lesson: {@code signals},
 * how many were heard; {@code signal_mean}, their mean, absent where none was heard; {@code
 * td_error}, the mean of |target - Q(S, A)|; {@code advised}, the share of all pairs of state and
 * move about which something was said and not taken back, in [0, 1].
 */
public final class PolicyShaping<O, A> extends SignalLearner<O, A> {
  private static final int MARK = 0x50534831; // "PSH1"

  /** For a person who reacts at once and is right four times in five. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world between two lessons, at least 1; 1 listens after every step")
          int horizon,
      @Doc("weight of a reward one step later, in [0, 1]") double discount,
      @Doc("step size of Q-learning, in (0, 1]") double learningRate,
      @Doc("how much worse an action must be to be tried e times less often, positive")
          double temperature,
      @Doc("C: how often a signal is right, in (0, 1); 0.5 listens to nobody") double consistency,
      @Doc("how long a person takes to react") Delay delay) {
    public Options {
      Checks.worlds(worlds, 1);
      Checks.horizon(horizon, 1);
      Checks.discount(discount);
      Require.that(
          learningRate > 0 && learningRate <= 1,
          "learning_rate (%s) must lie in (0, 1]. Maybe 0.1.",
          learningRate);
      Require.that(temperature > 0, "temperature (%s) must be positive. Maybe 0.1.", temperature);
      Require.that(
          consistency > 0 && consistency < 1,
          "consistency (%s) must lie in (0, 1). Maybe 0.9.",
          consistency);
    }

    public static Options defaults() {
      return new Options(1, 1, 0.99, 0.1, 0.1, 0.8, Delay.defaults());
    }
  }

  private final Options options;
  private final TableLayout layout;
  private final double[] values; // Q
  private final double[] advice; // Delta
  private final double[] logits; // of both together
  private Optional<Preferences> frozen = Optional.empty();
  private int advised;
  private int learned;
  private double errors;

  public PolicyShaping(Options options, EnvSpec<O, A> spec) {
    super(spec);
    this.options = options;
    this.layout = TableLayout.of(spec);
    this.values = new double[layout.size()];
    this.advice = new double[layout.size()];
    this.logits = new double[layout.size()];
    weighAll();
  }

  /** Makes learners of this kind. */
  public static Factory factory(Options options) {
    return new Factory() {
      @Override
      public Optional<String> unfit(EnvSpec<?, ?> spec) {
        return TableLayout.unfit(spec);
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new PolicyShaping<>(options, spec);
      }

      @Override
      public Set<Class<? extends Feedback>> feedback() {
        return Set.of(Signal.class);
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

  /**
   * The probability that an action is right, by what was said.
   *
   * @param consistency C, in (0, 1)
   * @param delta how many more signals said right than wrong
   */
  static double right(double consistency, double delta) {
    // The same, with both powers divided by C^Delta: neither can overflow.
    return 1 / (1 + Math.pow((1 - consistency) / consistency, delta));
  }

  /** What both opinions say of an action, up to a constant of the state. */
  private void weigh(int at) {
    double odds = Math.log((1 - options.consistency()) / options.consistency());
    // log right, by the softplus of its log odds, which holds in both tails.
    double against = advice[at] * odds;
    double logRight = -(Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against))));
    logits[at] = values[at] / options.temperature() + logRight;
  }

  private void weighAll() {
    for (int at = 0; at < logits.length; at++) {
      weigh(at);
    }
    frozen = Optional.empty();
  }

  @Override
  void hear(Segment<O, A> segment, Signal signal) {
    double[] credit = options.delay().credit(segment.length(), signal.delay());
    for (int back = 0; back < credit.length; back++) {
      if (credit[back] > 0) {
        int step = segment.length() - 1 - back;
        look(segment, step);
        int at = layout.at(layout.state(seen, 0), layout.move(done(segment, step), 0));
        advised -= advice[at] != 0 ? 1 : 0;
        advice[at] += credit[back] * Math.signum(signal.value());
        advised += advice[at] != 0 ? 1 : 0;
        weigh(at);
      }
    }
    frozen = Optional.empty();
  }

  @Override
  void follow(Rollout rollout) {
    Steps steps = Steps.of(layout, new Lesson.Experience<>(rollout));
    for (int row = 0; row < steps.rows(); row++) {
      double next =
          steps.ending(row) == Ending.TERMINATED
              ? 0
              : layout.best(values, steps.next(row), steps.shownNext(), row);
      int at = layout.at(steps.state(row), steps.move(row));
      double error = steps.reward(row) + options.discount() * next - values[at];
      values[at] += options.learningRate() * error;
      weigh(at);
      learned++;
      errors += Math.abs(error);
    }
    frozen = Optional.empty();
  }

  @Override
  void report(Map<String, Double> metrics) {
    if (learned > 0) {
      metrics.put("td_error", errors / learned);
    }
    metrics.put("advised", (double) advised / advice.length);
    learned = 0;
    errors = 0;
  }

  @Override
  public Policy<O, A> policy() {
    return new PreferencePolicy<>(spec, values(), Choice.SOFTMAX, 0);
  }

  @Override
  public Policy<O, A> best() {
    return new PreferencePolicy<>(spec, values(), Choice.FIRST, 0);
  }

  /** The logits of both opinions together, as they are now. */
  Preferences values() {
    if (frozen.isEmpty()) {
      frozen = Optional.of(new TablePreferences(layout, logits));
    }
    return frozen.get();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(MARK);
    TableState.write(out, values);
    TableState.write(out, advice);
  }

  @Override
  public void load(DataInput in) throws IOException {
    TableState.expect(in, MARK, "PolicyShaping");
    double[] savedValues = TableState.readValues(in, values.length);
    double[] savedAdvice = TableState.readValues(in, advice.length);
    System.arraycopy(savedValues, 0, values, 0, values.length);
    System.arraycopy(savedAdvice, 0, advice, 0, advice.length);
    advised = 0;
    for (double one : advice) {
      advised += one != 0 ? 1 : 0;
    }
    weighAll();
  }
}
