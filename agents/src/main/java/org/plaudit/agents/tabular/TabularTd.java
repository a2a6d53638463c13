package org.plaudit.agents.tabular;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plaudit.agents.policy.TableLayout;
import org.plaudit.agents.policy.TablePolicy;
import org.plaudit.agents.policy.TableState;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;

/**
 * What one-step learners of action values share: a table Q(s, a), epsilon-greedy behaviour, step
 * sizes and visits. Each moves the table towards targets of its own, by
 *
 * <pre>Q(s, a) += alpha (target - Q(s, a))
 * </pre>
 */
abstract class TabularTd<O, A> implements Learner<O, A> {
  private final int mark;
  private final EnvSpec<O, A> spec;
  private final long budget;
  private final double[] values;
  private final long[] visits;
  private int tried;
  private long steps;
  private int improved;
  private double errors;
  private double rates;

  final TdOptions options;
  final TableLayout layout;

  /**
   * @param mark what its saved states begin with
   * @param budget steps of experience over the learner's life, for what falls over the run
   */
  TabularTd(int mark, TdOptions options, EnvSpec<O, A> spec, long budget) {
    this.mark = mark;
    this.options = options;
    this.spec = spec;
    this.budget = budget;
    this.layout = TableLayout.of(spec);
    this.values = new double[layout.size()];
    this.visits = new long[layout.size()];
    Arrays.fill(values, options.initial());
  }

  /** Learners of a kind: what is the same whichever rule they learn by. */
  abstract static class TdFactory implements Factory {
    private final TdOptions options;

    TdFactory(TdOptions options) {
      this.options = options;
    }

    @Override
    public final Optional<String> unfit(EnvSpec<?, ?> spec) {
      return TableLayout.unfit(spec);
    }

    @Override
    public final int worlds() {
      return options.worlds();
    }

    @Override
    public final int horizon() {
      return options.horizon();
    }
  }

  /** Learns from one lesson, in the order in which things happened, by {@link #improve}. */
  abstract void follow(Steps lesson);

  /** Moves Q(s, a) towards the target by the step size of the moment. */
  final void improve(int state, int move, double target) {
    int at = layout.at(state, move);
    tried += visits[at] == 0 ? 1 : 0;
    visits[at]++;
    double rate = options.learningRate(progress(), visits[at]);
    double error = target - values[at];
    values[at] += rate * error;
    improved++;
    errors += Math.abs(error);
    rates += rate;
  }

  /** Q(s, a). */
  final double value(int state, int move) {
    return values[layout.at(state, move)];
  }

  /**
   * max over a of Q(s, a), among what is legal.
   *
   * @param shown flat observations, whose row says what is legal in {@code state}
   */
  final double best(int state, float[] shown, int row) {
    return layout.best(values, state, shown, row);
  }

  /** The mean of Q(s, A) where A is what the behaviour of the moment would do; as {@link #best}. */
  final double expected(int state, float[] shown, int row) {
    double epsilon = epsilon(state);
    return (1 - epsilon) * layout.best(values, state, shown, row)
        + epsilon * layout.mean(values, state, shown, row);
  }

  private double epsilon(int state) {
    long met = 0;
    if (options.epsilonDecay() == Decay.VISITS) {
      for (int move = 0; move < layout.moves(); move++) {
        met += visits[layout.at(state, move)];
      }
    }
    return options.epsilon(progress(), met + 1);
  }

  private double progress() {
    return (double) steps / (double) Math.max(1, budget);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public final Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Experience.class);
  }

  @Override
  public final Metrics learn(List<Lesson<O, A>> all) {
    List<Steps> lessons = all.stream().map(lesson -> Steps.of(layout, lesson)).toList();
    Metrics metrics = Metrics.none();
    for (Steps lesson : lessons) {
      improved = 0;
      errors = 0;
      rates = 0;
      follow(lesson);
      metrics = metrics(lesson);
      steps += lesson.rows();
    }
    return metrics;
  }

  private Metrics metrics(Steps lesson) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    // Sarsa may wait for what is done next, and learn nothing yet.
    if (improved > 0) {
      metrics.put("td_error", errors / improved);
      metrics.put("learning_rate", rates / improved);
    }
    double explored = 0;
    for (int row = 0; row < lesson.rows(); row++) {
      explored += epsilon(lesson.state(row));
    }
    metrics.put("epsilon", explored / lesson.rows());
    metrics.put("coverage", (double) tried / visits.length);
    return new Metrics(metrics);
  }

  @Override
  public final Policy<O, A> policy() {
    double[] epsilon = new double[layout.states()];
    Arrays.setAll(epsilon, this::epsilon);
    return TablePolicy.exploring(spec, layout, values, epsilon);
  }

  @Override
  public final Policy<O, A> best() {
    return TablePolicy.greedy(spec, layout, values);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(mark);
    out.writeLong(steps);
    TableState.write(out, values);
    TableState.write(out, visits);
  }

  @Override
  public void load(DataInput in) throws IOException {
    TableState.expect(in, mark, getClass().getSimpleName());
    long savedSteps = TableState.count(in);
    double[] savedValues = TableState.readValues(in, values.length);
    long[] savedVisits = TableState.readCounts(in, visits.length);
    loadMore(in);
    steps = savedSteps;
    System.arraycopy(savedValues, 0, values, 0, values.length);
    System.arraycopy(savedVisits, 0, visits, 0, visits.length);
    tried = (int) Arrays.stream(visits).filter(count -> count > 0).count();
  }

  /** Reads what a learner saved besides, before anything is changed. */
  void loadMore(DataInput in) throws IOException {}
}
