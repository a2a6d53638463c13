package org.plaudit.agents.offpolicy;

import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;

/**
 * How a network estimates the return of an action: by its expectation, or by a distribution of
 * {@link #width} numbers whose mean is the expectation. Immutable and pure.
 */
sealed interface Estimate permits Expectation, Categorical, Quantiles {
  /** Numbers that the network puts out for each action. */
  int width();

  /**
   * Expected returns.
   *
   * @param outputs (count, width)
   * @param into (count), overwritten; may be {@code outputs}
   */
  void means(float[] outputs, int count, float[] into);

  /**
   * What to learn: rewards + bootstraps times the return from there on.
   *
   * @param next (rows, width): what the network puts out for what is done next
   * @param rewards (rows)
   * @param bootstraps (rows): what that weighs; 0 where nothing follows
   * @param into (rows, width), overwritten
   */
  void targets(float[] next, float[] rewards, float[] bootstraps, int rows, float[] into);

  /**
   * How far outputs are from targets, 0 or more.
   *
   * @param outputs (rows, width)
   * @param targets (rows, width), as {@link #targets} makes them
   * @return (rows, 1)
   */
  Tensor losses(Tape tape, Tensor outputs, float[] targets);

  /** Expectations of targets, (rows, width) -> (rows); the counterpart of {@link #means}. */
  void targetMeans(float[] targets, int rows, float[] into);
}
