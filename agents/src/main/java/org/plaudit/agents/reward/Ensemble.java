package org.plaudit.agents.reward;

import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;

/** The networks that learn a reward, and how they are fitted. */
public record Ensemble(
    @Doc("networks in the ensemble, at least 1") int members,
    @Doc("whether the reward may depend on the action, not only on what was seen") boolean actions,
    @Doc("sizes of the hidden layers of each; none makes it linear in the features")
        List<Integer> hidden,
    @Doc("Adam's step size, positive") double learningRate,
    @Doc("fraction of each weight lost per unit of step size, at least 0") double weightDecay,
    @Doc("steps of the optimiser in one fit, at least 1") int steps,
    @Doc("judgements in one step of the optimiser, at least 1") int batch) {
  public Ensemble {
    hidden = List.copyOf(hidden);
    Require.that(members >= 1, "members (%d) must be at least 1. Maybe 3.", members);
    for (int units : hidden) {
      Require.that(units >= 1, "hidden %s must be positive. Maybe [32, 32].", hidden);
    }
    Require.that(
        learningRate > 0, "learning_rate (%s) must be positive. Maybe 0.001.", learningRate);
    Require.that(weightDecay >= 0, "weight_decay (%s) must not be negative. Maybe 0.", weightDecay);
    Require.that(steps >= 1, "steps (%d) must be at least 1. Maybe 150.", steps);
    Require.that(batch >= 1, "batch (%d) must be at least 1. Maybe 32.", batch);
  }

  /** For a model that goes on from its last fit. */
  public static Ensemble defaults() {
    return new Ensemble(3, true, List.of(32, 32), 3e-3, 1e-2, 150, 32);
  }

  /** For a model that starts anew with every fit, and hence takes more steps. */
  static Ensemble fromScratch() {
    return new Ensemble(3, true, List.of(32, 32), 3e-3, 1e-2, 600, 32);
  }

  /** The same in large steps, for a model that is fitted several times over. */
  public static Ensemble brief() {
    return new Ensemble(3, true, List.of(32, 32), 5e-3, 1e-2, 200, 32);
  }

  /** The same with other batches. */
  Ensemble withBatch(int other) {
    return new Ensemble(members, actions, hidden, learningRate, weightDecay, steps, other);
  }
}
