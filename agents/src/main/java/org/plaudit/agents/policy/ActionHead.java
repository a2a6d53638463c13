package org.plaudit.agents.policy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.MultiBinary;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.Space;

/** A distribution over actions, shaped by what a network puts out. */
public sealed interface ActionHead permits CategoricalHead, GaussianHead {
  /** How many numbers the network must put out for one action. */
  int outputs();

  /** How likely actions are, as part of a loss. */
  record Likelihood(Tensor logProbability, Tensor entropy) {}

  /**
   * Log-probabilities (or densities) of actions and the entropy of the distributions, in nats.
   *
   * @param outputs (rows, outputs())
   * @param actions (rows, action width), flat form
   * @param masks (rows, choices), 1 for legal; empty if every action is
   * @return two tensors of shape (rows, 1)
   */
  Likelihood likelihood(Tape tape, Tensor outputs, float[] actions, float[] masks);

  /** What acts: later learning does not change it, and any thread may use it. */
  Sampler frozen();

  /** Draws one action from a distribution. */
  interface Sampler {
    /**
     * @param outputs the network's, from index {@code at} on
     * @param masks 1 for legal, from index {@code maskAt} on; empty if every action is
     * @param actions receives the flat form from index {@code actionAt} on
     */
    void sample(
        float[] outputs,
        int at,
        float[] masks,
        int maskAt,
        float[] actions,
        int actionAt,
        RandomGenerator rng);

    /** As {@link #sample}, but the most likely action. */
    void mode(float[] outputs, int at, float[] masks, int maskAt, float[] actions, int actionAt);

    /** Log-probability or log-density of one action, in nats; NaN where it is not known. */
    default double logProbability(
        float[] outputs, int at, float[] masks, int maskAt, float[] actions, int actionAt) {
      return Double.NaN;
    }
  }

  /** Why no distribution here covers {@code actions}; empty if one does. */
  static Optional<String> unfit(Space<?> actions) {
    return actions instanceof Discrete
            || actions instanceof MultiDiscrete
            || actions instanceof MultiBinary
            || actions instanceof Box
        ? Optional.empty()
        : Optional.of(
            "its actions are %s; they must be Discrete, MultiDiscrete, MultiBinary or Box"
                .formatted(actions.getClass().getSimpleName()));
  }

  /**
   * The distribution that fits a space of actions.
   *
   * @param parameters receives what the distribution itself learns
   * @throws IllegalArgumentException if none fits; see {@link #unfit}
   */
  static ActionHead of(Space<?> actions, Parameters parameters) {
    if (actions instanceof Discrete discrete) {
      return new CategoricalHead(List.of(discrete.n()), discrete.start());
    }
    if (actions instanceof MultiDiscrete choices) {
      return new CategoricalHead(choices.sizes(), 0);
    }
    if (actions instanceof MultiBinary switches) {
      return new CategoricalHead(Collections.nCopies(switches.n(), 2), 0);
    }
    if (actions instanceof Box box) {
      return new GaussianHead(box.width(), parameters);
    }
    throw new IllegalArgumentException(unfit(actions).orElseThrow());
  }
}
