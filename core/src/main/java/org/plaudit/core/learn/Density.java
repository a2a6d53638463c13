package org.plaudit.core.learn;

/** A frozen policy that knows how likely its actions are. */
public interface Density {
  /**
   * The logarithm of the probability, or density, of each action, in nats; NaN where it is not
   * known.
   *
   * @param observations (rows, observationWidth)
   * @param actions (rows, actionWidth)
   * @param into (rows), overwritten
   */
  void logProbability(float[] observations, float[] actions, int rows, double[] into);
}
