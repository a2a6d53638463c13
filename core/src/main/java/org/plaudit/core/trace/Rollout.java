package org.plaudit.core.trace;

import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;

/**
 * {@code steps} steps of {@code worlds} worlds side by side, in flat buffers, row-major: step by
 * step, and within a step world by world. The reward is the one the run chose: the task's, a
 * learned one or a person's. The arrays are the buffers themselves, filled once by their maker and
 * read-only from then on.
 */
public final class Rollout {
  private final int steps;
  private final int worlds;
  private final float[] observations;
  private final float[] actions;
  private final float[] next;
  private final float[] rewards;
  private final Ending[] endings;
  private final float[] memories;

  /**
   * @param observations (steps, worlds, observationWidth): what was acted on
   * @param actions (steps, worlds, actionWidth)
   * @param next (steps, worlds, observationWidth): what followed, in the same episode even where it
   *     ended
   * @param rewards (steps, worlds)
   * @param endings (steps, worlds)
   */
  public Rollout(
      int steps,
      int worlds,
      float[] observations,
      float[] actions,
      float[] next,
      float[] rewards,
      Ending[] endings) {
    this(steps, worlds, observations, actions, next, rewards, endings, new float[0]);
  }

  private Rollout(
      int steps,
      int worlds,
      float[] observations,
      float[] actions,
      float[] next,
      float[] rewards,
      Ending[] endings,
      float[] memories) {
    int rows = steps * worlds;
    Require.that(rows > 0, "steps (%d) and worlds (%d) must be positive", steps, worlds);
    Require.that(
        observations.length % rows == 0 && next.length == observations.length,
        "observations (%d floats) and next (%d) must be equally long, a multiple of %d rows",
        observations.length,
        next.length,
        rows);
    Require.that(
        actions.length % rows == 0, "actions (%d floats) must fill %d rows", actions.length, rows);
    Require.that(
        rewards.length == rows && endings.length == rows,
        "rewards (%d) and endings (%d) must be %d, one a row",
        rewards.length,
        endings.length,
        rows);
    Require.that(
        memories.length % rows == 0,
        "memories (%d floats) must fill %d rows",
        memories.length,
        rows);
    this.steps = steps;
    this.worlds = worlds;
    this.observations = observations;
    this.actions = actions;
    this.next = next;
    this.rewards = rewards;
    this.endings = endings;
    this.memories = memories;
  }

  public int steps() {
    return steps;
  }

  public int worlds() {
    return worlds;
  }

  /** {@code steps * worlds}. */
  public int rows() {
    return rewards.length;
  }

  public int observationWidth() {
    return observations.length / rows();
  }

  public int actionWidth() {
    return actions.length / rows();
  }

  public float[] observations() {
    return observations;
  }

  public float[] actions() {
    return actions;
  }

  public float[] next() {
    return next;
  }

  public float[] rewards() {
    return rewards;
  }

  /** How the episode stood after the step of this row. */
  public Ending ending(int row) {
    return endings[row];
  }

  /**
   * What the policy remembered when it acted, (steps, worlds, memoryWidth), all zero where an
   * episode starts; empty if it remembers nothing.
   */
  public float[] memories() {
    return memories;
  }

  public int memoryWidth() {
    return memories.length / rows();
  }

  /** The same steps with another reward: (steps, worlds). */
  public Rollout withRewards(float[] other) {
    return new Rollout(steps, worlds, observations, actions, next, other, endings, memories);
  }

  /** The same steps, and what the policy remembered before each: (steps, worlds, memoryWidth). */
  public Rollout withMemories(float[] other) {
    return new Rollout(steps, worlds, observations, actions, next, rewards, endings, other);
  }
}
