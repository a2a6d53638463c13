package org.plaudit.agents.plan;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;

/**
 * Value iteration (R. Bellman, "Dynamic programming", 1957; Sutton and Barto, "Reinforcement
 * Learning", 2nd edition, section 4.4): sweeps over all states of a world's exact model,
 *
 * <pre>V(s) = max over a of the sum over s', r of p(s', r | s, a) (r + gamma V(s'))   (eq. 4.10)
 * </pre>
 *
 * Tells how good a learner could be. Once the residual is e, no state's value is further than gamma
 * e / (1 - gamma) from the optimum. It plans for episodes that may go on for ever: where a limit
 * truncates them, a policy that watches the clock can do a little better.
 *
 * <p>Works where the world has a model ({@link org.plaudit.core.env.Tabular}) whose states are what
 * is observed. Learns nothing from experience. Metrics:
 *
 * <ul>
 *   <li>{@code bellman_residual}: max over s of |V'(s) - V(s)| in the last sweep, which tells by
 *       how much V missed eq. 4.10
 *   <li>{@code sweeps}: in this lesson; 1 once the residual is within the tolerance
 * </ul>
 */
public final class ValueIteration<O, A> extends Planner<O, A> {
  private static final int MARK = 0x56495431; // "VIT1"

  /** How it plans. */
  public record Options(
      @Doc("sweeps over all states in one lesson, at most; at least 1") int sweeps,
      @Doc("steps that pass in the world between two lessons, at least 1") int horizon,
      @Doc("weight of a reward one step later, in [0, 1)") double discount,
      @Doc("residual at which it is content, positive") double tolerance) {
    public Options {
      Require.that(sweeps >= 1, "sweeps (%d) must be at least 1. Maybe 20.", sweeps);
      requireHorizon(horizon);
      requireDiscount(discount);
      requireTolerance(tolerance);
    }

    public static Options defaults() {
      return new Options(20, 100, 0.99, 1e-10);
    }
  }

  private final Options options;

  public ValueIteration(Options options, EnvSpec<O, A> spec) {
    super(MARK, spec);
    this.options = options;
  }

  /** Makes planners of this kind. */
  public static Factory factory(Options options) {
    return new PlannerFactory(options.horizon()) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new ValueIteration<>(options, spec);
      }
    };
  }

  @Override
  Metrics improve(Backups model) {
    double residual = Double.POSITIVE_INFINITY;
    int sweeps = 0;
    while (sweeps < options.sweeps() && residual > options.tolerance()) {
      residual = model.sweep(values, options.discount()); // eq. 4.10
      sweeps++;
    }
    return Metrics.none().and("bellman_residual", residual).and("sweeps", sweeps);
  }
}
