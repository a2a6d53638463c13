package org.plaudit.agents.plan;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;

/**
 * Policy iteration (R. A. Howard, "Dynamic programming and Markov processes", 1960; Sutton and
 * Barto, "Reinforcement Learning", 2nd edition, section 4.3). Each lesson evaluates a policy pi by
 * sweeps over all states of a world's exact model,
 *
 * <pre>V(s) = the sum over s', r of p(s', r | s, pi(s)) (r + gamma V(s'))              (eq. 4.5)
 * </pre>
 *
 * in place, until no value changes by more than the tolerance (no value is further than gamma
 * tolerance / (1 - gamma) from pi's then), and takes the actions that are best by these values for
 * the next policy (eq. 4.9). A policy that this does not change is optimal; few lessons lead there.
 *
 * <p>An action gives way only to one that is better by more than rounding and tolerance explain, so
 * that equally good ones do not take turns for ever. The first policy takes action 0 everywhere.
 *
 * <p>Works where the world has a model ({@link org.plaudit.core.env.Tabular}) whose states are what
 * is observed. Learns nothing from experience. Metrics:
 *
 * <ul>
 *   <li>{@code bellman_residual}: max over s of |max over a of Q(s, a) - V(s)|, by how much pi
 *       misses the optimum's eq. 4.1
 *   <li>{@code policy_changes}: states in which the next policy acts differently
 *   <li>{@code sweeps}: of the evaluation
 * </ul>
 */
public final class PolicyIteration<O, A> extends Planner<O, A> {
  private static final int MARK = 0x50495431; // "PIT1"

  /** How it plans. */
  public record Options(
      @Doc("steps that pass in the world between two lessons, at least 1") int horizon,
      @Doc("weight of a reward one step later, in [0, 1)") double discount,
      @Doc("largest change in the last sweep of an evaluation, positive") double tolerance) {
    public Options {
      requireHorizon(horizon);
      requireDiscount(discount);
      requireTolerance(tolerance);
    }

    public static Options defaults() {
      return new Options(100, 0.99, 1e-10);
    }
  }

  /** What rounding may do to a sum, relative to the largest value. */
  private static final double ROUNDING = 1e-13;

  private final Options options;
  private final int[] chosen;

  public PolicyIteration(Options options, EnvSpec<O, A> spec) {
    super(MARK, spec);
    this.options = options;
    this.chosen = new int[layout.states()];
  }

  /** Makes planners of this kind. */
  public static Factory factory(Options options) {
    return new PlannerFactory(options.horizon()) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new PolicyIteration<>(options, spec);
      }
    };
  }

  @Override
  Metrics improve(Backups model) {
    double[] worth = model.best(values); // where the evaluation begins is of no account
    int sweeps = evaluate(model, worth);
    double margin =
        2 * options.tolerance() * options.discount() / (1 - options.discount()) + rounding(worth);
    double residual = 0;
    int changes = 0;
    for (int state = 0; state < layout.states(); state++) {
      int best = chosen[state];
      for (int action = 0; action < layout.moves(); action++) {
        values[layout.at(state, action)] = model.of(state, action, worth, options.discount());
      }
      double kept = values[layout.at(state, chosen[state])];
      for (int action = 0; action < layout.moves(); action++) {
        double value = values[layout.at(state, action)]; // eq. 4.9
        if (value > kept + margin && value > values[layout.at(state, best)]) {
          best = action;
        }
      }
      residual = Math.max(residual, Math.abs(values[layout.at(state, best)] - worth[state]));
      changes += best == chosen[state] ? 0 : 1;
      chosen[state] = best;
    }
    return Metrics.none()
        .and("bellman_residual", residual)
        .and("policy_changes", changes)
        .and("sweeps", sweeps);
  }

  /** Replaces {@code worth} by the values of the policy; the number of sweeps it took. */
  private int evaluate(Backups model, double[] worth) {
    double change = Double.POSITIVE_INFINITY;
    int sweeps = 0;
    while (change > options.tolerance() + rounding(worth)) {
      change = 0;
      for (int state = 0; state < worth.length; state++) {
        double value = model.of(state, chosen[state], worth, options.discount()); // eq. 4.5
        change = Math.max(change, Math.abs(value - worth[state]));
        worth[state] = value;
      }
      sweeps++;
    }
    return sweeps;
  }

  private static double rounding(double[] worth) {
    double largest = 0;
    for (double value : worth) {
      largest = Math.max(largest, Math.abs(value));
    }
    return ROUNDING * largest;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    super.save(out);
    for (int action : chosen) {
      out.writeInt(action);
    }
  }

  @Override
  void loadMore(DataInput in) throws IOException {
    int[] saved = new int[chosen.length];
    for (int state = 0; state < saved.length; state++) {
      saved[state] = in.readInt();
      if (saved[state] < 0 || saved[state] >= layout.moves()) {
        throw new IOException(
            "the saved action of state %d (%d) must lie in [0, %d)"
                .formatted(state, saved[state], layout.moves()));
      }
    }
    System.arraycopy(saved, 0, chosen, 0, saved.length);
  }
}
