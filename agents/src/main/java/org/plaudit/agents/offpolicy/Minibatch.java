package org.plaudit.agents.offpolicy;

import org.plaudit.core.Require;

/**
 * Some transitions of a {@link ReplayBuffer}, in arrays that are filled again and again. All are
 * row-major, one transition a row; they are live, and good until the next filling.
 */
public final class Minibatch {
  private final int rows;
  private final int[] places;
  private final float[] observations;
  private final float[] actions;
  private final float[] rewards;
  private final float[] next;
  private final float[] bootstraps;

  public Minibatch(int rows, int observationWidth, int actionWidth) {
    Require.that(rows > 0, "rows (%d) must be positive", rows);
    this.rows = rows;
    this.places = new int[rows];
    this.observations = new float[Math.multiplyExact(rows, observationWidth)];
    this.actions = new float[Math.multiplyExact(rows, actionWidth)];
    this.rewards = new float[rows];
    this.next = new float[observations.length];
    this.bootstraps = new float[rows];
  }

  public int rows() {
    return rows;
  }

  /** (rows): where in the buffer each transition lies; to be filled before reading chosen ones. */
  public int[] places() {
    return places;
  }

  /** (rows, observationWidth): what was acted on. */
  public float[] observations() {
    return observations;
  }

  /** (rows, actionWidth). */
  public float[] actions() {
    return actions;
  }

  /** (rows): what was earned over the steps up to {@link #next}, discounted. */
  public float[] rewards() {
    return rewards;
  }

  /** (rows, observationWidth): what followed, in the same episode even where it ended. */
  public float[] next() {
    return next;
  }

  /**
   * (rows): what the value of {@link #next} weighs, the discount to the power of the steps taken to
   * get there; 0 where the episode terminated.
   */
  public float[] bootstraps() {
    return bootstraps;
  }
}
