package org.plaudit.agents.tabular;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plaudit.agents.plan.Backups;
import org.plaudit.agents.policy.TableLayout;
import org.plaudit.agents.policy.TablePolicy;
import org.plaudit.agents.policy.TableState;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;

/**
 * R-max (R. I. Brafman and M. Tennenholtz, "R-MAX: a general polynomial time algorithm for
 * near-optimal reinforcement learning", JMLR 3, 2002): counts what follows each move in each state;
 * believes that moves tried fewer than {@code enough} times lead to a heaven where each step earns
 * the most there is; and plans by value iteration in that model, which is acted on greedily. Either
 * the plan is as good as it looks, or it leads to something new: no random moves are needed, and
 * all of a world is found out in a number of steps that is polynomial in its size.
 *
 * <p>The discounted form is that of A. Strehl, L. Li and M. Littman, "Reinforcement learning in
 * finite MDPs: PAC analysis", JMLR 10, 2009. They stop counting at {@code enough}; here counts go
 * on, and the plan is made anew whenever those of some pair have doubled (as in T. Jaksch, R.
 * Ortner and P. Auer, "Near-optimal regret bounds for reinforcement learning", JMLR 11, 2010), so
 * that the model becomes exact in the end.
 *
 * <p>Works on numbered states and moves without masks. Metrics:
 *
 * <ul>
 *   <li>{@code known}: share of all pairs of state and move tried often enough, in [0, 1]
 *   <li>{@code sweeps}: of value iteration in this lesson; 0 where there was nothing new
 *   <li>{@code bellman_residual}: of the plan before its last sweep; absent without one
 * </ul>
 */
public final class RMax<O, A> implements Learner<O, A> {
  private static final int MARK = 0x524d4131; // "RMA1"

  /** The yardstick's settings. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world in one lesson, after which it may plan anew; at least 1")
          int horizon,
      @Doc("weight of a reward one step later, in [0, 1)") double discount,
      @Doc(
              "tries after which a move in a state is known, at least 1; 1 if nothing is left to chance")
          int enough,
      @Doc("the most that one step can earn, at least 0; grows where a step earns more")
          double rewardMax,
      @Doc("sweeps of value iteration in one lesson, at most; at least 1") int sweeps,
      @Doc("residual at which a plan is done, positive") double tolerance) {
    public Options {
      Require.that(worlds >= 1, "worlds (%d) must be at least 1. Maybe 1.", worlds);
      Require.that(horizon >= 1, "horizon (%d) must be at least 1. Maybe 50.", horizon);
      Require.that(
          discount >= 0 && discount < 1,
          "discount (%s) must lie in [0, 1), or heaven has no finite value. Maybe 0.99.",
          discount);
      Require.that(enough >= 1, "enough (%d) must be at least 1. Maybe 10.", enough);
      Require.that(
          rewardMax >= 0 && Double.isFinite(rewardMax),
          "reward_max (%s) must not be negative: an episode that terminates earns 0 for ever after,"
              + " and heaven must be no worse. Maybe 0.",
          rewardMax);
      Require.that(sweeps >= 1, "sweeps (%d) must be at least 1. Maybe 200.", sweeps);
      Require.that(
          tolerance > 0 && Double.isFinite(tolerance),
          "tolerance (%s) must be positive. Maybe 1e-6.",
          tolerance);
    }

    public static Options defaults() {
      return new Options(1, 50, 0.99, 10, 1, 200, 1e-6);
    }
  }

  private final Options options;
  private final EnvSpec<O, A> spec;
  private final TableLayout layout;
  private final Counts counts;

  /** (states and heaven, moves): Q by the last plan. */
  private final double[] values;

  private boolean planned;

  public RMax(Options options, EnvSpec<O, A> spec) {
    this.options = options;
    this.spec = spec;
    this.layout = TableLayout.of(spec);
    this.counts =
        new Counts(layout.states(), layout.moves(), options.enough(), options.rewardMax());
    this.values = new double[layout.size() + layout.moves()];
    Arrays.fill(values, options.rewardMax() / (1 - options.discount())); // all is heaven
  }

  /** Makes learners of this kind. */
  public static Factory factory(Options options) {
    return new Factory() {
      @Override
      public Optional<String> unfit(EnvSpec<?, ?> spec) {
        return TableLayout.unfit(spec)
            .or(
                () ->
                    TableLayout.of(spec).masked()
                        ? Optional.of(
                            "its moves are masked, but R-max wants to try every move. Maybe q-learning.")
                        : Optional.empty());
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new RMax<>(options, spec);
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
  public Metrics learn(List<Lesson<O, A>> all) {
    List<Steps> lessons = all.stream().map(lesson -> Steps.of(layout, lesson)).toList();
    lessons.forEach(this::count);
    Metrics metrics = Metrics.none().and("known", counts.known());
    return planned ? metrics.and("sweeps", 0) : metrics.and(plan());
  }

  private void count(Steps lesson) {
    for (int row = 0; row < lesson.rows(); row++) {
      boolean news =
          counts.add(
              lesson.state(row),
              lesson.move(row),
              lesson.reward(row),
              lesson.next(row),
              lesson.ending(row) == Ending.TERMINATED);
      planned &= !news;
    }
  }

  private Metrics plan() {
    Backups model = Backups.of(counts);
    Arrays.fill(values, layout.size(), values.length, counts.most() / (1 - options.discount()));
    double residual = Double.POSITIVE_INFINITY;
    int sweeps = 0;
    while (sweeps < options.sweeps() && residual > options.tolerance()) {
      residual = model.sweep(values, options.discount());
      sweeps++;
    }
    planned = residual <= options.tolerance();
    return Metrics.none().and("sweeps", sweeps).and("bellman_residual", residual);
  }

  /** The best move by the plan; of several, one at random. */
  @Override
  public Policy<O, A> policy() {
    return TablePolicy.exploring(spec, layout, values(), new double[layout.states()]);
  }

  /** The best move by the plan; of several, the first. */
  @Override
  public Policy<O, A> best() {
    return TablePolicy.greedy(spec, layout, values());
  }

  /** (states, moves): Q by the last plan. */
  double[] values() {
    return Arrays.copyOf(values, layout.size());
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(MARK);
    out.writeBoolean(planned);
    TableState.write(out, values);
    counts.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    TableState.expect(in, MARK, getClass().getSimpleName());
    boolean savedPlanned = in.readBoolean();
    double[] savedValues = TableState.readValues(in, values.length);
    counts.load(in);
    planned = savedPlanned;
    System.arraycopy(savedValues, 0, values, 0, values.length);
  }
}
