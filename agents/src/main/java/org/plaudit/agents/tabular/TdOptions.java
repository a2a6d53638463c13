package org.plaudit.agents.tabular;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;

/**
 * What one-step learners of action values can be told. The defaults are those of Sutton and Barto's
 * examples 6.5 and 6.6, but for a discount below 1, with which values are finite in every world.
 */
public record TdOptions(
    @Doc("worlds side by side, at least 1") int worlds,
    @Doc("steps of each world in one lesson, at least 1; 1 learns from each step before the next")
        int horizon,
    @Doc("weight of a reward one step later, in [0, 1]") double discount,
    @Doc("step size at first, in (0, 1]") double learningRate,
    @Doc("how the step size falls: not, over the run, or with the visits of a state and move")
        Decay learningRateDecay,
    @Doc("step size at last, in [0, learning_rate]; not with constant") double learningRateEnd,
    @Doc("chance of a random move at first, in [0, 1]") double epsilon,
    @Doc("how epsilon falls: not, over the run, or with the visits of a state") Decay epsilonDecay,
    @Doc("chance of a random move at last, in [0, epsilon]; not with constant") double epsilonEnd,
    @Doc("what falls with n visits falls as 1 / n^power; in (0, 1]") double power,
    @Doc("value of every move at first; more than can be earned makes it try everything")
        double initial) {
  public TdOptions {
    Require.that(worlds >= 1, "worlds (%d) must be at least 1. Maybe 4.", worlds);
    Require.that(horizon >= 1, "horizon (%d) must be at least 1. Maybe 16.", horizon);
    Require.that(
        discount >= 0 && discount <= 1, "discount (%s) must lie in [0, 1]. Maybe 0.99.", discount);
    Require.that(
        learningRate > 0 && learningRate <= 1,
        "learning_rate (%s) must lie in (0, 1]. Maybe 0.1.",
        learningRate);
    Require.that(
        learningRateEnd >= 0 && learningRateEnd <= learningRate,
        "learning_rate_end (%s) must lie in [0, %s], it is where learning_rate ends. Maybe 0.",
        learningRateEnd,
        learningRate);
    Require.that(
        epsilon >= 0 && epsilon <= 1, "epsilon (%s) must lie in [0, 1]. Maybe 0.1.", epsilon);
    Require.that(
        epsilonEnd >= 0 && epsilonEnd <= epsilon,
        "epsilon_end (%s) must lie in [0, %s], it is where epsilon ends. Maybe 0.",
        epsilonEnd,
        epsilon);
    Require.that(power > 0 && power <= 1, "power (%s) must lie in (0, 1]. Maybe 0.8.", power);
    Require.that(Double.isFinite(initial), "initial (%s) must be finite. Maybe 0.", initial);
  }

  public static TdOptions defaults() {
    return new TdOptions(4, 16, 0.99, 0.1, Decay.CONSTANT, 0, 0.1, Decay.CONSTANT, 0, 0.8, 0);
  }

  double learningRate(double progress, long visits) {
    return learningRateDecay.at(learningRate, learningRateEnd, progress, visits, power);
  }

  double epsilon(double progress, long visits) {
    return epsilonDecay.at(epsilon, epsilonEnd, progress, visits, power);
  }
}
